/** What the address of the reader asks for: `/read/{id}?start=&end=&among=`. */
import type { Range } from './text-segments.ts';

export type ReadingRange = { kind: 'none' } | { kind: 'range'; range: Range } | { kind: 'wrong'; message: string };

/** A citation, as an address carries it. */
export interface Place extends Range {
  documentId: string;
}

export function documentIdOf(pathname: string): string {
  const part = pathname.replace(/^\/read\//, '').replace(/\/$/, '');
  try {
    return decodeURIComponent(part);
  } catch {
    // A broken escape names no document; the server answers 404 to it as it stands.
    return part;
  }
}

export function readingRangeOf(search: string, characters: number): ReadingRange {
  const parameters = new URLSearchParams(search);
  const start = parameters.get('start');
  const end = parameters.get('end');
  if (start === null && end === null) return { kind: 'none' };
  if (!isOffset(start) || !isOffset(end)) {
    return { kind: 'wrong', message: '链接里的位置（start、end）应为两个整数，下面从头显示全文。' };
  }
  return checkRange({ start: Number(start), end: Number(end) }, characters);
}

export function checkRange(range: Range, characters: number): ReadingRange {
  if (range.start >= range.end) {
    return { kind: 'wrong', message: '链接里的起点（start）应小于终点（end），下面从头显示全文。' };
  }
  if (range.end > characters) {
    return {
      kind: 'wrong',
      message: `链接里的位置超出了全文（共 ${characters} 字），文件可能已更新，下面从头显示全文。`,
    };
  }
  return { kind: 'range', range };
}

/** The citations of the same answer, `id:start-end~id:start-end`; what cannot be read is left out. */
export function placesAmong(search: string): Place[] {
  const among = new URLSearchParams(search).get('among') ?? '';
  return among.split('~').flatMap((part) => {
    const found = /^([a-z0-9-]+):(\d{1,9})-(\d{1,9})$/.exec(part);
    return found?.[1] ? [{ documentId: found[1], start: Number(found[2]), end: Number(found[3]) }] : [];
  });
}

function isOffset(value: string | null): value is string {
  return value !== null && /^\d{1,9}$/.test(value);
}
