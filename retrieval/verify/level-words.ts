/**
 * 全省总决赛 is not said by 全国总决赛, 市域中心 not by 县域中心: a word for how far a thing reaches stands directly in front of
 * its noun, and the sentence has another of the same kind there. In: normal forms.
 */
import type { Evidence, Fault } from './evidence.ts';
import { proofOfSentence, type SourceSentence } from './source-sentences.ts';

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
      const sentence = sentences.find((one) => others.some((other) => near(one).includes(other)));
      const given = others.find((other) => sentence && near(sentence).includes(other));
      if (sentence && given)
        return {
          problem: 'indicator',
          detail: `原文为“${given}”，不是“${level}${noun}”`,
          proofs: [proofOfSentence(sentence)],
        };
    }
  }
  return null;
}
