/**
 * 全省总决赛 is not said by 全国总决赛, 市域中心 not by 县域中心: a word for how far a thing reaches stands directly in front of
 * its noun, and the sentence has another of the same kind there. In: normal forms.
 */
import { isOfPlace } from './clause-places.ts';
import type { Evidence, Fault } from './evidence.ts';
import { proofOfSentence, type SourceSentence } from './source-sentences.ts';
import { taggedWords } from './tagged-words.ts';

const KINDS: readonly (readonly string[])[] = [
  ['全球', '全国', '全省', '全市', '全区', '全县', '全镇'],
  ['国家级', '部级', '省级', '市级', '区级', '县级', '乡级', '镇级', '村级', '世界级'],
  ['省域', '市域', '区域', '县域', '镇域', '全域', '流域'],
];
const NOUN = '(\\p{Script=Han}{2,3})';

/** Figures of 全市 and 全省 are compared by their places; here is asked what the word stands in front of. */
export function levelWordFault({ reading, sources }: Evidence): Fault | null {
  for (const kind of KINDS) {
    const levels = new RegExp(`(${kind.join('|')})(?=${NOUN})`, 'gu');
    for (const [, level = '', noun = ''] of reading.normal.matchAll(levels)) {
      const sentences = sources.flatMap((source) => source.sentences);
      // 全省 of another thing in the passage says nothing of this one, when three characters of its name are the same.
      const words = noun.length > 2 ? `${level}${noun}` : level;
      if (sources.some(({ normal, context, facts }) => `${normal}，${context}，${facts}`.includes(words))) continue;
      const others = kind.filter((other) => other !== level).map((other) => `${other}${noun}`);
      // The heading of an article names its thing for all of its sentences.
      const near = ({ normal, source }: SourceSentence): string => `${normal}，${source.context}`;
      const own = termAt(reading.normal, `${level}${noun}`);
      const [best] = sentences
        .filter((one) => isOfPlace(reading, one))
        .flatMap((sentence) =>
          others
            .filter((other) => near(sentence).includes(other))
            .map((other) => ({ sentence, printed: termAt(near(sentence), other) })),
        )
        .sort((one, other) => Number(isOneThing(own, other.printed)) - Number(isOneThing(own, one.printed)));
      if (!best) continue;
      return {
        problem: 'indicator',
        detail: `原文为“${best.printed}”，不是“${own}”`,
        proofs: [proofOfSentence(best.sentence)],
      };
    }
  }
  return null;
}

/** But for its level: 省级智能制造示范车间 beside 国家级智能制造示范车间. */
function isOneThing(own: string, printed: string): boolean {
  return own.slice(-4) === printed.slice(-4);
}

/** The whole term that opens so: 省级智能制造示范车间, not 省级智能制. It ends with its last noun. */
export function termAt(text: string, opening: string): string {
  const run = /^\p{Script=Han}+/u.exec(text.slice(text.indexOf(opening)))?.[0] ?? opening;
  let term = '';
  for (const { word, tag } of taggedWords(run)) {
    if (term.length >= opening.length && (!/^(?:n|vn|an|nz|b|j)/.test(tag) || /^[不至超]/.test(word))) break;
    term += word;
  }
  return term;
}
