/** Printed rows of one column in, the same with tables that have no lines out: rows below each other whose words stand in the same columns. */

import { CELL_JOINT } from '../table-lines.ts';
import type { Piece } from './page-content.ts';
import { COLUMN_GAP, type Row, rowText } from './text-rows.ts';

export type Printed = { kind: 'row'; row: Row } | { kind: 'table'; lines: string[]; rows: Row[] };

/** Two rows that look alike are a signature or a pair of labels. */
const MIN_ROWS = 3;

export function withLooseTables(rows: readonly Row[]): Printed[] {
  const printed: Printed[] = [];
  let run: Row[] = [];
  const endRun = (): void => {
    const columns = run.length >= MIN_ROWS ? columnsOf(run) : [];
    if (columns.length > 1) printed.push({ kind: 'table', rows: run, lines: run.map((row) => line(row, columns)) });
    else for (const row of run) printed.push({ kind: 'row', row });
    run = [];
  };
  for (const row of rows) {
    if (segments(row).length > 1) run.push(row);
    else {
      endRun();
      printed.push({ kind: 'row', row });
    }
  }
  endRun();
  return printed;
}

interface Segment {
  left: number;
  right: number;
  pieces: Piece[];
}

function segments({ pieces, size }: Row): Segment[] {
  const found: Segment[] = [];
  for (const piece of pieces) {
    const last = found.at(-1);
    if (last && piece.left - last.right <= COLUMN_GAP * size) {
      last.pieces.push(piece);
      last.right = Math.max(last.right, piece.right);
    } else found.push({ left: piece.left, right: piece.right, pieces: [piece] });
  }
  return found;
}

/** Stretches that the words of some row cover, with a free gap between them; none when a row does not fit. */
function columnsOf(rows: readonly Row[]): Segment[] {
  const sorted = rows.flatMap(segments).sort((one, other) => one.left - other.left);
  const columns: Segment[] = [];
  for (const { left, right } of sorted) {
    const last = columns.at(-1);
    if (last && left < last.right) last.right = Math.max(last.right, right);
    else columns.push({ left, right, pieces: [] });
  }
  return columns;
}

function line(row: Row, columns: readonly Segment[]): string {
  const cells = columns.map(({ left, right }) =>
    row.pieces.filter((piece) => piece.left >= left - 1 && piece.right <= right + 1),
  );
  return cells.map((pieces) => rowText({ pieces })).join(CELL_JOINT);
}
