/** Pages in, the same without what is printed on every page out: page numbers, and heads and feet that come again. */
import type { PageContent, Piece } from './page-content.ts';
import { type Row, rowText, textRows } from './text-rows.ts';

/** Share of the height at the top and at the bottom where heads and feet stand. */
const EDGE = 0.14;
/** Rows at one edge that may be of the head. */
const EDGE_ROWS = 3;
/** Of one head or foot, also where those of left and right pages differ. */
const ENOUGH_PAGES = 3;
/** `第3页`, `第3页/共12页`, `— 3 —`: no number of a sentence or a table is printed so. */
const MARKED_NUMBER =
  /^(?:第\s*\d{1,4}\s*页[/,，\s]*(?:共\s*\d{1,4}\s*页)?|[—–\-－─·•~～]+\s*\d{1,4}\s*[—–\-－─·•~～]+|[ivxIVX]{1,6})$/;
/** `3`, `3/12`: a page number or a value; only its neighbours tell. */
const LONE_NUMBER = /^[—–\-－─·•~～\s]*(\d{1,4})(?:\s*\/\s*\d{1,4})?[—–\-－─·•~～\s]*$/;
/** Tables count years up, as pages are counted. */
const YEAR = /^(?:19|20)\d\d$/;
const NUMBER_IN_HEAD = /第\d{1,4}页|(?<![\d/])\d{1,4}\/\d{1,4}(?![\d/])|(?<!\d)[—–\-－─]+\d{1,4}[—–\-－─]+(?!\d)/g;
const SENTENCE_END = /[。；！？][”’」』）》]*$/;

export function withoutRunningHeads(pages: readonly PageContent[]): PageContent[] {
  const edges = pages.map(edgeRows);
  const counts = countKeys(edges);
  return pages.map((page, at) => {
    const dropped = new Set<Piece>();
    for (const row of edges[at] ?? [])
      if (
        isPageNumber(row, at, counts) ||
        isRunningHead(row, pages.length, counts) ||
        (pages.length === 1 && isSmallPrint(row, page))
      )
        for (const piece of row.pieces) dropped.add(piece);
    return dropped.size > 0 ? { ...page, pieces: page.pieces.filter((piece) => !dropped.has(piece)) } : page;
  });
}

/** A head or foot of a single page does not come again: it is printed much smaller than the text and stands far from it. */
const SMALL = 0.75;
const FAR = 2.5;

function isSmallPrint(row: Row, { pieces }: PageContent): boolean {
  const sizes = pieces.map(({ size }) => size).sort((one, other) => one - other);
  const usual = sizes[Math.floor(sizes.length / 2)] ?? 0;
  const others = pieces.filter((piece) => !row.pieces.includes(piece));
  const nearest = Math.min(...others.map(({ y }) => Math.abs(y - row.y)));
  return others.length > 0 && row.size < usual * SMALL && nearest > usual * FAR;
}

function edgeRows({ pieces, height }: PageContent): Row[] {
  const rows = textRows(pieces);
  const top = rows.slice(0, EDGE_ROWS).filter(({ y }) => y < height * EDGE);
  const bottom = rows.slice(-EDGE_ROWS).filter(({ y }) => y > height * (1 - EDGE));
  return [...top, ...bottom];
}

/** Pages that have a row of this key at an edge. */
function countKeys(edges: readonly Row[][]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [at, rows] of edges.entries()) {
    const keys = rows.flatMap((row) => [countingKey(row, at) ?? headKey(row), sameKey(row)]);
    for (const key of new Set(keys)) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

function isPageNumber(row: Row, at: number, counts: ReadonlyMap<string, number>): boolean {
  if (MARKED_NUMBER.test(rowText(row))) return true;
  const key = countingKey(row, at);
  return key !== null && (counts.get(key) ?? 0) > 1;
}

function isRunningHead(row: Row, pageCount: number, counts: ReadonlyMap<string, number>): boolean {
  const text = rowText(row);
  if (LONE_NUMBER.test(text) || SENTENCE_END.test(text)) return false;
  // Two pages alone prove a head only when nothing in it differs.
  if (pageCount === 2) return counts.get(sameKey(row)) === 2;
  return (counts.get(headKey(row)) ?? 0) >= ENOUGH_PAGES;
}

/** The same for numbers at the same height that count up with the pages; null when it is no lone number. */
function countingKey(row: Row, at: number): string | null {
  const number = LONE_NUMBER.exec(rowText(row))?.[1];
  if (number === undefined || YEAR.test(number)) return null;
  return `counting ${heightOf(row)} ${Number(number) - at}`;
}

/** The same words at the same height, whatever the page number in them. */
function headKey(row: Row): string {
  return `head ${heightOf(row)} ${wordsOf(row).replace(NUMBER_IN_HEAD, '#')}`;
}

function sameKey(row: Row): string {
  return `same ${heightOf(row)} ${wordsOf(row)}`;
}

function wordsOf(row: Row): string {
  return rowText(row).replace(/\s+/g, '');
}

function heightOf({ y }: Row): number {
  return Math.round(y / 4);
}
