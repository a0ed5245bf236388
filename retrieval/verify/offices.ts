/**
 * Offices inside a body (法规处, 宣教中心), which have no name that tells a body: who receives a report and whose task it is
 * stand in the sentence or the clause of that very task.
 */
import { clausesOf } from './clauses.ts';
import type { Evidence, Fault } from './evidence.ts';
import { proofOfSentence } from './source-sentences.ts';

const RECEIVER = /向(\p{Script=Han}{2,12}?)(报送|报告|备案|申报|反馈|上报|提交)/gu;
const OWNER = /责任(?:处室|科室|单位|部门|主体)(?:是|为|：)(\p{Script=Han}{2,12})$/u;

export function officeFault(evidence: Evidence): Fault | null {
  return receiverFault(evidence) ?? ownerFault(evidence);
}

/** 向危化处报送 where the sentence has 向法规处报送. */
function receiverFault({ reading, sentences }: Evidence): Fault | null {
  for (const [words, office = '', verb] of reading.normal.matchAll(RECEIVER)) {
    for (const sentence of sentences) {
      const others = [...sentence.normal.matchAll(RECEIVER)].filter((other) => other[2] === verb);
      if (others.length === 0 || others.some(([, other = '']) => other.includes(office) || office.includes(other)))
        continue;
      const detail = `原文为“${others[0]?.[0]}”，不是“${words}”`;
      return { problem: 'body', detail, proofs: [proofOfSentence(sentence)] };
    }
  }
  return null;
}

/** The task stands in one clause of the paper, 责任处室：宣教中心 in another. */
function ownerFault(evidence: Evidence): Fault | null {
  const clauses = clausesOf(evidence);
  const owned = clauses.flatMap(({ normal }) => OWNER.exec(normal)?.[1] ?? []);
  const [office] = owned;
  if (office === undefined) return null;
  for (const { normal, sentence } of clauses) {
    if (OWNER.test(normal) || !sentence || sentence.source.normal.includes(office)) continue;
    const detail = `原文中这一项的责任单位不是“${office}”`;
    return { problem: 'body', detail, proofs: [proofOfSentence(sentence)] };
  }
  return null;
}
