/**
 * Cuts a source text into pieces for showing: every piece knows which marks cover it, and joining the pieces
 * of an excerpt gives exactly the slice of the source.
 */

export interface Range {
  start: number;
  end: number;
}

export interface Mark<Kind extends string> extends Range {
  kind: Kind;
}

export interface Segment<AnyMark extends Range> {
  text: string;
  start: number;
  marks: AnyMark[];
}

export function cutSegments<AnyMark extends Range>(
  text: string,
  { range, marks }: { range: Range; marks: AnyMark[] },
): Segment<AnyMark>[] {
  const inside = (offset: number): boolean => offset > range.start && offset < range.end;
  const cuts = new Set([range.start, range.end, ...marks.flatMap(({ start, end }) => [start, end]).filter(inside)]);
  const sorted = [...cuts].sort((a, b) => a - b);
  return sorted.slice(0, -1).map((start, index) => {
    const end = sorted[index + 1] ?? range.end;
    return {
      text: text.slice(start, end),
      start,
      marks: marks.filter((mark) => mark.start < end && mark.end > start),
    };
  });
}

/** Parts of the text that show the given ranges with about `around` units on both sides, whole lines where they are short; near ones are joined. */
export function excerptRanges(text: string, { ranges, around }: { ranges: Range[]; around: number }): Range[] {
  const widened = ranges
    .map(({ start, end }) => ({ start: lineStart(text, start, around), end: lineEnd(text, end, around) }))
    .sort((a, b) => a.start - b.start);
  return widened.reduce<Range[]>((joined, range) => {
    const last = joined.at(-1);
    if (last && range.start <= last.end + 1) last.end = Math.max(last.end, range.end);
    else joined.push(range);
    return joined;
  }, []);
}

/** Start of the line that lies `around` before the offset, or the bare distance when that line is very long. */
function lineStart(text: string, offset: number, around: number): number {
  const near = Math.max(0, offset - around);
  const line = text.lastIndexOf('\n', near - 1) + 1;
  return near - line <= around ? line : wholeCharacter(text, near);
}

function lineEnd(text: string, offset: number, around: number): number {
  const near = Math.min(text.length, offset + around);
  const found = text.indexOf('\n', near);
  const line = found < 0 ? text.length : found;
  return line - near <= around ? line : wholeCharacter(text, near);
}

/** Never between the two halves of a rare character. */
function wholeCharacter(text: string, offset: number): number {
  return /[\udc00-\udfff]/.test(text.charAt(offset)) ? offset - 1 : offset;
}
