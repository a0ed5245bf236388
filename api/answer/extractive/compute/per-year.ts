/** 每年100个, three years: 300. */
import type { Analysis } from '#retrieval/query/analyse-question';
import type { RankedFigure } from '#retrieval/query/rank-figures';
import { parseNumeral } from '#retrieval/text/numerals';
import { scaledValue } from '#retrieval/vocabulary/figure-units';
import { exact, inUnit } from '../arithmetic.ts';
import { computed, keep, leastWord, proofsOfFigures, type Result } from './result.ts';

/** 2022—2024三年至少要招引多少个, 三年内要培育几家: the number of all the years is asked for, whether or not the word 共 is. */
const OF_ALL_YEARS =
  /(?:[两三四五]|(?<!\d)\d)年(?:内|间|里|期间)?(?:至少|起码|最少|预?计|计划|一?共|总共|要|将|得|需)[^，。？?]{0,20}?(?:多少|几)(?!年)/;

export function asksForAllYears(question: string): boolean {
  return OF_ALL_YEARS.test(question);
}

const OVER_YEARS = /合计|一共|总共|(?:[两三四五]|(?<!\d)\d)年|年下来|共|累计|加(?:起来|一?块)/;

/** 三年下来 of a figure that holds for five years is not computed with five. */
function yearsSaid(question: string): number | null {
  const said = /(?<![\d十])([二两三四五六七八九]|[2-9])年(?!行动|计划|规划)/u.exec(question)?.[1];
  return said === undefined ? null : parseNumeral(said);
}

export function perYear(analysis: Analysis, figures: readonly RankedFigure[]): Result | null {
  const yearly = figures.find((one) => one.figure.kind === 'yearly' && one.figure.value !== null);
  if (!yearly || !(OVER_YEARS.test(analysis.question) || asksForAllYears(analysis.question))) return null;
  const asked = analysis.periods[0];
  const years = asked && asked.to > asked.from ? asked : yearly.figure.period;
  const count = years ? years.to - years.from + 1 : 0;
  if (!years || count < 2 || (yearsSaid(analysis.question) ?? count) !== count) return null;
  const total = exact((scaledValue(yearly.figure) ?? 0) * count);
  const text = `按每年${yearly.figure.valueText}、${years.from}—${years.to}年共${count}年计算，合计${leastWord([yearly])}${inUnit(total, yearly.figure.unit)}`;
  return { statements: [computed(text, proofsOfFigures([yearly]))], blocks: keep };
}
