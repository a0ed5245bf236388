/** Indicators and comparisons of the wire in, tables for a spreadsheet out. */
import type { Indicator, IndicatorComparison } from '../contract.ts';
import { type CsvCell, toCsv } from './csv.ts';
import { LIST_HEAD, listCells, placeOf } from './indicator-rows.ts';

/** `origin` stands before the address of each source; empty for relative links. */
export function indicatorsCsv(indicators: readonly Indicator[], origin: string): string {
  const rows = indicators.map((each): CsvCell[] => [...listCells(each), `${origin}${each.citation.href}`]);
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
