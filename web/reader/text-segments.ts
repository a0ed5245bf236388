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
