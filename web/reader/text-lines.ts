/** A text cut into its lines, each with the pieces that marks cover: joined, the pieces are the text again, line breaks included. */
import { cutSegments, type Range, type Segment } from './text-segments.ts';

export interface Line<AnyMark extends Range> {
  start: number;
  segments: Segment<AnyMark>[];
}

export function cutLines<AnyMark extends Range>(text: string, marks: readonly AnyMark[]): Line<AnyMark>[] {
  const ranges = lineRanges(text);
  const covering = new Map<number, AnyMark[]>();
  for (const mark of marks) {
    for (let at = lineAt(ranges, mark.start); at < ranges.length; at += 1) {
      const range = ranges[at];
      if (!range || range.start >= mark.end) break;
      covering.set(at, [...(covering.get(at) ?? []), mark]);
    }
  }
  return ranges.map((range, at) => ({
    start: range.start,
    segments: cutSegments(text, { range, marks: covering.get(at) ?? [] }),
  }));
}

/** Each with its line break. */
function lineRanges(text: string): Range[] {
  const ranges: Range[] = [];
  for (let start = 0; start < text.length; ) {
    const found = text.indexOf('\n', start);
    const end = found < 0 ? text.length : found + 1;
    ranges.push({ start, end });
    start = end;
  }
  return ranges;
}

/** Index of the line that holds the offset. */
function lineAt(ranges: readonly Range[], offset: number): number {
  let low = 0;
  let high = ranges.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((ranges[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return Math.max(0, low);
}
