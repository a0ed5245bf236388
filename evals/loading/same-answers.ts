/** Two stores over the same papers in, how many questions they answer alike out, with every quote and page looked at. */
import { isRecognised, pageOf } from '#retrieval/plan-document';
import type { PlanStore } from '#retrieval/store/plan-store';
import { answerQuestion } from '../../api/answer/answer-question.ts';
import type { AskReply, Citation } from '../../api/contract.ts';

export interface Comparison {
  asked: number;
  same: number;
  /** Same answer, of which some quote differs in more than white space. */
  otherQuotes: number;
  differing: { question: string; text: string; format: string }[];
  /** Citations whose span is not their quote, or whose page is not the one that the document keeps for it. Must stay empty. */
  wrong: string[];
}

export async function compareAnswers(
  text: PlanStore,
  format: PlanStore,
  questions: readonly string[],
): Promise<Comparison> {
  const found: Comparison = { asked: 0, same: 0, otherQuotes: 0, differing: [], wrong: [] };
  for (const question of questions) {
    const [one, other] = [await ask(text, question), await ask(format, question)];
    found.asked += 1;
    found.wrong.push(...(await wrongCitations(format, other)));
    if (said(one) !== said(other)) found.differing.push({ question, text: said(one), format: said(other) });
    else {
      found.same += 1;
      if (quotes(one) !== quotes(other)) found.otherQuotes += 1;
    }
  }
  return found;
}

function ask(store: PlanStore, question: string): Promise<AskReply> {
  return answerQuestion({ store, now: () => 0, newId: () => 'loading' }, { question });
}

/** White space is set by the format, not by the writer. */
function said({ status, answer }: AskReply): string {
  return `${status} ${answer.replace(/\s+/g, '')}`;
}

function quotes({ citations }: AskReply): string {
  return citations.map(({ quote }) => quote.replace(/[\s|]+/g, '')).join('\n');
}

async function wrongCitations(store: PlanStore, reply: AskReply): Promise<string[]> {
  const wrong: string[] = [];
  for (const citation of reply.citations) {
    const document = await store.document(citation.documentId);
    const isRight =
      document !== null &&
      document.text.slice(citation.start, citation.end) === citation.quote &&
      citation.page === pageOf(document.pages, citation.start) &&
      (!isRecognised(document.pages, citation) || reply.notices?.includes('ocr-text') === true);
    if (!isRight) wrong.push(nameOf(citation));
  }
  return wrong;
}

function nameOf({ documentId, start, end, page }: Citation): string {
  return `${documentId} ${start}-${end} page ${page}`;
}
