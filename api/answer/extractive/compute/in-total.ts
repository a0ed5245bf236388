/** 加起来, 合计: the sum of figures of one unit, of all that were asked for or of none. */
import type { Figure } from '#retrieval/plan-document';
import type { Analysis } from '#retrieval/query/analyse-question';
import { matchTerm } from '#retrieval/query/coverage';
import { normal } from '#retrieval/query/question-terms';
import { nameKey, type RankedFigure, sentenceText } from '#retrieval/query/rank-figures';
import { baseUnit, scaledValue, unitFamily } from '#retrieval/vocabulary/figure-units';
import { exact, inUnit } from '../arithmetic.ts';
import { comparable, computed, keep, leastWord, proofsOfFigures, type Result } from './result.ts';

/** These ask for a sum and for nothing else; 一共 may also ask for a growth. */
export const SUM_ONLY = /加(?:起来|(?:在|到)?一?(?:块|起|堆))|合(?:起来|(?:在|到)一?块)|拢共|合计|总和|之和|累加/;
const SUMS = new RegExp(`${SUM_ONLY.source}|一共|总共|共计|共有|共`);

export function inTotal(analysis: Analysis, given: readonly RankedFigure[]): Result | null {
  if (!SUMS.test(analysis.question)) return null;
  // 三条产业链分别实现产值…: the number of the chains is no summand of their output.
  const figures = ofOneMeasure(given);
  const [first] = figures;
  if (!first || figures.length < 2 || !everyNamed(analysis, figures) || addsStocks(figures)) return null;
  if (!figures.every((one) => comparable(first.figure, one.figure))) return null;
  const unlike = unlikeKinds(figures);
  if (unlike) return unlike;
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

const CLASSES: Record<Figure['kind'], string> = {
  new: '当年新增数',
  yearly: '每年数',
  change: '变动幅度',
  cumulative: '累计数',
  level: '目标或水平数',
  reached: '已有数',
};
const isStock = (kind: Figure['kind']): boolean => kind === 'cumulative' || kind === 'level' || kind === 'reached';

/** 新建1400个 and 累计1.2万个 have no sum; that is said instead. */
function unlikeKinds(figures: readonly RankedFigure[]): Result | null {
  const stocks = figures.filter((one) => isStock(one.figure.kind)).length;
  if (stocks === 0 || stocks === figures.length) return null;
  const parts = figures.map((one) => `${one.figure.valueText}为${CLASSES[one.figure.kind]}`);
  return {
    statements: [computed(`口径不同，不能相加：${parts.join('，')}`, proofsOfFigures(figures))],
    blocks: keep,
  };
}

/** Stocks of several years are one stock at several times: 1180, 1380, 1500 are never added. */
function addsStocks(figures: readonly RankedFigure[]): boolean {
  const stocks = figures.filter((one) => !['new', 'yearly', 'change'].includes(one.figure.kind));
  const repeated = stocks.some((one) =>
    stocks.some(
      (other) =>
        other !== one && other.figure.region === one.figure.region && nameKey(other.figure) === nameKey(one.figure),
    ),
  );
  return repeated && !/额|量|收入|产值|投资/.test(figures[0]?.figure.name ?? '');
}

/** A sum of some of what was asked for would be taken for the sum of all. */
function everyNamed(analysis: Analysis, figures: readonly RankedFigure[]): boolean {
  const said = figures
    .map((one) => normal(`${one.figure.name}，${one.figure.statement}，${sentenceText(one.figure, one.found)}`))
    .join('，');
  return analysis.terms.every(
    (term) => !term.core || term.weight < 2 || /[局厅委办部]$/.test(term.text) || matchTerm(term.text, said) >= 0.6,
  );
}

function ofOneMeasure(figures: readonly RankedFigure[]): readonly RankedFigure[] {
  const families = Map.groupBy(figures, (one) => unitFamily(one.figure.unit));
  const [largest] = [...families.values()].sort((a, b) => b.length - a.length);
  return largest && largest.length >= 2 && largest.length > figures.length / 2 ? largest : figures;
}
