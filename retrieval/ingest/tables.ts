/**
 * Table lines in, rows out. Three ways of printing a table meet here: Markdown rows (`| a | b |`), rows
 * joined by bars (`a | b`) or tabs, and one cell a line with a bar behind it, a bar alone opening each row
 * (the annexes of the 宿城 plan). A row with fewer cells than the head inherits its first cell from above.
 */
import type { Span, TableCell } from '../plan-document.ts';
import { cleanRange } from '../text/clean.ts';
import { emptyMapped, joinMapped, type MappedText, mappedUnit } from '../text/mapped-text.ts';
import { belongsUnderPlaces, PLACE_HEAD } from './figures/row-place.ts';
import { groupedHead } from './head-groups.ts';
import type { RawCell, Table, TableRow } from './table-shape.ts';

export function readTable(source: string, lines: readonly Span[]): Table | null {
  const [first, ...below] = cellsByRow(source, lines).filter((row) => row.length > 0);
  if (!first || first.length < 2 || below.length === 0) return null;
  const grouped = below.length > 1 ? groupedHead(first, below[0] ?? []) : null;
  const body = grouped ? below.slice(1) : below;
  const head = grouped ? grouped.head : withCorner(first, body);
  const width = head.length;
  let above: TableCell[] = [];
  // 上云企业数（家） | | above the rows of the places: what they count.
  let group: TableCell[] = [];
  const listsPlaces = PLACE_HEAD.test(head[0]?.text.text ?? '');
  const listsPlacesOnce = listsPlaces && head.filter(({ text }) => PLACE_HEAD.test(text.text)).length === 1;
  const rows: TableRow[] = [];
  for (const raw of body) {
    const missing = Math.max(0, width - raw.length);
    // A row with more cells than the head: nobody knows which column each stands in.
    const isWider = raw.length > width;
    // 全市 | 6700 under 地区 | 总值 | 增速 lacks a value, not the place: it is no part of the row above.
    const lacksValue = listsPlacesOnce && missing > 0 && belongsUnderPlaces(raw[0]?.text.text ?? '');
    const cells = raw.map((cell, at) => namedCell(cell, isWider || lacksValue ? undefined : head[at + missing]));
    if (lacksValue) {
      rows.push({ cells, inherited: [], ...rowOfCells(raw) });
      continue;
    }
    const isGroup = listsPlaces && raw.length > 1 && raw.filter(({ text }) => text.text !== '').length === 1;
    if (isGroup) group = cells.slice(0, 1);
    const inherited = missing > 0 && missing < width ? above.slice(0, missing) : isGroup ? [] : group;
    if (missing === 0) above = cells;
    else above = [...inherited, ...cells];
    rows.push({ cells, inherited, ...rowOfCells(raw) });
  }
  const table = tableOf(head, rows);
  return table && grouped ? { ...table, groups: grouped.groups } : table;
}

/** Span and text of a row that has cells. */
export function rowOfCells(raw: readonly RawCell[]): Pick<TableRow, 'span' | 'text'> {
  return { span: { start: raw[0]?.span.start ?? 0, end: raw.at(-1)?.span.end ?? 0 }, text: joinCells(raw) };
}

export function tableOf(head: RawCell[], rows: TableRow[]): Table | null {
  const first = head[0];
  const last = rows.at(-1);
  return first && last ? { head, rows, span: { start: first.span.start, end: last.span.end } } : null;
}

/** `| 绝对数 | 比上年增长 |` above `第一产业 | 37.11 | 2.6`: the empty corner above the names was lost. */
function withCorner(head: RawCell[], body: readonly RawCell[][]): RawCell[] {
  const lacksCorner = body.every(
    (row) => row.length === head.length + 1 && /\p{Script=Han}/u.test(row[0]?.text.text ?? ''),
  );
  const start = head[0]?.span.start ?? 0;
  return lacksCorner ? [{ text: emptyMapped(), span: { start, end: start } }, ...head] : head;
}

export function namedCell(cell: RawCell, head: RawCell | undefined): TableCell {
  return {
    column: head?.text.text ?? '',
    columnSpan: head?.span ?? null,
    text: cell.text.text,
    span: cell.span,
  };
}

export function joinCells(cells: readonly RawCell[]): MappedText {
  const parts: MappedText[] = [];
  for (const [at, cell] of cells.entries()) {
    const before = cells[at - 1];
    if (before) parts.push(mappedUnit('|', { start: before.span.end, end: cell.span.start }));
    parts.push(cell.text);
  }
  return joinMapped(parts);
}

/** The cells of each line, the head included. */
export function cellsByRow(source: string, lines: readonly Span[]): RawCell[][] {
  return oneCellALine(source, lines) ? stackedRows(source, lines) : lines.map((line) => rowOf(source, line));
}

function oneCellALine(source: string, lines: readonly Span[]): boolean {
  const bare = lines.filter((line) => source.slice(line.start, line.end).trim() === '|').length;
  return bare >= 2 && bare >= lines.length * 0.05;
}

function stackedRows(source: string, lines: readonly Span[]): RawCell[][] {
  const rows: RawCell[][] = [];
  for (const line of lines) {
    const cell = cellOf(source, line);
    if (source.slice(line.start, line.end).trim() === '|') rows.push([]);
    else if (cell) {
      if (rows.length === 0) rows.push([]);
      rows.at(-1)?.push(cell);
    }
  }
  return rows;
}

function rowOf(source: string, line: Span): RawCell[] {
  const raw = source.slice(line.start, line.end);
  if (/^[\s|:\-—=+]+$/.test(raw)) return [];
  const divider = raw.includes('|') ? '|' : '\t';
  // `| a | b |` and `a | b |` have a bar behind them; of cells joined by ` | ` the last one is empty in `a | b | `.
  const isJoined = !/^\s*\|/.test(raw) && raw.endsWith(' | ');
  const cells: RawCell[] = [];
  let start = line.start;
  for (let at = line.start; at <= line.end; at += 1) {
    if (at < line.end && source[at] !== divider) continue;
    const edge = start === line.start || (at === line.end && !isJoined);
    const cell = cellOf(source, { start, end: at });
    if (cell) cells.push(cell);
    else if (!edge) cells.push({ text: emptyMapped(), span: { start, end: at } });
    start = at + 1;
  }
  return cells;
}

/** A cell without its bars and outer spaces; null when nothing is in it. */
export function cellOf(source: string, span: Span): RawCell | null {
  let { start, end } = span;
  while (start < end && /[\s|]/.test(source[start] ?? '')) start += 1;
  while (end > start && /[\s|]/.test(source[end - 1] ?? '')) end -= 1;
  if (end <= start) return null;
  return { text: cleanRange(source, { start, end }), span: { start, end } };
}
