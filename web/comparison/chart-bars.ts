/**
 * The figures of one indicator that may stand beside each other in a chart: of one kind and one unit, 万 and 亿 worked in.
 * 新建 beside 累计 would be a false picture, so each kind is a chart of its own and a single figure is none.
 */
import type { IndicatorComparison } from '../../api/contract.ts';

type ComparedIndicator = IndicatorComparison['indicators'][number];
type Kind = ComparedIndicator['rows'][number]['cells'][number]['indicators'][number]['kind'];

export interface Bar {
  label: string;
  /** As the source writes it. */
  text: string;
  /** In `unit` of the chart. */
  value: number;
}

export interface Chart {
  kind: Kind;
  /** Without 万 and 亿. */
  unit: string;
  bars: Bar[];
}

const MULTIPLES: Record<string, number> = { 万: 1e4, 百万: 1e6, 千万: 1e7, 亿: 1e8, 万亿: 1e12 };

export function chartsOf({ rows }: ComparedIndicator, periods: IndicatorComparison['periods']): Chart[] {
  const charts = new Map<string, Chart>();
  for (const { region, cells } of rows) {
    cells.forEach((cell, at) => {
      // What the papers do not agree on has no height.
      const [indicator] = cell.indicators;
      if (!indicator || indicator.value === null || cell.disagree) return;
      const { unit, multiple } = plainUnit(indicator.unit);
      const key = `${indicator.kind} ${unit}`;
      const chart = charts.get(key) ?? { kind: indicator.kind, unit, bars: [] };
      const label = [region ?? '未注明地区', periods[at]?.label ?? ''].join(' ').trim();
      chart.bars.push({ label, text: indicator.valueText, value: indicator.value * multiple });
      charts.set(key, chart);
    });
  }
  return [...charts.values()].filter(({ bars }) => bars.length > 1 && bars.some(({ value }) => value > 0));
}

function plainUnit(unit: string): { unit: string; multiple: number } {
  const [, prefix, rest] = /^(万亿|百万|千万|万|亿)(.+)$/.exec(unit) ?? [];
  return prefix && rest ? { unit: rest, multiple: MULTIPLES[prefix] ?? 1 } : { unit, multiple: 1 };
}
