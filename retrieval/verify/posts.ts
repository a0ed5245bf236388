/**
 * Who holds which post: 由X任组长, X任领导小组组长, 组长由X担任, 组长是X and X是组长 say the same. In: a statement; out: a fault
 * unless the papers give that person that post. 副市长 is not 市长, 第一组长 is not 组长.
 */
import { isOfPlace } from './clause-places.ts';
import type { Evidence, Fault } from './evidence.ts';
import { proofOfSentence, type SourceSentence } from './source-sentences.ts';

const POST = '(?:第[1一]|常务)?副?(?:组长|主任|主席|总指挥|会长|理事长|召集人|链长)';
/** 市长任市数字经济工作领导小组组长. */
const OF_BODY = '(?:[\\p{Script=Han}]{0,18}?(?:小组|委员会|指挥部|专班|工作组)的?)?';
const PERSON = '[\\p{Script=Han}、]{2,24}?';
const END = '(?=$|[，；。、：吗]|\\p{P})';
const FORMS: readonly RegExp[] = [
  new RegExp(`(?<person>${PERSON})(?:兼任|担任|出任|(?<![责主])任|(?<![相应适])当)${OF_BODY}(?<post>${POST})`, 'gu'),
  new RegExp(`(?<post>${POST})由(?<person>${PERSON})(?:兼任|担任|出任|任|当)`, 'gu'),
  new RegExp(`(?<post>${POST})(?:是|为)(?<person>${PERSON})${END}`, 'gu'),
  new RegExp(
    `(?<person>[\\p{Script=Han}、]{1,24}?(?:书记|长|主任|负责人|领导))(?:是|为)${OF_BODY}(?<post>${POST})${END}`,
    'gu',
  ),
];

export interface Held {
  written: string;
  post: string;
  person: string;
}

/** In normal form. */
export function heldIn(text: string): Held[] {
  return FORMS.flatMap((form) => [...text.matchAll(form)]).flatMap(({ 0: written, groups }) =>
    (groups?.['person'] ?? '')
      .replace(/^.*(?:[由为是，]|成立)/u, '')
      .split('、')
      .filter((person) => person.length > 1)
      .map((person) => ({ written, person, post: groups?.['post'] ?? '' })),
  );
}

export function postsFault({ reading, sources, sentences }: Evidence): Fault | null {
  const all = sources.flatMap((source) => source.sentences).filter((one) => isOfPlace(reading, one));
  for (const stated of heldIn(reading.normal)) {
    const giving = all.filter(({ normal }) => heldIn(normal).some(({ post }) => post === stated.post));
    const proof = giving.find(({ normal }) => heldIn(normal).some((held) => isSame(held, stated)));
    if (proof) {
      sentences.add(proof);
      continue;
    }
    const against = giving.length === 1 ? giving : giving.filter(({ normal }) => givesAnother(normal, stated));
    return {
      problem: 'body',
      detail: against[0] ? `原文${said(against[0], stated.post)}` : `原文没有说“${stated.written}”`,
      proofs: against.slice(0, 1).map(proofOfSentence),
    };
  }
  return null;
}

function isSame(held: Held, stated: Held): boolean {
  return held.post === stated.post && isPerson(held.person, stated.person);
}

/** 盐城市市长 is 市长, 副市长 is not. */
function isPerson(one: string, other: string): boolean {
  const [longer, shorter] = one.length > other.length ? [one, other] : [other, one];
  return longer.endsWith(shorter) && !/副$/u.test(longer.slice(0, longer.length - shorter.length));
}

/** Who has another post in the sentence that gives this one to somebody else does not have it. */
function givesAnother(normal: string, { person }: Held): boolean {
  return heldIn(normal).some((held) => isPerson(held.person, person));
}

function said({ normal }: SourceSentence, post: string): string {
  const persons = heldIn(normal)
    .filter((held) => held.post === post)
    .map(({ person }) => person);
  return `为“${persons.join('、')}任${post}”`;
}
