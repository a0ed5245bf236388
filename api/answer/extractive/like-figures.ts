/** Which figures are of one thing: names that are as good as the best, the same name, the same measure. */
import type { Figure } from '#retrieval/plan-document';
import type { Analysis } from '#retrieval/query/analyse-question';
import type { Term } from '#retrieval/query/question-terms';
import { nameKey, type RankedFigure } from '#retrieval/query/rank-figures';
import { expandUnit } from '#retrieval/vocabulary/terms';
import { lacksWhatBestSays } from './as-asked.ts';
import { fitsPeriods } from './fits-periods.ts';

const TIE = 0.05;

/** All figures of the best name, and of names that fit as well; the pool gives the same names in other years and places. */
export function nearTies(
  sorted: readonly RankedFigure[],
  pool: readonly RankedFigure[],
  terms: readonly Term[],
): RankedFigure[] {
  const best = sorted[0];
  if (!best) return [];
  const keys = new Set(
    sorted
      .filter((one) => one.score >= best.score - TIE && sameMeasure(one.figure, best.figure))
      .map((one) => nameKey(one.figure)),
  );
  return pool.filter(
    (one) =>
      [...keys].some(
        (key) =>
          key === nameKey(one.figure) ||
          (sameKey(key, nameKey(one.figure)) && (sorted.includes(one) || one.score >= best.score - 0.3)),
      ) &&
      sameMeasure(one.figure, best.figure) &&
      !lacksWhatBestSays(one, best, terms),
  );
}

export function sameKey(a: string, b: string): boolean {
  return (
    a === b ||
    (a.length >= 4 && b.length >= 4 && (a.endsWith(b) || b.endsWith(a)) && Math.abs(a.length - b.length) <= 4)
  );
}

export function sameMeasure(a: Figure, b: Figure): boolean {
  const [left, right] = [a, b].map((figure) => figure.unit.replace(/^[万亿千百]+/, '').replace(/^(?:个)?百分点$/, '%'));
  return (
    expandUnit(left ?? '').includes(right ?? '') || /[家户个座项]/.test(left ?? '') === /[家户个座项]/.test(right ?? '')
  );
}

/** Most of the shorter name's characters stand in the other as neighbours. */
export function alike(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  let found = 0;
  for (let at = 0; at < short.length - 1; at += 1) if (long.includes(short.slice(at, at + 2))) found += 1;
  return short.length > 1 && found / (short.length - 1) >= 0.6;
}

/**
 * The period asked for chooses between like names: 优良天数比例 of the term and 城市空气质量优良天数比例 of the year.
 * Where no figure of that period has a like name, the best name stays and its other periods are the nearest.
 */
export function inAskedTime(analysis: Analysis, sorted: readonly RankedFigure[]): readonly RankedFigure[] {
  const best = sorted[0];
  if (!best || analysis.asks.has('compute') || fitsPeriods(best, analysis)) return sorted;
  const sameName = sorted.some((one) => nameKey(one.figure) === nameKey(best.figure) && fitsPeriods(one, analysis));
  const inTime = sorted.filter(
    (one) =>
      fitsPeriods(one, analysis) &&
      one.score >= best.score - 0.12 &&
      sameMeasure(one.figure, best.figure) &&
      alike(nameKey(one.figure), nameKey(best.figure)),
  );
  return !sameName && inTime.length > 0 ? inTime : sorted;
}
