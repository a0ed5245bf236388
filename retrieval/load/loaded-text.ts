/** What every loader gives: the canonical text of a file, or the reason in Chinese why there is none. */
import type { DocumentPage, Reading } from '../plan-document.ts';

export interface LoadedText extends Reading {
  /** Canonical text: every later offset counts its UTF-16 units. */
  text: string;
  /** Empty where the format has no pages. */
  pages: DocumentPage[];
}

export interface Unreadable {
  /** In Chinese, with what to do about it where something can be done. */
  reason: string;
}

export type LoadResult = LoadedText | Unreadable;

export function isUnreadable<T extends object>(result: T | Unreadable): result is Unreadable {
  return 'reason' in result;
}
