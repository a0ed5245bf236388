/**
 * A table as cells with their spans in, its lines out: one row a line, cells joined by ` | `. A cell that reaches over
 * several rows is printed once: at the head of the rows below it is left out, further right an empty cell holds its place.
 */

export interface SpannedCell {
  /** Of one line. */
  text: string;
  /** 1 or more. */
  columns: number;
  rows: number;
}

/** What stands at one place of the grid. */
type Place = { kind: 'cell'; text: string } | { kind: 'below' } | { kind: 'beside' };

export const CELL_JOINT = ' | ';
/** Nobody's table is wider; a cell that says it is would make the grid as wide. */
const MAX_COLUMNS = 500;

export function tableLines(rows: readonly (readonly SpannedCell[])[]): string[] {
  const grid = withoutEmptyColumns(layOut(rows));
  const width = grid.reduce((most, row) => Math.max(most, row.length), 0);
  const written = grid.filter((row) => row.some(isWritten));
  // A heading above the columns or a note below them is one cell over the whole width: a line of its own.
  const first = written.findIndex((row) => row.filter(isWritten).length > 1);
  const last = written.findLastIndex((row) => !isNote(row));
  return written.map((row, at) => {
    if (first < 0 || at < first || at > last) return row.flatMap(textOf).join(CELL_JOINT);
    return rowLine(row, width);
  });
}

function rowLine(row: readonly Place[], width: number): string {
  const from = row.findIndex((place) => place.kind !== 'below');
  const cells = row.slice(Math.max(from, 0)).map((place) => (place.kind === 'cell' ? place.text : ''));
  const missing = width - row.length;
  return [...cells, ...Array<string>(missing).fill('')].join(CELL_JOINT);
}

const NOTE = /^(?:注|说明|备注|(?:资料|数据)?来源|填表)/;

/** One cell over the whole width, or one that says that it is a note. */
function isNote(row: readonly Place[]): boolean {
  const [only, ...others] = row.filter(isWritten);
  if (!only || others.length > 0 || row.some(({ kind }) => kind === 'below')) return false;
  return NOTE.test(textOf(only).join('')) || (row.length > 1 && row.filter(({ kind }) => kind === 'cell').length === 1);
}

/** Spacers of a page, and what a merged heading alone reaches over. */
function withoutEmptyColumns(grid: readonly Place[][]): Place[][] {
  const used = new Set<number>();
  for (const row of grid) for (const [x, place] of row.entries()) if (isWritten(place)) used.add(x);
  return grid.map((row) => row.filter((_, x) => used.has(x)));
}

function isWritten(place: Place): boolean {
  return place.kind === 'cell' && place.text !== '';
}

function textOf(place: Place): string[] {
  return place.kind === 'cell' && place.text !== '' ? [place.text] : [];
}

function layOut(rows: readonly (readonly SpannedCell[])[]): Place[][] {
  const grid: Place[][] = rows.map(() => []);
  for (const [y, row] of rows.entries()) {
    let x = 0;
    for (const { text, columns, rows: tall } of row) {
      while (grid[y]?.[x] !== undefined) x += 1;
      const wide = Math.min(Math.max(columns, 1), MAX_COLUMNS - x);
      for (let down = 0; down < Math.max(tall, 1) && y + down < grid.length; down += 1)
        for (let right = 0; right < wide; right += 1) place(grid[y + down], x + right, placeAt(text, down, right));
      x += Math.max(wide, 0);
    }
  }
  return grid.map((row) => Array.from(row, (each) => each ?? { kind: 'cell', text: '' }));
}

function placeAt(text: string, down: number, right: number): Place {
  if (down > 0) return { kind: 'below' };
  return right > 0 ? { kind: 'beside' } : { kind: 'cell', text };
}

function place(row: Place[] | undefined, x: number, what: Place): void {
  if (row && row[x] === undefined) row[x] = what;
}
