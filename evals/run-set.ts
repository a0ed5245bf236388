/** Asks chosen cases in this process, without the gate: single ones, another set, other documents, a chat model. */
import type { AnswerTrace } from '../api/answer/answer-trace.ts';
import type { ChatModel } from '../api/answer/model/chat-model.ts';
import { askCase, converse } from './ask-case.ts';
import type { CaseResult, EvalRun } from './case-result.ts';
import type { GoldenCase, GoldenConversation } from './golden-case.ts';
import { rankEvidence } from './measure/rank-evidence.ts';
import { type EvalCorpus, ingestCorpus } from './open-corpus.ts';

export interface ChosenSet {
  plansDir: string;
  /** Beside the plans. */
  extraPaths: string[];
  cases: readonly GoldenCase[];
  conversations: readonly GoldenConversation[];
  model: ChatModel | null;
  onRejected: (line: string) => void;
  onTrace: (result: CaseResult, trace: AnswerTrace) => void;
}

export interface SetRun {
  run: EvalRun;
  documents: EvalCorpus['documents'];
}

export async function runSet(chosen: ChosenSet): Promise<SetRun> {
  const { plansDir, extraPaths, cases, conversations, model, onRejected, onTrace } = chosen;
  const started = new Date();
  const corpus = await ingestCorpus(plansDir, extraPaths);
  try {
    const asking = { corpus, ...(model ? { model } : {}), onRejected, onTrace };
    const results: CaseResult[] = [];
    for (const one of cases) {
      const result = await askCase({ ...asking, set: 'cases' }, one);
      results.push(one.evidence.length > 0 ? { ...result, retrieval: await rankEvidence(corpus, one) } : result);
    }
    for (const conversation of conversations)
      for await (const result of converse({ ...asking, set: 'conversations' }, conversation)) results.push(result);
    return {
      documents: corpus.documents,
      run: {
        version: 1,
        answeredBy: model?.id ?? 'extractive',
        startedAt: started.toISOString(),
        seconds: Math.round((Date.now() - started.getTime()) / 100) / 10,
        results,
        verification: null,
      },
    };
  } finally {
    await corpus.close();
  }
}
