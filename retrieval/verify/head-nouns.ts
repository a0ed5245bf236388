/**
 * 机场通过能力突破12亿吨 where the source has 港口通过能力突破12亿吨: at the head of a clause another noun stands in front of the
 * very same words. In: normal forms.
 */
import { tagWords } from '../vocabulary/word-classes.ts';
import { clausesOf } from './clauses.ts';
import type { Evidence, Fault } from './evidence.ts';
import { proofOfSentence } from './source-sentences.ts';

/** Characters behind the noun that must be the same. */
const SAME = 4;

export function headNounFault(evidence: Evidence): Fault | null {
  if (evidence.computed || evidence.ordered) return null;
  for (const { bare, sentence } of clausesOf(evidence)) {
    const stated = bare.replace(/^　+/u, '');
    const own = stated.slice(0, 2);
    const behind = stated.slice(2, 2 + SAME);
    if (!sentence || !/^\p{Script=Han}{6}$/u.test(own + behind) || sentence.normal.includes(own)) continue;
    const given = new RegExp(`(?<=^|[，；。、的])(\\p{Script=Han}{2})(?=${behind})`, 'u').exec(sentence.normal)?.[1];
    if (given === undefined || evidence.reading.normal.includes(given)) continue;
    if (![own, given].every(isNoun) || own[1] === given[1]) continue;
    return {
      problem: 'indicator',
      detail: `原文为“${given}${behind}”，不是“${own}${behind}”`,
      proofs: [proofOfSentence(sentence)],
    };
  }
  return null;
}

function isNoun(word: string): boolean {
  const [one, ...rest] = tagWords(word);
  return one !== undefined && rest.length === 0 && /^n/.test(one.tag);
}
