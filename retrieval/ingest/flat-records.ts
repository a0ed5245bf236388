/**
 * Lines from 序号 on in, the rows out that a running number alone on its line opens: 序号 / 任务 / 责任单位, 1 / … / 发改局.
 * Rows are told by their numbers, columns by align-cells; where two lines could be the next number and no even
 * rows beside them tell which, there is no table.
 */
import type { TableCell } from '../plan-document.ts';
import { alignRow, columnsOf, extentOfRow, wholeHeads } from './align-cells.ts';
import type { FlatLine, FlatReading } from './flat-lines.ts';
import type { RawCell, TableRow } from './table-shape.ts';
import { joinCells, tableOf } from './tables.ts';

const SERIAL = /^(?:序号|编号|项目序号|任务序号)$/;
/** A column in front of the numbers: a group's name would close the row above it. */
const BEFORE_SERIAL = /^(?:\p{Script=Han}{0,4}(?:类别|分类|类型|领域|板块|方面|类目))$/u;
const NUMBER = /^(\d{1,3})[.、]?$/;
const NOTE = /^(?:备?注|说明)[：:]/;
const MAX_HEADS = 14;
const MAX_HEAD_UNITS = 20;
const MAX_ROW_LINES = 48;

const textOf = (line: FlatLine | undefined): string => line?.cell.text.text ?? '';
const numberOf = (line: FlatLine | undefined): number | null => {
  const digits = NUMBER.exec(textOf(line))?.[1];
  return digits === undefined ? null : Number(digits);
};

export function numberedRecords(lines: readonly FlatLine[], from: number): FlatReading | null {
  if (!SERIAL.test(textOf(lines[from])) || BEFORE_SERIAL.test(textOf(lines[from - 1]))) return null;
  const head = headFrom(lines, from);
  if (!head) return null;
  const heads = wholeHeads(head.map(({ cell }) => cell));
  const starts = startsOf(lines, from + head.length, heads.length);
  if (starts.length < 2) return null;
  return readRows(lines, { from, head, heads, starts });
}

function headFrom(lines: readonly FlatLine[], from: number): FlatLine[] | null {
  const head: FlatLine[] = [];
  for (let at = from; at < lines.length && head.length <= MAX_HEADS; at += 1) {
    const line = lines[at];
    const text = textOf(line);
    if (numberOf(line) !== null) return head.length >= 3 ? head : null;
    if (!line || line.stops || text === '' || text.length > MAX_HEAD_UNITS || /[。；：，]/.test(text)) return null;
    head.push(line);
  }
  return null;
}

/** Where each row begins. Empty when it cannot be told which line is a number and which a value. */
function startsOf(lines: readonly FlatLine[], first: number, width: number): number[] {
  const starts = [first];
  let number = numberOf(lines[first]) ?? 0;
  for (let at = first; ; number += 1) {
    const next = nextStart(lines, { at, number: number + 1, width });
    if (next === null) return starts;
    const isSure = next === at + width && isInStep(lines, { next, number: number + 2, width, starts });
    if (!isSure && isTwice(lines, at, number + 1)) return [];
    starts.push(next);
    at = next;
  }
}

function nextStart(
  lines: readonly FlatLine[],
  { at, number, width }: { at: number; number: number; width: number },
): number | null {
  if (numberOf(lines[at + width]) === number && lines.slice(at, at + width).every(({ stops }) => !stops))
    return at + width;
  for (let next = at + 2; next < lines.length && next <= at + MAX_ROW_LINES; next += 1) {
    if (lines[next]?.stops) return null;
    if (numberOf(lines[next]) === number) return next;
  }
  return null;
}

/**
 * 1 / 编制规划 / 市发改委 / 2 / 新建公园 / 2 lacks two cells: the value 2 stands just where the next number would in a full row. The
 * row in front, or the row behind, of full width too tells it from a number.
 */
function isInStep(
  lines: readonly FlatLine[],
  { next, number, width, starts }: { next: number; number: number; width: number; starts: readonly number[] },
): boolean {
  const before = starts.at(-2);
  return numberOf(lines[next + width]) === number || (before !== undefined && next - before === 2 * width);
}

/** Behind the row at `at` the number of the next stands twice before the one after it. */
function isTwice(lines: readonly FlatLine[], at: number, number: number): boolean {
  let times = 0;
  for (let next = at + 1; next < lines.length && next <= at + 2 * MAX_ROW_LINES; next += 1) {
    if (lines[next]?.stops || (times > 0 && numberOf(lines[next]) === number + 1)) return false;
    if (numberOf(lines[next]) === number) times += 1;
    if (times > 1) return true;
  }
  return false;
}

interface Found {
  from: number;
  /** As printed, a line each. */
  head: FlatLine[];
  heads: RawCell[];
  starts: number[];
}

function readRows(lines: readonly FlatLine[], { from, head, heads, starts }: Found): FlatReading | null {
  const columns = columnsOf(heads);
  const cut = starts.map((start, at) => cellLines(lines, { start, end: starts[at + 1] ?? endOf(lines, start), head }));
  const widths = cut.slice(0, -1).map(({ length }) => length);
  const last = cut.at(-1) ?? [];
  const extent = extentOfRow(
    last.map(({ cell }) => cell),
    columns,
    widths,
  );
  cut.splice(-1, 1, last.slice(0, extent));
  const isUniform = widths.every((width) => width === widths[0]);
  let group: TableCell | null = null;
  const rows: TableRow[] = [];
  for (const [at, record] of cut.entries()) {
    const width = at === cut.length - 1 && isUniform ? (widths[0] ?? null) : null;
    const cells = record.map(({ cell }) => cell);
    const row = alignRow(cells, { columns, group, width, barred: record.every(({ barred }) => barred) });
    group = row.group;
    const filled = row.raw.filter(({ text }) => text.text !== '');
    const end = record.at(-1)?.cell.span.end ?? 0;
    const span = { start: record[0]?.cell.span.start ?? 0, end };
    rows.push({ cells: row.cells, inherited: row.inherited, span, text: joinCells(filled) });
  }
  const table = tableOf(heads, rows);
  return table && { start: from, end: (starts.at(-1) ?? 0) + extent, table };
}

/** The head printed again on the next page is no cell. */
function cellLines(
  lines: readonly FlatLine[],
  { start, end, head }: { start: number; end: number; head: readonly FlatLine[] },
): FlatLine[] {
  const record = lines.slice(start, end);
  const again = record.findIndex((_, at) => head.every((line, by) => textOf(record[at + by]) === textOf(line)));
  return again < 0 ? record : record.slice(0, again);
}

function endOf(lines: readonly FlatLine[], start: number): number {
  let end = start + 1;
  while (end < lines.length && end < start + MAX_ROW_LINES && !lines[end]?.stops && !NOTE.test(textOf(lines[end])))
    end += 1;
  return end;
}
