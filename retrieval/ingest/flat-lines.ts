/** What readers of tables with one cell a line are given, and what they find. */
import type { RawCell, Table } from './table-shape.ts';

/** A line that is one cell, with or without a bar behind it. */
export interface FlatLine {
  /** Place among all lines. */
  at: number;
  cell: RawCell;
  /** It ends in a bar, so that an empty cell is a line too. */
  barred: boolean;
  /** Cannot be a cell: a true table row, a heading. */
  stops: boolean;
}

/** Found among flat lines: the table, the places of its first line and behind its last. */
export interface FlatReading {
  start: number;
  end: number;
  table: Table;
}
