/** 加起来, 合计: the sum of figures of one unit, of all that were asked for or of none. */
import type { Figure } from '#retrieval/plan-document';
import type { Analysis } from '#retrieval/query/analyse-question';
import { matchTerm } from '#retrieval/query/coverage';
import { normal } from '#retrieval/query/question-terms';
import { type RankedFigure, sentenceText } from '#retrieval/query/rank-figures';
import { sureNature } from '#retrieval/vocabulary/figure-natures';
import { baseUnit, scaledValue, unitFamily } from '#retrieval/vocabulary/figure-units';
import { type NoSum, whyNoSum } from '#retrieval/vocabulary/summands';
import { exact, inUnit } from '../arithmetic.ts';
import { stated } from '../proofs.ts';
import { asksForSum, SUM_ONLY } from './asks-for-sum.ts';
import { computed, keep, leastWord, proofsOfFigures, type Result } from './result.ts';

export function inTotal(analysis: Analysis, given: readonly RankedFigure[]): Result | null {
  if (!asksForSum(analysis.question)) return null;
  // 三条产业链分别实现产值…: the number of the chains is no summand of their output.
  const figures = ofOneMeasure(given);
  const [first] = figures;
  if (!first || figures.length < 2 || !everyNamed(analysis, figures)) return null;
  if (lacksYears(analysis, figures)) return null;
  const why = whyNoSum(
    figures.map(({ figure }) => figure),
    figures.map(({ found }) => found.passage),
  );
  if (why) return SUM_ONLY.test(analysis.question) ? unsummed(why, figures) : null;
  const total = exact(figures.reduce((sum, one) => sum + (scaledValue(one.figure) ?? 0), 0));
  const terms = figures.map((one) => one.figure.valueText).join('＋');
  const unit = figures.every((one) => one.figure.unit === first.figure.unit)
    ? first.figure.unit
    : baseUnit(first.figure.unit);
  return {
    statements: [
      computed(`合计（计算得出）：${terms}＝${leastWord(figures)}${inUnit(total, unit)}`, proofsOfFigures(figures)),
    ],
    blocks: keep,
  };
}

/** Why what was asked for has no sum, in place of it. */
function unsummed(why: NoSum, figures: readonly RankedFigure[]): Result {
  return { statements: [computed(reasonOf(why, figures), proofsOfFigures(figures))], blocks: keep };
}

function reasonOf(why: NoSum, ranked: readonly RankedFigure[]): string {
  const figures = ranked.map(({ figure }) => figure);
  const names = withoutLonger(figures.map(({ name }) => name)).join('、');
  switch (why) {
    case 'units':
    case 'things':
      return `${names}不是同类事项，不能相加，以上分别列出`;
    case 'shares':
      return `${names}是比例或增幅，不能相加，以上分别列出`;
    case 'natures':
      return `口径不同，不能相加：${figures.map((one) => `${one.valueText}为${CLASSES[one.kind]}`).join('，')}`;
    case 'overlap':
      return `${figures.map(stated).join('、')}之间可能互相包含，不能相加，以上分别列出`;
    case 'times':
      return figures.every((figure) => sureNature(figure) === 'stock')
        ? `${names}是各时点的累计数（总数），不能逐年相加`
        : `文件没有写明${names}是当年新增数还是累计数，不能逐年相加`;
  }
}

/** 5G基站总数 beside 5G基站 names the same thing again. */
function withoutLonger(names: readonly string[]): string[] {
  return [...new Set(names)].filter(
    (name) => !names.some((other) => other !== name && other !== '' && name.includes(other)),
  );
}

const CLASSES: Record<Figure['kind'], string> = {
  new: '当年新增数',
  yearly: '每年数',
  change: '变动幅度',
  cumulative: '累计数',
  level: '目标或水平数',
  reached: '已有数',
};

/** A sum of some of what was asked for would be taken for the sum of all. */
function everyNamed(analysis: Analysis, figures: readonly RankedFigure[]): boolean {
  const said = figures
    .map((one) => normal(`${one.figure.name}，${one.figure.statement}，${sentenceText(one.figure, one.found)}`))
    .join('，');
  return analysis.terms.every(
    (term) => !term.core || term.weight < 2 || /[局厅委办部]$/.test(term.text) || matchTerm(term.text, said) >= 0.6,
  );
}

/** 2020到2025年合计 with a table of three of the years: a sum of these would be taken for that of all six. */
function lacksYears({ periods }: Analysis, figures: readonly RankedFigure[]): boolean {
  const own = figures.flatMap(({ figure: { period } }) => (period ? [period] : []));
  if (own.every(({ from, to }) => from !== to)) return false;
  return periods.some(({ from, to }) =>
    Array.from({ length: to - from + 1 }, (_, at) => from + at).some(
      (year) => to > from && own.some((one) => one.to !== to) && !own.some((one) => one.from <= year && year <= one.to),
    ),
  );
}

function ofOneMeasure(figures: readonly RankedFigure[]): readonly RankedFigure[] {
  const families = Map.groupBy(figures, (one) => unitFamily(one.figure.unit));
  const [largest] = [...families.values()].sort((a, b) => b.length - a.length);
  return largest && largest.length >= 2 && largest.length > figures.length / 2 ? largest : figures;
}
