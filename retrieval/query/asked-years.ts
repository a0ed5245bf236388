/** Which years a question asks for, of all its places or of each. */
import type { Period } from '../plan-document.ts';
import { findPeriods } from '../text/periods.ts';
import type { Place } from './asked-places.ts';

export function askedPeriods(question: string, inTitle: (at: number) => boolean): Period[] {
  const found = findPeriods(question).filter((mention) => !inTitle(mention.start));
  const seen = new Set<string>();
  return found
    .filter(({ from, to }) => !seen.has(`${from}-${to}`) && seen.add(`${from}-${to}`))
    .map(({ from, to, label }) => ({ from, to, label }));
}

/**
 * 江苏的机架数是盐城2024年目标的几倍: a year belongs to the place in front of it and to those after it that name none.
 * Places joined by 和 or 、 share theirs, and so does a year in front of all of them.
 */
export function periodsByPlace(
  question: string,
  places: readonly Place[],
  inTitle: (at: number) => boolean,
): Map<string, Period[]> {
  const found = findPeriods(question).filter((mention) => !inTitle(mention.start));
  const [first] = places;
  const joined = places.slice(1).some((place, at) => place.start - (places[at]?.end ?? 0) <= 3);
  const shared = found.some((mention) => first !== undefined && mention.start < first.start);
  const byPlace = new Map<string, Period[]>();
  if (places.length < 2 || found.length === 0 || joined || shared) return byPlace;
  let before: Period[] = [];
  for (const [at, place] of places.entries()) {
    const next = places[at + 1]?.start ?? question.length;
    const own = found.filter((mention) => mention.start >= place.end && mention.start < next);
    if (own.length > 0) before = own.map(({ from, to, label }) => ({ from, to, label }));
    byPlace.set(place.region.name, [...(byPlace.get(place.region.name) ?? []), ...before]);
  }
  return byPlace;
}

/** 2023年比上年增加多少亿元 needs the year before; 比上年增长百分之几 is a figure of 2023 itself. */
export function withYearBefore(periods: Period[], question: string, measure: RegExp | null): Period[] {
  const [first] = [...periods].sort((a, b) => a.from - b.from);
  const rate = measure !== null && /%/.test(measure.source);
  if (
    !first ||
    first.from !== first.to ||
    rate ||
    /比(?:19|20)\d\d年/.test(question) ||
    !/[比较](?:上|前)一?年(?:度)?(?:各|分别)?(?:增加|多|新增|提高|高)|(?:增加|增长|提高)(?:得|的)?(?:多|快)[^，。]{0,2}，?还是/.test(
      question,
    )
  )
    return periods;
  const year = first.from - 1;
  return [{ from: year, to: year, label: `${year}年` }, ...periods];
}
