/** Ranked figures in, the ones that the question asks for out, region by region: by name, part of the question and period. */
import type { Figure, Period } from '#retrieval/plan-document';
import type { Analysis } from '#retrieval/query/analyse-question';
import { coverage } from '#retrieval/query/coverage';
import { contentChunks, normal, questionTerms, type Term, type WordStatistics } from '#retrieval/query/question-terms';
import { nameKey, type RankedFigure } from '#retrieval/query/rank-figures';
import { expandUnit } from '#retrieval/vocabulary/terms';

export interface Selection {
  region: string | null;
  figures: RankedFigure[];
  /** The figures are of another period than asked. */
  otherPeriod: boolean;
  /** Parts of the question that no figure of the region answers. */
  missing: string[];
}

const MIN_COVERAGE = 0.7;
const MIN_PRECISION = 0.34;
const TIE = 0.035;

export function selectFigures(
  analysis: Analysis,
  ranked: readonly RankedFigure[],
  statistics: WordStatistics,
): Selection[] {
  const pool = ofDocuments(analysis, ranked);
  const asked = analysis.regions.map((region) => region.name);
  const regions = asked.length > 0 ? asked : [...new Set(pool.map((one) => one.figure.region))];
  const selections = regions.map((region) =>
    selectIn({ analysis, region, pool: pool.filter((one) => one.figure.region === region), statistics }),
  );
  const full = selections.filter((selection) => selection.figures.length > 0);
  if (asked.length > 0) return selections;
  const best = Math.max(...full.map(topScore));
  return full.filter((selection) => topScore(selection) >= best - 0.12);
}

function topScore(selection: Selection): number {
  return Math.max(...selection.figures.map((one) => one.score));
}

function ofDocuments(analysis: Analysis, ranked: readonly RankedFigure[]): RankedFigure[] {
  const { ids } = analysis.documents;
  const inside = ranked.filter((one) => ids.includes(one.figure.documentId));
  return ids.length > 0 && inside.length > 0 ? inside : [...ranked];
}

interface RegionPool {
  analysis: Analysis;
  region: string | null;
  pool: RankedFigure[];
  statistics: WordStatistics;
}

function selectIn({ analysis, region, pool, statistics }: RegionPool): Selection {
  const parts = partsOf(analysis, statistics);
  const whole = pool.filter((one) => one.coverage >= MIN_COVERAGE && one.precision >= MIN_PRECISION);
  const first = whole[0];
  const oneForAll =
    first !== undefined && (parts.length < 2 || parts.every((part) => saysPart(first, part.terms) >= 0.7));
  if (first && oneForAll) return byPeriod(analysis, region, nearTies(whole), []);
  if (parts.length < 2) return { region, figures: [], otherPeriod: false, missing: [] };
  const chosen: RankedFigure[] = [];
  const missing: string[] = [];
  for (const part of parts) {
    const fitting = pool.filter((one) => saysPart(one, part.terms) >= 0.8 && one.precision >= MIN_PRECISION);
    if (fitting.length === 0) missing.push(part.text);
    else chosen.push(...nearTies(fitting).filter((one) => !chosen.includes(one)));
  }
  if (chosen.length === 0 && first) return byPeriod(analysis, region, nearTies(whole), []);
  return byPeriod(analysis, region, chosen, chosen.length > 0 ? missing : []);
}

interface Part {
  text: string;
  terms: Term[];
}

/** 5G基站数和千兆宽带用户数 are two parts; each must be said by a figure of its own or by one that says all. */
function partsOf(analysis: Analysis, statistics: WordStatistics): Part[] {
  const pieces = analysis.rest.split(/[、，；]|和|与|及|以及|还有|跟/u);
  const parts: Part[] = [];
  for (const piece of pieces) {
    const chunks = contentChunks(piece);
    const terms = questionTerms(chunks, statistics).filter((term) => term.weight >= 0.4);
    if (terms.length > 0) parts.push({ text: chunks.join(''), terms });
  }
  return parts;
}

