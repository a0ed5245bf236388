/**
 * A year, a level, a number or a place of a claim against the sentence that is shown for it: another of its kind in the
 * very same words (到2024年的4.93万亿元 where the paper has 到2025年的4.93万亿元) makes the claim wrong.
 */
import { findRegions } from '#retrieval/vocabulary/regions';

/** Both without marks between the words; `g` is needed for every match. */
const KINDS: readonly RegExp[] = [
  /(?<!\d)\d{4}(?=年)/g,
  /(?:国家|世界|[部省市区县镇])级|全[国省市区县]/g,
  /(?<![\d.a-z])\d+(?:\.\d+)?(?![\d.a-z年月日])/gi,
];

/** Both as they are written, or both in normal form, which has numbers alike but leaves 级 out of some names. */
export function hasOtherDetail(claim: string, said: string): boolean {
  const [one, other] = [bare(claim), bare(said)];
  return KINDS.some((kind) => [...one.matchAll(kind)].some((match) => isExchanged(match, one, other, kind)));
}

function bare(text: string): string {
  return text.replace(/[，。；、：:,;“”"‘’《》（）()\s]/gu, '');
}

/** Characters around a detail that must be the same: on both sides few of them, on one side more. */
const BEFORE = 2;
const BEHIND = 3;
const ALONE = 5;

function isExchanged(match: RegExpMatchArray, claim: string, said: string, kind: RegExp): boolean {
  const [detail] = match;
  const at = match.index ?? 0;
  const behind = claim.slice(at + detail.length);
  const places: [string, string][] = [
    [claim.slice(Math.max(0, at - BEFORE), at), behind.slice(0, BEHIND)],
    ['', behind.slice(0, ALONE)],
    [claim.slice(Math.max(0, at - ALONE + 1), at), behind.slice(0, 1)],
  ];
  return places.some(([front, rear], index) => {
    const isWhole =
      index === 0
        ? front.length === BEFORE && rear.length === BEHIND
        : index === 1
          ? rear.length === ALONE
          : /^\p{Script=Han}{4}$/u.test(front) && rear.length === 1;
    if (!isWhole || !/\p{Script=Han}/u.test(front + rear)) return false;
    const given = detailsAt({ front, rear, said, kind });
    return given.length > 0 && !given.includes(detail);
  });
}

function detailsAt({ front, rear, said, kind }: { front: string; rear: string; said: string; kind: RegExp }): string[] {
  return [...said.matchAll(kind)]
    .filter(
      ({ 0: other, index }) =>
        said.slice(0, index).endsWith(front) && said.slice(index + other.length).startsWith(rear),
    )
    .map(([other]) => other);
}

/** 黄骅港沿海货物吞吐量 where the paper has 唐山港沿海货物吞吐量; `own`: places that the whole passage speaks of. */
export function hasOtherPlace(claim: string, said: string, own: readonly (string | null)[]): boolean {
  const given = findRegions(said);
  return findRegions(claim).some((place) => {
    const behind = claim.slice(place.end, place.end + BEHIND);
    const names = place.candidates.map(({ name }) => name);
    if (behind.length < BEHIND || names.some((name) => own.includes(name))) return false;
    const same = given.filter((other) => said.slice(other.end).startsWith(behind));
    return same.length > 0 && !same.some(({ candidates }) => candidates.some(({ name }) => names.includes(name)));
  });
}
