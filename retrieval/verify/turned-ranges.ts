/** 由73.4%降至47.6% where the source has 由47.6%提升至73.4%: two ends of one range, the other way round. In: normal forms. */
import type { Evidence, Fault } from './evidence.ts';
import { proofOfSentence } from './source-sentences.ts';

const RANGE =
  /[从由](?:\d{4}年[^\d，；。]{0,4})?(?<from>(?<![\d.])\d+(?:\.\d+)?)(?![\d.年])[^\d，；。]{0,16}?(?:\d{4}年[^\d，；。]{0,4})?[至到为成](?:\d{4}年[^\d，；。]{0,4})?(?<to>\d+(?:\.\d+)?)(?![\d.年])/gu;

export function turnedRangeFault({ reading, sources }: Evidence): Fault | null {
  const stated = rangesIn(reading.normal);
  if (stated.length === 0) return null;
  const given = sources
    .flatMap(({ sentences }) => sentences)
    .flatMap((sentence) => rangesIn(sentence.normal).map((range) => ({ ...range, sentence })));
  for (const { from, to } of stated) {
    if (given.some((one) => one.from === from && one.to === to)) continue;
    const turned = given.find((one) => one.from === to && one.to === from);
    if (turned)
      return {
        problem: 'arithmetic',
        detail: `原文为“${turned.words}”`,
        proofs: [proofOfSentence(turned.sentence)],
      };
  }
  return null;
}

function rangesIn(normal: string): { words: string; from: string; to: string }[] {
  return [...normal.matchAll(RANGE)].map(({ 0: words, groups }) => ({
    words,
    from: groups?.['from'] ?? '',
    to: groups?.['to'] ?? '',
  }));
}
