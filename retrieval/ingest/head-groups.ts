/**
 * Two lines at the head of a table in, one line of heads out: 目标值 | (empty) above 2024年 | 2025年 are 目标值2024年 and
 * 目标值2025年. An empty cell behind a head is where it reaches over.
 */
import { joinMapped } from '../text/mapped-text.ts';
import type { RawCell } from './table-shape.ts';

export interface GroupedHead {
  /** As many as the first line has; the words of both lines, the place of the lower one. */
  head: RawCell[];
  /** Those of the first line that reach over several columns. */
  groups: RawCell[];
}

/** 1,200, 6.5%; 2024年 is none. */
const VALUE = /^[≥≤<>约近超-]*\d[\d,.]*(?:%|‰|(?!年)\p{Script=Han}{1,4})?$|^[/—－-]$/u;

/** Null when the second line is a row like the others. It may lack its first cells, which reach down to it. */
export function groupedHead(first: readonly RawCell[], second: readonly RawCell[]): GroupedHead | null {
  const missing = first.length - second.length;
  if (missing < 0 || missing >= first.length) return null;
  const below = (at: number): RawCell | undefined => second[at - missing];
  const groupAt = first.map((_, at) => groupOf(first, at));
  const isSubhead = first.every((_, at) => {
    const words = below(at)?.text.text ?? '';
    return groupAt[at] ? words !== '' && !VALUE.test(words) : words === '' || at < missing;
  });
  const groups = [...new Set(groupAt.filter((group) => group !== null))];
  if (!isSubhead || groups.length === 0) return null;
  const head = first.map((cell, at): RawCell => {
    const group = groupAt[at];
    const sub = below(at);
    return group && sub ? { text: joinMapped([group.text, sub.text]), span: sub.span } : cell;
  });
  return { head, groups };
}

/** The head that reaches over this column and at least one more. */
function groupOf(first: readonly RawCell[], at: number): RawCell | null {
  const start = first.slice(0, at + 1).findLastIndex(({ text }) => text.text !== '');
  const isWide = first[start + 1]?.text.text === '';
  return start >= 0 && isWide ? (first[start] ?? null) : null;
}
