import type { AnswerLanguage } from '#prompts/answer-instructions';
import { simplify } from '#retrieval/text/simplify';

/** Script and language of a question as it was typed. */
export function answerLanguage(question: string): AnswerLanguage {
  const han = question.replace(/\P{Script=Han}/gu, '');
  if (han === '') return /[a-z]{3}/i.test(question) ? 'english' : 'simplified';
  return simplify(han) === han ? 'simplified' : 'traditional';
}
