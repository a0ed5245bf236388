/**
 * 第2条“存储算力”提升的具体内容: `2.实施“存储算力”提升` is all that the paper has of it. A heading that says no more than the
 * question does is no answer to what stands under it.
 */
import type { Analysis } from '#retrieval/query/analyse-question';
import { normal, wordsOf } from '#retrieval/query/question-terms';
import { WEAK } from '#retrieval/query/question-words';
import type { Draft, Statement } from '../draft.ts';

const DOING = /^(?:实施|加强|强化|深化|完善|优化|健全|持续|深入|积极|大力|全面|进一步)$/;

export function saysOnlyHeading({ asks, question }: Pick<Analysis, 'asks' | 'question'>, { blocks }: Draft): boolean {
  if (asks.has('where') || asks.has('yes-no') || asks.has('quotation') || /标题|题目|名称|叫/.test(question))
    return false;
  const [block, ...others] = blocks;
  if (block?.kind !== 'sentences' || others.length > 0) return false;
  return block.statements.length > 0 && block.statements.every((statement) => isBareHeading(statement, question));
}

function isBareHeading({ proofs }: Statement, question: string): boolean {
  const [proof, ...others] = proofs;
  const section = proof && proof.section !== null ? proof.document.sections[proof.section] : undefined;
  if (!proof || !section || others.length > 0 || section.heading === '') return false;
  const { span } = proof;
  const isAll = span.start >= section.headingSpan.start && span.end <= section.headingSpan.end;
  return isAll && addsNothing(section.heading, question);
}

/** No word of the heading goes beyond the question. */
export function addsNothing(heading: string, question: string): boolean {
  const asked = normal(question);
  const added = wordsOf(heading).filter(
    (word) => !WEAK.has(word) && !DOING.test(word) && !asked.includes(normal(word)),
  );
  return added.every((word) => word.length < 2);
}
