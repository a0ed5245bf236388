/** A case in, its reply and everything that is measured of it out. The question goes the way of every user's question. */
import { answerEvents } from '../api/answer/answer-question.ts';
import type { AnswerTrace } from '../api/answer/answer-trace.ts';
import type { ChatModel } from '../api/answer/model/chat-model.ts';
import type { HistoryItem } from '../api/contract.ts';
import type { CaseResult } from './case-result.ts';
import type { GoldenCase, GoldenConversation } from './golden-case.ts';
import { coverEvidence } from './measure/cover-evidence.ts';
import type { EvalCorpus } from './open-corpus.ts';
import { scoreCase } from './score-case.ts';

export interface Asking {
  corpus: EvalCorpus;
  set: CaseResult['set'];
  /** Not set: the built-in answerer. */
  model?: ChatModel;
  /** Gets each statement that its own citations did not prove. */
  onRejected?: (line: string) => void;
  /** Gets how each answer came about. */
  onTrace?: (result: CaseResult, trace: AnswerTrace) => void;
}

export async function askCase(asking: Asking, one: GoldenCase, history: HistoryItem[] = []): Promise<CaseResult> {
  const { corpus, set, model, onRejected, onTrace } = asking;
  const deps = {
    store: corpus.store,
    ...(model ? { model } : {}),
    now: () => performance.now(),
    newId: () => one.id,
    onRejected: ({ text, unsupported }: { text: string; unsupported: string[] }) =>
      onRejected?.(`${one.id} ${text} ← ${unsupported.join('、')}`),
  };
  const request = { question: one.question, ...(history.length > 0 ? { history } : {}) };
  for await (const event of answerEvents(deps, request)) {
    if (event.kind !== 'answer-end') continue;
    const { reply, trace } = event;
    const result: CaseResult = {
      set,
      one,
      history,
      reply,
      score: scoreCase(one, reply, corpus.textOf),
      coverage: coverEvidence(one, reply, corpus.textOf),
      latencyMs: reply.timings.retrieveMs + reply.timings.answerMs,
    };
    onTrace?.(result, trace);
    return result;
  }
  throw new Error(`${one.id}: an answer ended without its reply`);
}

/** Turn after turn, each with the true history or with what a forger made of it. */
export async function* converse(asking: Asking, { turns }: GoldenConversation): AsyncGenerator<CaseResult> {
  const history: HistoryItem[] = [];
  for (const turn of turns) {
    const result = await askCase(asking, turn, [...history]);
    yield result;
    history.push(
      { role: 'user', content: turn.question },
      { role: 'assistant', content: turn.alleged ?? result.reply.answer },
    );
  }
}
