/** 新兴行业 where the source has 高危行业: an attribute directly in front of a thing of the source that no passage has. */

import { once } from '../text/remembering.ts';
import { contentWords, saidOf } from './content-words.ts';
import type { Evidence, Fault } from './evidence.ts';
import { taggedWords } from './tagged-words.ts';

export function addedAttributeFault({ reading, sources }: Evidence): Fault | null {
  const all = once(() => sources.map((source) => source.said).join('，'));
  const words = taggedWords(reading.normal);
  for (const [at, { word, tag }] of words.entries()) {
    const next = words[at + 1];
    if (!/^(?:b|a)/.test(tag) || word.length < 2 || contentWords(word).length === 0) continue;
    if (!next || !/^n/.test(next.tag) || next.word.length < 2) continue;
    const said = all();
    if (!said.includes(next.word)) continue;
    if (saidOf(word, said) > 0) continue;
    return { problem: 'unrelated', detail: `原文没有说“${word}${next.word}”`, proofs: [] };
  }
  return null;
}
