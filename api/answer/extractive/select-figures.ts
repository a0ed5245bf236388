/** Ranked figures in, the ones that the question asks for out, region by region: by name, part of the question and period. */
import type { Analysis } from '#retrieval/query/analyse-question';
import type { WordStatistics } from '#retrieval/query/question-terms';
import { nameKey, type RankedFigure } from '#retrieval/query/rank-figures';
import { doesAsAsked, sharesNumber } from './as-asked.ts';
import { withAskedYears, withCompanions } from './companion-figures.ts';
import { byPeriod } from './figures-in-time.ts';
import { figuresOfParts } from './figures-of-parts.ts';
import { alike, inAskedTime, nearTies } from './like-figures.ts';
import { MIN_PRECISION, namesPart, outOfTime, partsOf, TWO_SIDES } from './question-parts.ts';
import type { Selection } from './selection.ts';

const MIN_COVERAGE = 0.7;
/** A question that is said in full may name a long name by a part of it. */
const FULL_COVERAGE = 0.95;
const FULL_PRECISION = 0.25;
/** Share of the question that a figure's own name and its headings say. */
const NAMED_WHOLLY = 0.85;
/** For a figure that does what is asked: what does it is named before. */
const DOING_COVERAGE = 0.8;

export function selectFigures(
  analysis: Analysis,
  ranked: readonly RankedFigure[],
  statistics: WordStatistics,
): Selection[] {
  const pool = ofDocuments(analysis, ranked);
  const asked = analysis.regions.map((region) => region.name);
  const regions = asked.length > 0 ? asked : [...new Set(pool.map((one) => one.figure.region))];
  const selections = regions.map((region) =>
    selectIn({
      analysis: { ...analysis, periods: analysis.periodsOf.get(region ?? '') ?? analysis.periods },
      region,
      pool: pool.filter((one) => one.figure.region === region),
      statistics,
    }),
  );
  const full = selections.filter((selection) => selection.figures.length > 0);
  if (asked.length > 0) return selections;
  const inTime = full.filter((selection) => !selection.otherPeriod);
  return likeTheBest(inTime.length > 0 ? inTime : full);
}

/** Without a region every place is answered that has the same indicator; a merely similar one must fit as well as the best. */
function likeTheBest(selections: readonly Selection[]): Selection[] {
  const sorted = [...selections].sort((a, b) => topScore(b) - topScore(a));
  const best = sorted[0];
  const name = best?.figures[0] ? nameKey(best.figures[0].figure) : '';
  return sorted.filter((selection) => {
    const gap = best ? topScore(best) - topScore(selection) : 0;
    return gap <= 0.05 || (gap <= 0.2 && selection.figures.some((one) => alike(nameKey(one.figure), name)));
  });
}

function topScore(selection: Selection): number {
  return Math.max(...selection.figures.map((one) => one.score));
}

function ofDocuments(analysis: Analysis, ranked: readonly RankedFigure[]): RankedFigure[] {
  const { ids } = analysis.documents;
  const inside = ranked.filter((one) => ids.includes(one.figure.documentId));
  // A bulletin may say of a paper what the paper itself does not: 工作要点共8个方面26项任务.
  const best = Math.max(...inside.map((one) => one.score), 0);
  const other = Math.max(...ranked.map((one) => one.score), 0);
  return ids.length > 0 && inside.length > 0 && best >= other - 0.2 ? inside : [...ranked];
}

interface RegionPool {
  analysis: Analysis;
  region: string | null;
  pool: RankedFigure[];
  statistics: WordStatistics;
}

function selectIn({ analysis, region, pool, statistics }: RegionPool): Selection {
  const all = partsOf(analysis, statistics);
  // 500强里，高新区入选了几家: one figure is named by the whole question.
  const [top] = pool;
  const wholly = top !== undefined && top.precision >= MIN_PRECISION && namesPart(top, analysis.terms) >= NAMED_WHOLLY;
  const alone = !/[、和与及跟]/.test(analysis.rest) && !TWO_SIDES.test(analysis.question);
  const parts = wholly && alone ? [] : all;
  // A question of nothing but words of every plan (多少项任务) means a figure of just that name or none.
  const weak = analysis.terms.reduce((sum, term) => sum + term.weight, 0) < 1.2;
  const least = (one: RankedFigure): number => {
    if (weak) return sharesNumber(one, analysis.rest) ? 0.7 : 0.9;
    if (one.coverage >= DOING_COVERAGE && doesAsAsked(one, analysis.question)) return 0;
    return one.coverage >= FULL_COVERAGE ? FULL_PRECISION : MIN_PRECISION;
  };
  const whole = pool.filter((one) => one.coverage >= MIN_COVERAGE && one.precision >= least(one));
  const first = whole[0];
  const named = inAskedTime(analysis, whole);
  const inFull = (figures: readonly RankedFigure[]): RankedFigure[] =>
    withCompanions(analysis, withAskedYears(analysis, figures, pool), pool);
  const ofWhole = (missing: string[]): Selection =>
    first
      ? byPeriod(analysis, region, inFull(nearTies(named, pool, analysis.terms)), missing)
      : { region, figures: [], otherPeriod: false, missing: [] };
  if (parts.length < 2) return ofWhole([]);
  const { chosen, missing, answered } = figuresOfParts({ analysis, parts, pool, first });
  if (chosen.length === 0 || (!first && missing.length === parts.length)) return ofWhole(missing);
  const selection = byPeriod(analysis, region, inFull(chosen), missing);
  return {
    ...selection,
    missing: [...missing, ...(selection.otherPeriod ? [] : outOfTime(parts, { chosen, left: selection.figures }))],
    named: answered,
  };
}
