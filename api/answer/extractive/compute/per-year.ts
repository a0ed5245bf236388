/** 每年100个, three years: 300. */
import type { Analysis } from '#retrieval/query/analyse-question';
import type { RankedFigure } from '#retrieval/query/rank-figures';
import { scaledValue } from '#retrieval/vocabulary/figure-units';
import { exact, inUnit } from '../arithmetic.ts';
import { computed, keep, leastWord, proofsOfFigures, type Result } from './result.ts';

const OVER_YEARS = /合计|一共|总共|(?:[两三四五]|(?<!\d)\d)年|年下来|共|累计|加(?:起来|一?块)/;

export function perYear(analysis: Analysis, figures: readonly RankedFigure[]): Result | null {
  const yearly = figures.find((one) => one.figure.kind === 'yearly' && one.figure.value !== null);
  if (!yearly || !OVER_YEARS.test(analysis.question)) return null;
  const asked = analysis.periods[0];
  const years = asked && asked.to > asked.from ? asked : yearly.figure.period;
  const count = years ? years.to - years.from + 1 : 0;
  if (!years || count < 2) return null;
  const total = exact((scaledValue(yearly.figure) ?? 0) * count);
  const text = `按每年${yearly.figure.valueText}、${years.from}—${years.to}年共${count}年计算，合计${leastWord([yearly])}${inUnit(total, yearly.figure.unit)}`;
  return { statements: [computed(text, proofsOfFigures([yearly]))], blocks: keep };
}
