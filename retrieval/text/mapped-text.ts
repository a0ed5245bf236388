/**
 * Text that was folded for matching, with the way back. In: source text and a range. Out: index text
 * whose every UTF-16 unit knows the source range it came from. What stays true: starts and ends rise,
 * and a span of index text maps to the smallest source span that holds all its units.
 */
import type { Span } from '../plan-document.ts';

export interface MappedText {
  text: string;
  /** Per unit of `text`: start of its source range. */
  starts: number[];
  /** Per unit of `text`: end (exclusive) of its source range. */
  ends: number[];
}

export function emptyMapped(): MappedText {
  return { text: '', starts: [], ends: [] };
}

export function sliceMapped(mapped: MappedText, start: number, end: number): MappedText {
  return {
    text: mapped.text.slice(start, end),
    starts: mapped.starts.slice(start, end),
    ends: mapped.ends.slice(start, end),
  };
}

export function joinMapped(parts: readonly MappedText[]): MappedText {
  return {
    text: parts.map((part) => part.text).join(''),
    starts: parts.flatMap((part) => part.starts),
    ends: parts.flatMap((part) => part.ends),
  };
}

/** For a text that grows by many parts: `to` is changed, where joining anew would take the square of their number. */
export function appendMapped(to: MappedText, part: MappedText): void {
  to.text += part.text;
  for (const start of part.starts) to.starts.push(start);
  for (const end of part.ends) to.ends.push(end);
}

/** One unit standing for a source range, such as the bar between two cells. */
export function mappedUnit(unit: string, source: Span): MappedText {
  return { text: unit, starts: [source.start], ends: [source.end] };
}

/** Source span of a non-empty range of index text. Throws a RangeError when the range is empty or outside. */
export function toSource(mapped: Pick<MappedText, 'starts' | 'ends'>, range: Span): Span {
  const start = mapped.starts[range.start];
  const end = mapped.ends[range.end - 1];
  if (start === undefined || end === undefined || range.end <= range.start) {
    throw new RangeError(`range ${range.start}–${range.end} is outside index text of ${mapped.starts.length} units`);
  }
  return { start, end };
}

/** Index range of the units that lie inside a source span; null when none does. */
export function fromSource(mapped: Pick<MappedText, 'starts' | 'ends'>, span: Span): Span | null {
  const start = mapped.starts.findIndex((at) => at >= span.start);
  if (start < 0) return null;
  let end = start;
  while (end < mapped.ends.length && (mapped.ends[end] ?? Number.POSITIVE_INFINITY) <= span.end) end += 1;
  return end > start ? { start, end } : null;
}
