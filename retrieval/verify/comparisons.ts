/** `A比B多`, `A高于B`: which is more must be so in the cited figures. In: the statement and the figures it repeats or means. */
import type { Span } from '../plan-document.ts';
import type { Candidate } from './match-figure.ts';
import { quantityOf, sameUnit } from './quantities.ts';
import type { StatementReading } from './statement-reading.ts';

const MORE =
  /(?<!不)(?:高于|多于|大于)|快于|领先于|优于|更[高多大快](?=[，。；、（]|$)|(?<=比(?![重例率值较]).{1,40})(?:增加|增长|提高|提升|[高多大快](?!质量|新|端|层|元|数|样|于))/u;
const LESS =
  /(?<!不)(?:低于|少于|小于)|慢于|落后于|更[低少小慢](?=[，。；、（]|$)|(?<=比(?![重例率值较]).{1,40})(?:减少|下降|降低|[低少小慢](?!碳|代|微|数|于))/u;

export interface Sides {
  first: Candidate;
  second: Candidate;
}

/** Exactly one of the two directions is said. */
export function compares({ text }: StatementReading): boolean {
  return MORE.test(text) !== LESS.test(text);
}

/** Null when nothing is compared, or the order holds; else a Chinese clause. */
export function comparisonFault(reading: StatementReading, sides: Sides | null): string | null {
  const more = MORE.test(reading.text);
  const less = LESS.test(reading.text);
  if (more === less || sides === null) return null;
  const [a, b] = [sides.first.figure, sides.second.figure];
  if (a.value === null || b.value === null) return null;
  const [one, other] = [quantityOf(a.value, a.unit), quantityOf(b.value, b.unit)];
  if (!sameUnit(one.unit, other.unit)) return null;
  const holds = more ? one.value > other.value : one.value < other.value;
  return holds ? null : `原文中前者为${a.valueText}，后者为${b.valueText}`;
}

/** 增长7.7%，高于全国1.8个百分点: the second says how far, and is not what the first is compared with. */
export function ofOneUnit({ first, second }: Sides): boolean {
  const [one, other] = [first.figure, second.figure].map(({ value, unit }) => quantityOf(value ?? 0, unit).unit);
  return sameUnit(one ?? '', other ?? '');
}

/** The two figures, what is compared first: the one behind 比 or 高于 is second, else they stand as they are named. */
export function sidesOf(reading: StatementReading, figures: readonly Candidate[]): Sides | null {
  const [one, other] = figures;
  if (!one || !other) return null;
  const [a, b] = [placesOf(reading, one), placesOf(reading, other)];
  const object = objectOf(reading.text);
  const spokenOf = object ? -1 : reading.text.search(CALLED_MORE);
  // 甲11%，乙10%，甲更高: the one named last in front.
  for (const key of spokenOf < 0 ? [] : (['region', 'period'] as const)) {
    const [at, otherAt] = [a[key], b[key]].map((places) => Math.max(-1, ...places.filter((place) => place < spokenOf)));
    if (at !== otherAt)
      return (at ?? -1) > (otherAt ?? -1) ? { first: one, second: other } : { first: other, second: one };
  }
  for (const key of KEYS) {
    const [isFirst, isSecond] = [holds(object, b[key]), holds(object, a[key])];
    if (isFirst !== isSecond) return isFirst ? { first: one, second: other } : { first: other, second: one };
  }
  for (const key of KEYS) {
    const [at, otherAt] = [a[key][0], b[key][0]];
    if (at === undefined || otherAt === undefined || at === otherAt) continue;
    return at < otherAt ? { first: one, second: other } : { first: other, second: one };
  }
  return null;
}

const CALLED_MORE = /更[高多大快低少小慢](?=[，。；、（]|$)/u;

/** 甲更高: one of two places or years, whose numbers the statement need not repeat. */
export function callsOneMore({ text, regions, periods }: StatementReading): boolean {
  return CALLED_MORE.test(text) && (regions.length > 1 || periods.length > 1);
}

const KEYS = ['value', 'region', 'period'] as const;

/** Where the statement names the value, the place and the year of a figure. */
function placesOf(
  { text, regions, periods }: StatementReading,
  { figure }: Candidate,
): Record<(typeof KEYS)[number], number[]> {
  const value = new RegExp(`(?<![\\d.])${RegExp.escape(figure.valueText)}(?!\\.?\\d)`, 'g');
  return {
    value: [...text.matchAll(value)].map(({ index }) => index),
    region: regions
      .filter(({ candidates }) => candidates.some(({ name }) => name === figure.region))
      .map(({ start }) => start),
    period: periods.filter(({ to }) => to === figure.period?.to).map(({ start }) => start),
  };
}

/** From 比 or 高于 to the end of its part: what the other thing is compared with. */
function objectOf(text: string): Span | null {
  const match =
    /比(?![重例率值较])[^，；。]*|(?:高于|多于|大于|快于|领先于|优于|低于|少于|小于|慢于|落后于)[^，；。]*/.exec(text);
  return match && { start: match.index, end: match.index + match[0].length };
}

function holds(object: Span | null, places: readonly number[]): boolean {
  return object !== null && places.some((at) => object.start <= at && at < object.end);
}
