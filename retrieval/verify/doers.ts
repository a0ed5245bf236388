/** Who held, issued or drew up something: where the source names a doer of that verb, no other may stand in its place. */
import { withoutPlace } from '../vocabulary/body-names.ts';
import { bodyForm } from './bodies.ts';
import type { Evidence, Fault } from './evidence.ts';
import { proofOfSentence } from './source-sentences.ts';

const BODY = '[\\p{Script=Han}]{1,16}?(?:局|委|厅|办|政府|领导小组|办公室|中心|协会|集团|公司)';
const VERB = '召开|举办|主办|承办|印发|发布|出台|公布|授予|认定|批复';
const DOER = new RegExp(
  `(?<=^|[，；。、由])(${BODY})(?:（[^（）]*）)?(?:近日|日前|联合|共同|牵头|正式|专题)*(?:组织)?(${VERB})`,
  'gu',
);

export function doerFault({ reading, sentences }: Evidence): Fault | null {
  for (const [written, body, verb] of doersIn(reading.text)) {
    for (const sentence of sentences) {
      const others = doersIn(sentence.text).filter((other) => other[2] === verb);
      const near = `${sentence.text}，${sentence.source.facts}`;
      if (others.length === 0 || others.some((other) => isSame(body, other[1])) || bodyForm(near).includes(body))
        continue;
      const detail = `原文为“${others[0]?.[0]}”，不是“${written}”`;
      return { problem: 'body', detail, proofs: [proofOfSentence(sentence)] };
    }
  }
  return null;
}

function doersIn(text: string): [written: string, body: string, verb: string][] {
  // 8月9日上午，某局召开: the day is no part of the name.
  const plain = text.replace(/(?<=[午日])(?=[\p{Script=Han}]{2})/gu, '，');
  return [...plain.matchAll(DOER)].map((match) => [match[0], withoutPlace(bodyForm(match[1] ?? '')), match[2] ?? '']);
}

function isSame(one: string, other: string): boolean {
  return one.endsWith(other) || other.endsWith(one);
}
