/**
 * 南京市物联网 is not said by 无锡市物联网、南京市软件: a place that stands in front of a thing in the claim must be the one
 * in front of that thing in the sentence. A place that stands elsewhere in a long sentence says nothing of it.
 */
import { findRegions, type RegionMention } from '#retrieval/vocabulary/regions';

/** `own`: the region that the whole passage speaks of; it need not be written. */
export function placesStand(claim: string, text: string, own: string | null): boolean {
  const said = findRegions(text);
  return findRegions(claim).every((place) => {
    if (isNamed(place, own)) return true;
    const thing = thingBehind(claim, place);
    if (thing === null || !text.includes(thing)) return true;
    return positions(text, thing).some((at) => inFront(text, said, at).some((other) => isSame(other, place)));
  });
}

/** Two characters tell one thing from another: 物联, 软件. */
function thingBehind(claim: string, place: RegionMention): string | null {
  return /^的?(\p{Script=Han}{2}|[A-Za-z\d]{2,})/u.exec(claim.slice(place.end))?.[1] ?? null;
}

/** The place that rules what stands at `at`: the nearest in front of it in its clause, with those it is listed with. */
function inFront(text: string, places: readonly RegionMention[], at: number): RegionMention[] {
  const from = Math.max(...['。', '；'].map((mark) => text.lastIndexOf(mark, at)), -1);
  const before = places.filter(({ start, end }) => start > from && end <= at);
  const chain: RegionMention[] = [];
  for (const place of before.toReversed()) {
    const [next] = chain;
    if (next && !/^[、和与及]$/u.test(text.slice(place.end, next.start))) break;
    chain.unshift(place);
  }
  return chain;
}

function positions(text: string, word: string): number[] {
  return [...text.matchAll(new RegExp(RegExp.escape(word), 'g'))].map(({ index }) => index);
}

function isNamed({ candidates }: RegionMention, own: string | null): boolean {
  return candidates.some(({ name }) => name === own);
}

function isSame(one: RegionMention, other: RegionMention): boolean {
  return one.candidates.some(({ name }) => other.candidates.some((candidate) => candidate.name === name));
}
