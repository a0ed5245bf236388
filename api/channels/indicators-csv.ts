/** Indicators and comparisons of the wire in, tables for a spreadsheet out. */
import { KIND_WORDS } from '#retrieval/vocabulary/kind-words';
import type { Indicator, IndicatorComparison } from '../contract.ts';
import { type CsvCell, toCsv } from './csv.ts';

const LIST_HEAD = [
  '地区',
  '时期',
  '指标',
  '数值',
  '单位',
  '数值原文',
  '限定词',
  '类别',
  '文件',
  '文号',
  '章节',
  '原文',
  '承接的上文',
  '链接',
];

/** `origin` stands before the address of each source; empty for relative links. */
export function indicatorsCsv(indicators: readonly Indicator[], origin: string): string {
  const rows = indicators.map(({ citation, ...row }): CsvCell[] => [
    row.region,
    row.period,
    row.name,
    row.value,
    row.unit,
    row.valueText,
    row.qualifier,
    KIND_WORDS[row.kind],
    citation.title,
    citation.documentNumber,
    citation.section.join(' / '),
    citation.quote,
    (citation.context ?? []).map(({ quote }) => quote).join(' / '),
    `${origin}${citation.href}`,
  ]);
  return toCsv([LIST_HEAD, ...rows]);
}

/** A row for each indicator and region, a column for each period, and where the figures stand. */
export function comparisonCsv({ name, periods, indicators }: IndicatorComparison): string {
  const head = ['指标', '地区', ...periods.map(({ label }) => label), '说明', '出处'];
  const rows = indicators.flatMap(({ names, note, rows }) =>
    rows.map(({ region, cells }): CsvCell[] => [
      names.join('／') || name,
      region,
      ...cells.map(({ text }) => text),
      note,
      [...new Set(cells.flatMap((cell) => cell.indicators.map(placeOf)))].join('\n'),
    ]),
  );
  return toCsv([head, ...rows]);
}

function placeOf({ citation: { title, section, quote } }: Indicator): string {
  return `《${title}》${section.join(' / ')}：${quote}`;
}
