/** 无锡市物联网、南京市软件: of the places of one sentence each stands in front of its own, and of no other's. */
import { findRegions, isWithin, type RegionMention } from '../vocabulary/regions.ts';
import type { Evidence, Fault } from './evidence.ts';
import { proofOfSentence } from './source-sentences.ts';

export function placesInFrontFault({ reading, sentences }: Evidence): Fault | null {
  const stated = ownersIn(reading.text, reading.regions);
  if (stated.length === 0) return null;
  for (const sentence of sentences) {
    const given = ownersIn(sentence.text, findRegions(sentence.text));
    for (const { place, word } of stated) {
      const owners = given.filter((other) => other.word === word);
      if (owners.length === 0 || owners.some((other) => isSame(other.place, place) || isInside(other.place, place)))
        continue;
      if (!given.some((other) => isSame(other.place, place))) continue;
      const detail = `原文为“${owners[0]?.place.written}${word}”，不是“${place.written}${word}”`;
      return { problem: 'region', detail, proofs: [proofOfSentence(sentence)] };
    }
  }
  return null;
}

/** Each place with the first two characters of what directly follows it. */
function ownersIn(text: string, places: readonly RegionMention[]): { place: RegionMention; word: string }[] {
  return places.flatMap((place) => {
    const word = /^的?(\p{Script=Han}{2})/u.exec(text.slice(place.end))?.[1];
    return word === undefined ? [] : [{ place, word }];
  });
}

/** 江苏省物联网 is said of 无锡市物联网 too. */
function isInside({ candidates }: RegionMention, place: RegionMention): boolean {
  return candidates.some((one) => place.candidates.some((other) => isWithin(one, other)));
}

function isSame(one: RegionMention, other: RegionMention): boolean {
  return one.candidates.some(({ name }) => other.candidates.some((candidate) => candidate.name === name));
}
