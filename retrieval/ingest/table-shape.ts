/** A table as it is read from its lines: cells with their places, heads, rows. */
import type { Span, TableCell } from '../plan-document.ts';
import type { MappedText } from '../text/mapped-text.ts';

export interface RawCell {
  text: MappedText;
  span: Span;
}

export interface TableRow {
  cells: TableCell[];
  /** First cells that span several rows and were printed further up. */
  inherited: TableCell[];
  span: Span;
  text: MappedText;
}

export interface Table {
  head: RawCell[];
  /** Heads of the line above that reach over several of these: 目标值 above 2024年 | 2025年. */
  groups?: RawCell[];
  rows: TableRow[];
  span: Span;
}
