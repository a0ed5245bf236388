/** Bytes of a workbook in, the rows of its visible sheets as lines out: numbers as the sheet shows them, a merged cell printed once. */
import { read, utils, type WorkBook, type WorkSheet } from '@e965/xlsx';
import { zipSync } from 'fflate';
import { MAX_SHEET_COLUMNS, MAX_SHEET_ROWS } from './limits.ts';
import type { LoadResult } from './loaded-text.ts';
import { readZip } from './read-zip.ts';
import { type SpannedCell, tableLines } from './table-lines.ts';

export function loadXlsx(bytes: Uint8Array): LoadResult {
  // The library unpacks without limits: it is given what was unpacked within ours, not the file.
  const parts = readZip(bytes, () => true);
  if (!(parts instanceof Map)) return parts;
  const checked = zipSync(Object.fromEntries(parts), { level: 0 });
  const book = read(checked, {
    dense: true,
    cellFormula: false,
    cellHTML: false,
    // Which rows and columns are hidden stands among the styles.
    cellStyles: true,
    sheetRows: MAX_SHEET_ROWS + 1,
    dateNF: 'yyyy/m/d',
  });
  const shown = book.SheetNames.filter((name) => !isHidden(book, name));
  const notes: string[] = [];
  const lines = shown.flatMap((name) => {
    const sheet = book.Sheets[name];
    const rows = sheet ? sheetLines(sheet, name, notes) : [];
    return rows.length > 0 && shown.length > 1 && !/^(?:sheet|工作表)\s*\d*$/i.test(name) ? [name, ...rows] : rows;
  });
  const hidden = book.SheetNames.length - shown.length;
  if (hidden > 0) notes.push(`有 ${hidden} 张隐藏的工作表未读`);
  if (lines.length === 0) return { reason: '工作表里没有内容' };
  return { format: 'xlsx', text: `${lines.join('\n')}\n`, pages: [], notes };
}

function isHidden(book: WorkBook, name: string): boolean {
  return (book.Workbook?.Sheets?.find((sheet) => sheet.name === name)?.Hidden ?? 0) > 0;
}

function sheetLines(sheet: WorkSheet, name: string, notes: string[]): string[] {
  const area = sheet['!ref'] ? utils.decode_range(sheet['!fullref'] ?? sheet['!ref']) : null;
  if (!area) return [];
  if (area.e.r - area.s.r >= MAX_SHEET_ROWS) notes.push(`工作表“${name}”超过 ${MAX_SHEET_ROWS} 行，其余未读`);
  if (area.e.c - area.s.c >= MAX_SHEET_COLUMNS) notes.push(`工作表“${name}”超过 ${MAX_SHEET_COLUMNS} 列，其余未读`);
  const lastRow = Math.min(area.e.r, area.s.r + MAX_SHEET_ROWS - 1);
  const lastColumn = Math.min(area.e.c, area.s.c + MAX_SHEET_COLUMNS - 1);
  const tables: SpannedCell[][][] = [[]];
  for (let row = area.s.r; row <= lastRow; row += 1) {
    if (sheet['!rows']?.[row]?.hidden) continue;
    const cells = rowCells(sheet, row, { from: area.s.c, to: lastColumn });
    // An empty row parts two tables of one sheet.
    if (cells.every(({ text }) => text === '')) tables.push([]);
    else tables.at(-1)?.push(cells);
  }
  return tables.flatMap(tableLines);
}

function rowCells(sheet: WorkSheet, row: number, { from, to }: { from: number; to: number }): SpannedCell[] {
  const cells: SpannedCell[] = [];
  const merges = sheet['!merges']?.filter(({ s, e }) => s.r <= row && row <= e.r) ?? [];
  for (let column = from; column <= to; column += 1) {
    if (sheet['!cols']?.[column]?.hidden) continue;
    const merge = merges.find(({ s, e }) => s.c <= column && column <= e.c);
    if (!merge) cells.push({ text: shownText(sheet, row, column), columns: 1, rows: 1 });
    else if (merge.s.r === row && merge.s.c === column)
      cells.push({
        text: shownText(sheet, row, column),
        columns: Math.min(merge.e.c, to) - column + 1,
        rows: merge.e.r - row + 1,
      });
  }
  return cells;
}

/** The number as its format prints it (`11.25%`), else what is kept. */
function shownText(sheet: WorkSheet, row: number, column: number): string {
  const cell = sheet['!data']?.[row]?.[column];
  return cell
    ? String(cell.w ?? cell.v ?? '')
        .replace(/\s+/g, ' ')
        .trim()
    : '';
}
