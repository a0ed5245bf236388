/** Figures of one thing in, those of the time asked for out, else the nearest; each value once. */
import type { Figure } from '#retrieval/plan-document';
import type { Analysis } from '#retrieval/query/analyse-question';
import { nameKey, type RankedFigure } from '#retrieval/query/rank-figures';
import { scaledValue } from '#retrieval/vocabulary/figure-units';
import { isOtherKind } from './as-asked.ts';
import { fitsPeriods } from './fits-periods.ts';
import { sameKey } from './like-figures.ts';
import type { Selection } from './selection.ts';

export function byPeriod(
  analysis: Analysis,
  region: string | null,
  figures: RankedFigure[],
  missing: string[],
): Selection {
  const wanted = figures.filter((one) => fitsPeriods(one, analysis) && !isOtherKind(one, analysis.question));
  // The table prints `/` for the year asked: the other years of the row are the nearest.
  const empty = wanted.length > 0 && wanted.every((one) => one.figure.value === null);
  if (empty)
    return {
      region,
      figures: withoutRepeats(figures.filter((one) => one.found.passage.id === wanted[0]?.found.passage.id)),
      otherPeriod: true,
      missing,
    };
  if (wanted.length > 0)
    return { region, figures: withoutRepeats(ofJustThatTime(analysis, wanted)), otherPeriod: false, missing };
  return { region, figures: withoutRepeats(nearestYears(analysis, figures)), otherPeriod: figures.length > 0, missing };
}

/**
 * 2025年城镇新增就业 is not also that of the “十四五”时期: where a figure is of just the time asked, those of a longer or
 * shorter time under the same name are left out.
 */
function ofJustThatTime({ periods, asks }: Analysis, figures: readonly RankedFigure[]): RankedFigure[] {
  if (periods.length === 0 || asks.has('compute') || asks.has('compare')) return [...figures];
  const isExact = ({ figure: { period } }: RankedFigure): boolean =>
    period !== null && periods.some(({ from, to }) => period.from === from && period.to === to);
  const exact = figures.filter(isExact);
  return figures.filter(
    (one) => isExact(one) || !exact.some((other) => sameKey(nameKey(other.figure), nameKey(one.figure))),
  );
}

/** Of a row of years the one nearest to the year asked for; what has no year or a term stays. */
function nearestYears({ periods }: Analysis, figures: readonly RankedFigure[]): RankedFigure[] {
  const [asked, ...others] = periods;
  if (!asked || others.length > 0 || asked.from !== asked.to) return [...figures];
  const distance = ({ figure }: RankedFigure): number =>
    figure.period && figure.period.from === figure.period.to ? Math.abs(figure.period.to - asked.to) : Number.NaN;
  return figures.filter((one) => {
    const own = distance(one);
    const alike = figures
      .filter((other) => other.figure.kind === one.figure.kind && sameKey(nameKey(other.figure), nameKey(one.figure)))
      .map(distance);
    return Number.isNaN(own) || own <= Math.min(...alike.filter((other) => !Number.isNaN(other)));
  });
}

/** One value said twice is shown once, in the fuller wording; different values for one thing are all shown. */
function withoutRepeats(figures: readonly RankedFigure[]): RankedFigure[] {
  const kept: RankedFigure[] = [];
  for (const one of [...figures].sort((a, b) => fullness(b) - fullness(a))) {
    const known = kept.find((other) => sameValue(other.figure, one.figure));
    if (!known) kept.push({ ...one });
    else if (known.found.passage.id !== one.found.passage.id) known.also = [...(known.also ?? []), one];
  }
  const order = (one: RankedFigure): number => figures.findIndex((other) => other.figure.id === one.figure.id);
  return kept.sort((a, b) => order(a) - order(b));
}

function fullness(one: RankedFigure): number {
  return one.score + (one.figure.qualifier ? 0.3 : 0);
}

function sameValue(a: Figure, b: Figure): boolean {
  return (
    a.region === b.region &&
    a.period?.to === b.period?.to &&
    scaledValue(a) === scaledValue(b) &&
    sameKey(nameKey(a), nameKey(b))
  );
}
