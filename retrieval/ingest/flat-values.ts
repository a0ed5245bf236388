/**
 * Lines in, the rows out of a table of numbers that lost its bars: 绝对数 / 比上年增长(%), then 第一产业 / 55 / 3.2 and so on: a
 * name with as many values behind each. Heads that do not come out even with the values are given to none.
 */

import { isUnitLine } from '../text/unit-line.ts';
import type { FlatLine, FlatReading } from './flat-lines.ts';
import type { RawCell, TableRow } from './table-shape.ts';
import { joinCells, namedCell } from './tables.ts';

const VALUE = /^(?:[-－+±]?\d[\d,]*(?:\.\d+)?[%‰]?|\/|-|—|——|…)$/;
const YEAR = /^(?:19|20)\d{2}$/;
const NAME_HEAD =
  /^(?:(?:主要|经济)?指标|项目|名称|行业|产业|产品|品种|类别|分类|地区|区域|县区|乡镇|镇街|单位名称)(?:名称|类别)?$/;
const UNIT_HEAD = /^(?:计量)?单位$/;
const VALUE_HEAD = /绝对|增长|增速|增幅|比重|占比|数量|总量|总额|产量|产值|合计|目标|同比|±|[年月值额数]$|[%‰]$|[）)]$/;
const CAPTION = /^(?:附?表\s*[\d一二三四五六七八九十]|.*(?:情况|速度|一览|统计)表?$)/;
const MAX_NAME_UNITS = 40;
const MAX_HEAD_UNITS = 24;
const MAX_HEADS = 9;
const MIN_ROWS = 3;
const MAX_ROWS = 300;

interface Row {
  names: FlatLine[];
  values: FlatLine[];
}

const textOf = (line: FlatLine | undefined): string => line?.cell.text.text ?? '';
const isValue = (line: FlatLine | undefined): line is FlatLine =>
  line !== undefined && !line.stops && VALUE.test(textOf(line));

function isName(line: FlatLine | undefined): line is FlatLine {
  const text = textOf(line);
  return (
    line !== undefined &&
    !line.stops &&
    text.length <= MAX_NAME_UNITS &&
    /\p{Script=Han}/u.test(text) &&
    !/[。；]|[，：]$/.test(text)
  );
}

/** `at`: a name right above its values. No line before `floor` belongs to it. */
export function valueRecords(lines: readonly FlatLine[], at: number, floor: number): FlatReading | null {
  if (!isName(lines[at]) || !isValue(lines[at + 1])) return null;
  const rows = rowsFrom(lines, at);
  const width = commonest(rows.map(({ values }) => values.length));
  const named = commonest(rows.slice(1).map(({ names }) => names.length));
  const even = rows.filter(({ values }, row) => values.length === width && (row === 0 || isEven(rows[row], named)));
  if (rows.length < MIN_ROWS || even.length < rows.length * 0.8 || at - named + 1 < floor) return null;
  const [first, ...rest] = rows;
  if (!first) return null;
  first.names = lines.slice(at - named + 1, at + 1);
  const start = at - named + 1;
  const yearHeads = first.values.length === width && first.values.every((line) => YEAR.test(textOf(line)));
  const heads = yearHeads
    ? checked([...first.names, ...first.values], named)
    : headsAbove(lines.slice(floor, start), { width, named });
  // A name and a number in turns, or two names of which none is the unit, may be anything.
  if (!heads && (width < 2 || named > 1)) return null;
  const body = yearHeads ? rest : rows;
  const own = heads?.filter((line) => line !== null) ?? [];
  return {
    start: yearHeads ? start : start - own.length,
    end: at + 1 + rows.reduce((sum, { names, values }) => sum + names.length + values.length, -named),
    table: tableFrom(body, heads, { width, named }),
  };
}

function isEven(row: Row | undefined, named: number): boolean {
  return row?.names.length === named;
}

function rowsFrom(lines: readonly FlatLine[], first: number): Row[] {
  const rows: Row[] = [];
  let at = first;
  while (rows.length < MAX_ROWS) {
    const names = run(lines, at, isName);
    const values = run(lines, at + names.length, isValue);
    if (names.length === 0 || names.length > 2 || values.length === 0) return rows;
    rows.push({ names, values });
    at += names.length + values.length;
  }
  return rows;
}

function run(lines: readonly FlatLine[], from: number, is: (line: FlatLine | undefined) => boolean): FlatLine[] {
  let to = from;
  while (is(lines[to])) to += 1;
  return lines.slice(from, to);
}

interface Shape {
  /** Values of a row. */
  width: number;
  /** Lines in front of them: the name, and the unit where it has a column. */
  named: number;
}

/** A head for each column, null for the corner that was left empty; null when they cannot be told from a title. */
function headsAbove(above: readonly FlatLine[], { width, named }: Shape): (FlatLine | null)[] | null {
  const heads: FlatLine[] = [];
  let border: FlatLine | undefined;
  for (const line of above.toReversed()) {
    border = line;
    const text = textOf(line);
    if (!isName(line) || text.length > MAX_HEAD_UNITS || isUnitLine(text) || CAPTION.test(text)) break;
    if (heads.length === MAX_HEADS) return null;
    heads.unshift(line);
    border = undefined;
  }
  const all = width + named;
  const top = heads.at(-all);
  if (heads.length >= all && NAME_HEAD.test(textOf(top))) return checked(heads.slice(-all), named);
  const values = heads.slice(-(all - 1));
  const isClosed = border !== undefined && (isUnitLine(textOf(border)) || CAPTION.test(textOf(border)));
  const areHeads = values.every((line) => VALUE_HEAD.test(textOf(line)));
  if (values.length < all - 1 || named > 1 || NAME_HEAD.test(textOf(values[0]))) return null;
  if (heads.length === all - 1 && (isClosed || areHeads)) return [null, ...values];
  return heads.length === all && !isClosed && areHeads ? [null, ...values] : null;
}

/** Of two columns in front of the values the second is the unit. */
function checked(heads: FlatLine[], named: number): FlatLine[] | null {
  return named === 1 || UNIT_HEAD.test(textOf(heads[1])) ? heads : null;
}

function tableFrom(
  rows: readonly Row[],
  heads: readonly (FlatLine | null)[] | null,
  { width, named }: Shape,
): FlatReading['table'] {
  const corner = heads?.find((line) => line !== null)?.cell.span.start ?? 0;
  const head = (heads ?? []).map(
    (line): RawCell => line?.cell ?? { text: { text: '', starts: [], ends: [] }, span: { start: corner, end: corner } },
  );
  const body = rows.map(({ names, values }): TableRow => {
    const raw = [...names, ...values].map(({ cell }) => cell);
    const isPinned = names.length === named && values.length === width;
    const cells = raw.map((cell, at) => namedCell(cell, isPinned ? head[at] : undefined));
    return { cells, inherited: [], span: spanOf(raw), text: joinCells(raw) };
  });
  const first = head[0]?.span ?? body[0]?.span;
  return { head, rows: body, span: { start: first?.start ?? 0, end: body.at(-1)?.span.end ?? 0 } };
}

function spanOf(raw: readonly RawCell[]): RawCell['span'] {
  return { start: raw[0]?.span.start ?? 0, end: raw.at(-1)?.span.end ?? 0 };
}

function commonest(counts: readonly number[]): number {
  const times = Map.groupBy(counts, (count) => count);
  return [...times].sort((a, b) => b[1].length - a[1].length)[0]?.[0] ?? 1;
}
