/** Pieces of one page in, its parts in reading order out: a page set in two columns is read down the left one first. */
import type { Piece } from './page-content.ts';
import { type Row, textRows } from './text-rows.ts';

/** Rows below each other that belong to one column, or to the whole width. */
export interface Region {
  left: number;
  right: number;
  rows: Row[];
}

/** Fewer printed rows on both sides of a gap are two labels and not two columns. */
const MIN_COLUMN_ROWS = 5;

/** `usual`: the gap of the document's other pages, for one that has too few rows to show its own. */
export function readingRegions(pieces: readonly Piece[], usual: number | null = null): Region[] {
  const rows = textRows(pieces);
  const gutter = findGutter(rows) ?? usual;
  if (gutter === null) return rows.length > 0 ? [regionOf(rows)] : [];
  const regions: Region[] = [];
  let band: Piece[] = [];
  const endBand = (): void => {
    const sides = [band.filter(({ right }) => right <= gutter), band.filter(({ left }) => left >= gutter)];
    for (const side of sides) if (side.length > 0) regions.push(regionOf(textRows(side)));
    band = [];
  };
  for (const row of rows) {
    if (!crosses(row, gutter)) band.push(...row.pieces);
    else {
      endBand();
      const last = regions.at(-1);
      if (last && last.rows.at(-1)?.y === previous(rows, row)?.y && isFull(last, gutter)) last.rows.push(row);
      else regions.push(regionOf([row]));
    }
  }
  endBand();
  return regions;
}

/** The gap between the columns of a document most of whose pages have two; else null. */
export function usualGutter(pages: readonly (readonly Piece[])[]): number | null {
  const found = pages.flatMap((pieces) => findGutter(textRows(pieces)) ?? []).sort((one, other) => one - other);
  return found.length > pages.length / 2 ? (found[Math.floor(found.length / 2)] ?? null) : null;
}

function previous(rows: readonly Row[], row: Row): Row | undefined {
  return rows[rows.indexOf(row) - 1];
}

function isFull({ rows }: Region, gutter: number): boolean {
  return rows.every((row) => crosses(row, gutter));
}

function crosses({ pieces }: Pick<Row, 'pieces'>, x: number): boolean {
  return pieces.some(({ left, right }) => left < x && right > x);
}

function regionOf(rows: Row[]): Region {
  return {
    rows,
    left: rows.reduce((least, row) => Math.min(least, row.left), Infinity),
    right: rows.reduce((most, row) => Math.max(most, row.right), -Infinity),
  };
}

/** The upright gap near the middle that most rows keep free while words stand on both of its sides; null when there is none. */
function findGutter(rows: readonly Row[]): number | null {
  const { left, right } = regionOf([...rows]);
  const width = right - left;
  let best: { x: number; rows: number } | null = null;
  for (let x = left + width * 0.35; x <= left + width * 0.65; x += 2) {
    const parted = rows.filter((row) => isParted(row, x));
    const crossing = rows.filter((row) => crosses(row, x)).length;
    if (parted.length < MIN_COLUMN_ROWS || crossing > parted.length * 0.6) continue;
    if (!isProse(parted, x, { left, right })) continue;
    if (best === null || parted.length > best.rows) best = { x, rows: parted.length };
  }
  return best?.x ?? null;
}

/** Words on both sides, and a gap that is wider than one between words. */
function isParted({ pieces, size }: Row, x: number): boolean {
  const before = pieces.filter(({ right }) => right <= x).reduce((most, { right }) => Math.max(most, right), -Infinity);
  const after = pieces.filter(({ left }) => left >= x).reduce((least, { left }) => Math.min(least, left), Infinity);
  return Number.isFinite(after - before) && after - before >= size * 0.9 && !crosses({ pieces }, x);
}

/** Rows after which one column of prose is proof enough: beside it stand titles or a list. */
const MANY_ROWS = 12;

/** Lines of prose fill their column; cells of a table without lines do not. */
function isProse(rows: readonly Row[], x: number, { left, right }: { left: number; right: number }): boolean {
  const length = (side: Piece[]): number => side.reduce((sum, piece) => sum + piece.right - piece.left, 0);
  const before = rows.filter(({ pieces }) => length(pieces.filter((piece) => piece.right <= x)) > (x - left) * 0.7);
  const after = rows.filter(({ pieces }) => length(pieces.filter((piece) => piece.left >= x)) > (right - x) * 0.7);
  const both = before.filter((row) => after.includes(row)).length;
  const one = Math.max(before.length, after.length);
  return both >= rows.length * 0.5 || (rows.length >= MANY_ROWS && one >= rows.length * 0.5);
}
