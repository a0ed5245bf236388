/** Indicators and comparisons of the wire in, workbooks out: figures are numbers, and every one has its source beside it. */
import type { ComparisonCell, Indicator, IndicatorComparison } from '../contract.ts';
import { LIST_HEAD, listCells, placeOf } from './indicator-rows.ts';
import { type Sheet, type SheetCell, toXlsx } from './xlsx.ts';

const LIST_WIDTHS = [12, 14, 28, 12, 8, 14, 8, 8, 36, 20, 36, 60, 36, 40];

/** `origin` stands before the address of each source; empty for relative addresses, which no spreadsheet can open. */
export function indicatorsXlsx(indicators: readonly Indicator[], origin: string): Promise<Uint8Array> {
  return toXlsx([listSheet('指标', indicators, origin)]);
}

/** The table as people read it, and the figures in it one by one on a second sheet. */
export function comparisonXlsx(comparison: IndicatorComparison, origin: string): Promise<Uint8Array> {
  const figures = comparison.indicators.flatMap(({ rows }) =>
    rows.flatMap(({ cells }) => cells.flatMap(({ indicators }) => indicators)),
  );
  const unique = new Map(
    figures.map((figure) => [JSON.stringify({ ...figure, citation: figure.citation.href }), figure]),
  );
  return toXlsx([comparisonSheet(comparison), listSheet('依据', [...unique.values()], origin)]);
}

function listSheet(name: string, indicators: readonly Indicator[], origin: string): Sheet {
  const rows = indicators.map((each): SheetCell[] => {
    const href = `${origin}${each.citation.href}`;
    return [...listCells(each), origin === '' ? href : { kind: 'link', text: href, href }];
  });
  return { name, head: LIST_HEAD, widths: LIST_WIDTHS, rows };
}

function comparisonSheet({ name, periods, indicators }: IndicatorComparison): Sheet {
  const rows = indicators.flatMap(({ names, note, rows }) =>
    rows.map(({ region, cells }): SheetCell[] => [
      names.join('／') || name,
      region,
      ...cells.map(cellOf),
      note,
      [...new Set(cells.flatMap((cell) => cell.indicators.map(placeOf)))].join('\n'),
    ]),
  );
  return {
    name: '对照',
    head: ['指标', '地区', ...periods.map(({ label }) => label), '说明', '出处'],
    widths: [28, 12, ...periods.map(() => 28), 40, 80],
    rows,
  };
}

/** One figure is a number in its own words; several, or none, are what the cell says. */
function cellOf({ text, disagree, indicators }: ComparisonCell): SheetCell {
  const [first] = indicators;
  const printed = /^\d+(?:\.(\d+))?/.exec(first?.valueText ?? '');
  if (!first || !printed || disagree) return text;
  const [digits, decimals = ''] = printed;
  const said = text.split(digits);
  const isOne =
    said.length === 2 &&
    Number(digits) === first.value &&
    first.valueText === `${digits}${first.unit}` &&
    !/\d$/.test(said[0] ?? '') &&
    !/^[\d.,]/.test(said[1] ?? '');
  if (!isOne) return text;
  return {
    kind: 'worded',
    value: Number(digits),
    before: said[0] ?? '',
    decimals: decimals.length,
    after: said[1] ?? '',
  };
}
