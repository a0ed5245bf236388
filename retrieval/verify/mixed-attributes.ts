/** 具有世界影响力的产业高地 of 具有世界影响力的技术高地 and 具有国际竞争力的产业高地: what is said of one thing is not said of another. */
import type { Evidence, Fault } from './evidence.ts';
import { proofOfSentence } from './source-sentences.ts';

/** Characters on each side of 的 that make the one recognisable. */
const ATTRIBUTE = /(?=([\p{Script=Han}]{4})的([\p{Script=Han}]{4}))/gu;

export function mixedAttributeFault({ reading, sources }: Evidence): Fault | null {
  const all = sources.flatMap(({ sentences }) => sentences);
  for (const [, attribute = '', thing = ''] of reading.normal.matchAll(ATTRIBUTE)) {
    const ofOther = all.find(({ normal }) => normal.includes(`${attribute}的`));
    const isOtherwise = all.some(({ normal }) => normal.includes(`的${thing}`));
    const isTogether = all.some(({ parts }) => parts.some((part) => part.includes(attribute) && part.includes(thing)));
    if (!ofOther || !isOtherwise || isTogether) continue;
    return {
      problem: 'unrelated',
      detail: `原文没有把“${attribute}”和“${thing}”放在一起说`,
      proofs: [proofOfSentence(ofOther)],
    };
  }
  return null;
}
