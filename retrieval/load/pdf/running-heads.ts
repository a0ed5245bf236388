/** Pages in, the same without what is printed on every page out: page numbers, and heads and feet that come again. */
import type { PageContent, Piece } from './page-content.ts';
import { type Row, rowText, textRows } from './text-rows.ts';

/** Share of the height at the top and at the bottom where heads and feet stand. */
const EDGE = 0.14;
/** Rows at one edge that may be of the head. */
const EDGE_ROWS = 3;
const PAGE_NUMBER =
  /^(?:第?[—–\-－─·•~～.\s]*\d{1,4}[—–\-－─·•~～.\s]*|第?\s*\d{1,4}\s*页?\s*[/,，共\s]+\s*\d{1,4}\s*页?|第\s*\d{1,4}\s*页|[ivxIVX]{1,6})$/;

export function withoutRunningHeads(pages: readonly PageContent[]): PageContent[] {
  const edges = pages.map(edgeRows);
  const counts = new Map<string, number>();
  for (const rows of edges) for (const key of new Set(rows.map(keyOf))) counts.set(key, (counts.get(key) ?? 0) + 1);
  // Heads of left and right pages differ, so half of few pages is enough, and three of many.
  const enough = pages.length < 2 ? Infinity : Math.min(3, pages.length);
  return pages.map((page, at) => {
    const dropped = new Set<Piece>();
    for (const row of edges[at] ?? [])
      if (PAGE_NUMBER.test(rowText(row)) || (counts.get(keyOf(row)) ?? 0) >= enough)
        for (const piece of row.pieces) dropped.add(piece);
    return dropped.size > 0 ? { ...page, pieces: page.pieces.filter((piece) => !dropped.has(piece)) } : page;
  });
}

function edgeRows({ pieces, height }: PageContent): Row[] {
  const rows = textRows(pieces);
  const top = rows.slice(0, EDGE_ROWS).filter(({ y }) => y < height * EDGE);
  const bottom = rows.slice(-EDGE_ROWS).filter(({ y }) => y > height * (1 - EDGE));
  return [...top, ...bottom];
}

/** The same words at the same height, whatever the number in them. */
function keyOf(row: Row): string {
  return `${Math.round(row.y / 4)} ${rowText(row).replace(/\s+/g, '').replace(/\d+/g, '#')}`;
}
