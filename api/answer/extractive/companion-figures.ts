/** Figures that a question wants beside the one it names: the share of a count, the growth of an amount, the other year. */
import type { Figure } from '#retrieval/plan-document';
import type { Analysis } from '#retrieval/query/analyse-question';
import { wantsAmountAndGrowth, wantsCountAndShare } from '#retrieval/query/question-kind';
import type { RankedFigure } from '#retrieval/query/rank-figures';
import { alike, sameMeasure } from './like-figures.ts';

/** 多少家，占全省多少: the share beside a count, and the count beside a share, when both are asked for. */
export function withCompanions(
  analysis: Analysis,
  chosen: readonly RankedFigure[],
  pool: readonly RankedFigure[],
): RankedFigure[] {
  if (!wantsCountAndShare(analysis.question) && !wantsAmountAndGrowth(analysis.question)) return [...chosen];
  const base = (one: RankedFigure): string => one.figure.name.replace(/占全.比重$/, '');
  const partners = pool.filter(
    (one) =>
      !chosen.includes(one) &&
      chosen.some(
        (other) =>
          one.found.passage.id === other.found.passage.id &&
          sameProof(one.figure, other.figure) &&
          (base(one) === base(other) || alike(base(one), base(other)) || isGrowthOfRow(one)) &&
          one.figure.unit !== other.figure.unit,
      ),
  );
  return [...chosen, ...partners];
}

/** 水泥 | 1486.2 | -5.3: the growth that stands in the row of what was asked. */
function isGrowthOfRow({ figure, found }: RankedFigure): boolean {
  return found.passage.kind === 'table-row' && figure.kind === 'change';
}

/** 2025年目标比2020年: where one of two years lacks, the likest figure of that year and measure stands in under its own name. */
export function withAskedYears(
  analysis: Analysis,
  chosen: readonly RankedFigure[],
  pool: readonly RankedFigure[],
): RankedFigure[] {
  const first = chosen[0];
  const years = analysis.periods.flatMap((period) =>
    period.from === period.to ? [period.to] : [period.from, period.to],
  );
  if (!first || years.length < 2 || !analysis.asks.has('compute')) return [...chosen];
  const added = [...chosen];
  for (const year of years) {
    if (added.some((one) => one.figure.period?.to === year)) continue;
    const likest = pool.find(
      (one) =>
        one.figure.kind !== 'change' &&
        one.figure.period?.to === year &&
        one.figure.period.from === year &&
        one.coverage >= 0.5 &&
        one.precision >= 0.3 &&
        sameMeasure(one.figure, first.figure),
    );
    if (likest) added.push(likest);
  }
  return added;
}

export function sameProof(a: Figure, b: Figure): boolean {
  return a.proof.start === b.proof.start && a.proof.end === b.proof.end;
}
