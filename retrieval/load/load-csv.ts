/** Bytes of comma- or tab-separated text in, its rows as lines out. */
import { parse } from 'csv-parse/sync';
import { decodeText } from './decode.ts';
import { MAX_SHEET_COLUMNS, MAX_SHEET_ROWS } from './limits.ts';
import type { LoadResult } from './loaded-text.ts';
import { tableLines } from './table-lines.ts';

export function loadCsv(bytes: Uint8Array): LoadResult {
  const { text } = decodeText(bytes);
  const rows = parse(text, {
    delimiter: dividerOf(text),
    // An office's exports are untidy: quotes inside a cell, rows of unequal length.
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
    to: MAX_SHEET_ROWS + 1,
  });
  const kept = rows.slice(0, MAX_SHEET_ROWS).map((row) => row.slice(0, MAX_SHEET_COLUMNS));
  const lines = tableLines(kept.map((row) => row.map((cell) => ({ text: oneLine(cell), columns: 1, rows: 1 }))));
  const notes = rows.length > MAX_SHEET_ROWS ? [`超过 ${MAX_SHEET_ROWS} 行，其余未读`] : [];
  return lines.length > 0
    ? { format: 'csv', text: `${lines.join('\n')}\n`, pages: [], notes }
    : { reason: '表格里没有内容' };
}

function dividerOf(text: string): string {
  const head = text.slice(0, 10_000);
  const count = (divider: string): number => head.split(divider).length;
  return [',', '\t', ';'].reduce((best, divider) => (count(divider) > count(best) ? divider : best));
}

function oneLine(cell: string): string {
  return cell.replace(/\s+/g, ' ').trim();
}
