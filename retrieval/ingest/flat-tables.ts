/**
 * Lines in, the tables out that a crawler left with one cell a line (序号 / 事项名称 / 牵头单位 / 1 / 建设献血屋 / 区卫健局):
 * rows that a running number opens, or names with as many values behind each. What cannot be told stays as lines.
 */
import type { Span } from '../plan-document.ts';
import { markerOf } from '../text/headings.ts';
import { emptyMapped } from '../text/mapped-text.ts';
import type { FlatLine } from './flat-lines.ts';
import { numberedRecords } from './flat-records.ts';
import { valueRecords } from './flat-values.ts';
import type { Line } from './lines.ts';
import type { OnStep } from './reading-time.ts';
import type { Table } from './table-shape.ts';
import { cellOf } from './tables.ts';

export interface FlatTable {
  /** Places of the first line and behind the last. */
  from: number;
  to: number;
  lines: Span[];
  table: Table;
}

export function findFlatTables(source: string, lines: readonly Line[], onStep: OnStep): FlatTable[] {
  const flat = lines.flatMap((line, at) => flatLine(source, line, at));
  const found: FlatTable[] = [];
  let floor = 0;
  for (let at = 0; at < flat.length; at += 1) {
    onStep();
    const reading = numberedRecords(flat, at) ?? valueRecords(flat, at, floor);
    const first = reading && flat[reading.start];
    const last = reading && flat[reading.end - 1];
    if (!reading || !first || !last) continue;
    const range = lines.slice(first.at, last.at + 1).filter(({ type }) => type === 'text' || type === 'table');
    found.push({ from: first.at, to: last.at + 1, lines: range.map(({ span }) => span), table: reading.table });
    floor = reading.end;
    at = reading.end - 1;
  }
  return found;
}

const HEADINGS: ReadonlySet<string> = new Set([
  'part',
  'chapter',
  'article-section',
  'clause-article',
  'annex',
  'markdown',
]);

function flatLine(source: string, line: Line, at: number): FlatLine[] {
  if (line.type !== 'text' && line.type !== 'table') return [];
  const raw = source.slice(line.span.start, line.span.end).trim();
  const barred = raw.endsWith('|');
  // A bar alone closes the row; two have an empty cell between them.
  if (raw === '|') return [];
  const cell = cellOf(source, line.span) ?? { text: emptyMapped(), span: { start: line.span.end, end: line.span.end } };
  const { text } = cell.text;
  const inner = source.slice(cell.span.start, cell.span.end);
  // `#采矿业` is one of which the line above is the sum.
  const isPart = /^#[^#\s]/.test(inner);
  const stops = /[|\t]/.test(inner) || (HEADINGS.has(markerOf(text)?.kind ?? '') && !isPart);
  return [{ at, cell, barred, stops }];
}
