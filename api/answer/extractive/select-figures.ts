/** Ranked figures in, the ones that the question asks for out, region by region: by name, part of the question and period. */
import type { Figure } from '#retrieval/plan-document';
import type { Analysis } from '#retrieval/query/analyse-question';
import { wantsAmountAndGrowth, wantsCountAndShare } from '#retrieval/query/question-kind';
import type { Term, WordStatistics } from '#retrieval/query/question-terms';
import { nameKey, type RankedFigure } from '#retrieval/query/rank-figures';
import { scaledValue, unitFamily } from '#retrieval/vocabulary/figure-units';
import { expandUnit } from '#retrieval/vocabulary/terms';
import { doesAsAsked, isOtherKind, lacksWhatBestSays, saysRareWords, sharesNumber } from './as-asked.ts';
import { fitsPeriods } from './fits-periods.ts';
import {
  besideChosen,
  fitsPart,
  MIN_PRECISION,
  namesPart,
  outOfTime,
  type Part,
  partsOf,
  saysPart,
  TWO_SIDES,
} from './question-parts.ts';

export interface Selection {
  region: string | null;
  figures: RankedFigure[];
  /** The figures are of another period than asked. */
  otherPeriod: boolean;
  /** Parts of the question that no figure of the region answers. */
  missing: string[];
  /** Things of the question that have a figure, when it names several. */
  named?: number;
}

const MIN_COVERAGE = 0.7;
/** A question that is said in full may name a long name by a part of it. */
const FULL_COVERAGE = 0.95;
const FULL_PRECISION = 0.25;
/** Share of the question that a figure's own name and its headings say. */
const NAMED_WHOLLY = 0.85;
/** For a figure that does what is asked: what does it is named before. */
const DOING_COVERAGE = 0.8;
const TIE = 0.05;
/** By how much more of a part a figure must say than those already chosen. */
const SAYS_MORE = 0.1;

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

/** Most of the shorter name's characters stand in the other as neighbours. */
function alike(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  let found = 0;
  for (let at = 0; at < short.length - 1; at += 1) if (long.includes(short.slice(at, at + 2))) found += 1;
  return short.length > 1 && found / (short.length - 1) >= 0.6;
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

const SUM_OF_ALL = /加(?:起来|(?:在|到)?一?(?:块|起|堆))|合计|总和|之和|拢共/;

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
  if (parts.length < 2)
    return first
      ? byPeriod(
          analysis,
          region,
          withCompanions(analysis, withAskedYears(analysis, nearTies(named, pool, analysis.terms), pool), pool),
          [],
        )
      : { region, figures: [], otherPeriod: false, missing: [] };
  const chosen: RankedFigure[] = [];
  const missing: string[] = [];
  const pending: Part[] = [];
  let answered = 0;
  for (const part of parts) {
    // 大数据和区块链试点项目，高新区入选几个: what is chosen already says this part too.
    const fitting = pool.filter((one) => fitsPart(one, part.terms));
    const saying = chosen.filter((one) => fitting.includes(one) && saysRareWords(one, part.terms));
    const saidBy = (all: readonly RankedFigure[]): number => Math.max(...all.map((one) => namesPart(one, part.terms)));
    // 激光装备产值 says 产值 of 大数据+的产值, and the figure of just that name says all of it.
    if (saying.length > 0 && saidBy(fitting) <= saidBy(saying) + SAYS_MORE) {
      answered += 1;
      continue;
    }
    // 健康惠民工程 names 健康 too; 社保惠民工程 only the rest of the part.
    const most = Math.max(...fitting.map((one) => namesPart(one, part.terms)));
    const naming = fitting.filter((one) => namesPart(one, part.terms) >= most - 0.02);
    // 平台、实验室和园区加起来: every platform of the list, not only the likest.
    const [best] = naming;
    const siblings = SUM_OF_ALL.test(analysis.question)
      ? pool.filter(
          (one) =>
            best !== undefined &&
            one.found.passage.id === best.found.passage.id &&
            namesPart(one, part.terms) >= 0.9 &&
            unitFamily(one.figure.unit) === unitFamily(best.figure.unit),
        )
      : [];
    if (naming.length > 0) answered += 1;
    if (naming.length > 0)
      chosen.push(
        ...new Set([...nearTies(naming, pool, part.terms), ...siblings].filter((one) => !chosen.includes(one))),
      );
    else if (part.terms.some((term) => term.core) && besideChosen(part, parts, pool).length > 0) pending.push(part);
    else if (part.terms.some((term) => term.core) && (!first || saysPart(first, part.terms) < 0.55))
      missing.push(part.text);
  }
  for (const part of pending) {
    const beside = besideChosen(part, parts, pool).filter(
      (one) =>
        !chosen.includes(one) &&
        chosen.some(
          (other) =>
            sameProof(one.figure, other.figure) && unitFamily(one.figure.unit) === unitFamily(other.figure.unit),
        ),
    );
    const [best] = beside;
    if (best) {
      chosen.push(best);
      answered += 1;
    }
  }
  if (chosen.length > 0 && (first || missing.length < parts.length)) {
    const companions = withCompanions(analysis, withAskedYears(analysis, chosen, pool), pool);
    const selection = byPeriod(analysis, region, companions, missing);
    return {
      ...selection,
      missing: [...missing, ...(selection.otherPeriod ? [] : outOfTime(parts, { chosen, left: selection.figures }))],
      named: answered,
    };
  }
  return first
    ? byPeriod(
        analysis,
        region,
        withCompanions(analysis, withAskedYears(analysis, nearTies(named, pool, analysis.terms), pool), pool),
        missing,
      )
    : { region, figures: [], otherPeriod: false, missing: [] };
}

/**
 * The period asked for chooses between like names: 优良天数比例 of the term and 城市空气质量优良天数比例 of the year.
 * Where no figure of that period has a like name, the best name stays and its other periods are the nearest.
 */
function inAskedTime(analysis: Analysis, sorted: readonly RankedFigure[]): readonly RankedFigure[] {
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

/** 多少家，占全省多少: the share beside a count, and the count beside a share, when both are asked for. */
function withCompanions(
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
function withAskedYears(
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

/** All figures of the best name, and of names that fit as well; the pool gives the same names in other years and places. */
function nearTies(
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

function sameProof(a: Figure, b: Figure): boolean {
  return a.proof.start === b.proof.start && a.proof.end === b.proof.end;
}

export function sameKey(a: string, b: string): boolean {
  return (
    a === b ||
    (a.length >= 4 && b.length >= 4 && (a.endsWith(b) || b.endsWith(a)) && Math.abs(a.length - b.length) <= 4)
  );
}

function sameMeasure(a: Figure, b: Figure): boolean {
  const [left, right] = [a, b].map((figure) => figure.unit.replace(/^[万亿千百]+/, '').replace(/^(?:个)?百分点$/, '%'));
  return (
    expandUnit(left ?? '').includes(right ?? '') || /[家户个座项]/.test(left ?? '') === /[家户个座项]/.test(right ?? '')
  );
}

function byPeriod(analysis: Analysis, region: string | null, figures: RankedFigure[], missing: string[]): Selection {
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