function saysPart(one: RankedFigure, terms: readonly Term[]): number {
  return coverage(terms, [
    { text: normal(one.figure.name), worth: 1 },
    { text: normal(one.figure.statement), worth: 0.97 },
    { text: one.found.context, worth: 0.6 },
  ]).share;
}

/** All figures of the best name, and of names that fit as well. */
function nearTies(sorted: readonly RankedFigure[]): RankedFigure[] {
  const best = sorted[0];
  if (!best) return [];
  const keys = new Set(
    sorted
      .filter((one) => one.score >= best.score - TIE && sameMeasure(one.figure, best.figure))
      .map((one) => nameKey(one.figure)),
  );
  return sorted.filter(
    (one) => [...keys].some((key) => sameKey(key, nameKey(one.figure))) && one.score >= best.score - 0.2,
  );
}

function sameKey(a: string, b: string): boolean {
  return (
    a === b ||
    (a.length >= 4 && b.length >= 4 && (a.endsWith(b) || b.endsWith(a)) && Math.abs(a.length - b.length) <= 4)
  );
}

function sameMeasure(a: Figure, b: Figure): boolean {
  const [left, right] = [a, b].map((figure) => figure.unit.replace(/^[万亿千百]+/, ''));
  return (
    expandUnit(left ?? '').includes(right ?? '') || /[家户个座项]/.test(left ?? '') === /[家户个座项]/.test(right ?? '')
  );
}

function byPeriod(analysis: Analysis, region: string | null, figures: RankedFigure[], missing: string[]): Selection {
  const wanted = figures.filter((one) => fitsPeriods(one, analysis));
  if (wanted.length > 0) return { region, figures: withoutRepeats(wanted), otherPeriod: false, missing };
  return { region, figures: withoutRepeats(figures), otherPeriod: figures.length > 0, missing };
}

export function fitsPeriods(one: RankedFigure, analysis: Analysis): boolean {
  const { periods, ownYear } = analysis;
  const own = one.figure.period;
  if (periods.length > 0) return periods.some((period) => fits(own, period, one));
  if (ownYear) {
    const year =
      one.found.document.years.length === 1
        ? one.found.document.years[0]
        : Number(one.found.document.published?.slice(0, 4) ?? Number.NaN);
    return own !== null && year !== undefined && own.from <= year && own.to >= year;
  }
  return true;
}

function fits(own: Period | null, asked: Period, one: RankedFigure): boolean {
  if (own === null) return false;
  if (own.from >= asked.from && own.to <= asked.to) return true;
  // A figure of a term (每年, 三年内) speaks of each year in it; its wording names the term.
  return own.from <= asked.from && own.to >= asked.to && one.figure.kind !== 'change';
}

/** One value said twice is shown once, in the fuller wording; different values for one thing are all shown. */
function withoutRepeats(figures: readonly RankedFigure[]): RankedFigure[] {
  const kept: RankedFigure[] = [];
  for (const one of [...figures].sort((a, b) => fullness(b) - fullness(a))) {
    if (!kept.some((other) => sameValue(other.figure, one.figure))) kept.push(one);
  }
  return kept.sort((a, b) => figures.indexOf(a) - figures.indexOf(b));
}

function fullness(one: RankedFigure): number {
  return one.score + (one.figure.qualifier ? 0.3 : 0);
}

const WORTH: Record<string, number> = { 万: 1e4, 亿: 1e8, 千: 1e3, 百: 100 };

/** Value in single units: 1.2万个 is 12000. */
export function scaledValue(figure: Pick<Figure, 'value' | 'unit'>): number | null {
  if (figure.value === null) return null;
  let value = figure.value;
  for (const unit of figure.unit.match(/^[万亿千百]+/)?.[0] ?? '') value *= WORTH[unit] ?? 1;
  return Number(value.toPrecision(12));
}

function sameValue(a: Figure, b: Figure): boolean {
  return (
    a.region === b.region &&
    a.period?.to === b.period?.to &&
    scaledValue(a) === scaledValue(b) &&
    sameKey(nameKey(a), nameKey(b))
  );
}
