/** Rows in, CSV (RFC 4180) out, with the mark by which Excel knows UTF-8. */

export type CsvCell = string | number | null;

/**
 * A text that a spreadsheet would take for a formula gets a ' in front, which the spreadsheet does not show:
 * documents must not be able to run anything on the reader's desk. Full-width signs count, some versions fold them.
 */
const FORMULA = /^(?:[\t\r\n]|\s*[=+\-@＝＋－＠])/u;
const NEEDS_QUOTES = /[",\r\n]/;

export function toCsv(rows: readonly (readonly CsvCell[])[]): string {
  return `\uFEFF${rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')}`;
}

/** Numbers are written as they are: -5 is a value and no formula. */
function csvCell(cell: CsvCell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const text = FORMULA.test(cell) ? `'${cell}` : cell;
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
