/** What a run keeps of each case: enough to measure, to show and to compare with another run. */
import type { AskReply, HistoryItem } from '../api/contract.ts';
import type { GoldenCase } from './golden-case.ts';
import type { Coverage } from './measure/cover-evidence.ts';
import type { Retrieval } from './measure/rank-evidence.ts';
import type { Score } from './score-case.ts';

const caseSets = ['cases', 'conversations', 'injections'] as const;

export interface CaseResult {
  set: (typeof caseSets)[number];
  one: GoldenCase;
  /** Earlier turns as the pipeline was given them. */
  history: HistoryItem[];
  reply: AskReply;
  score: Score;
  coverage: Coverage;
  latencyMs: number;
  /** Only where retrieval was measured: single questions with evidence. */
  retrieval?: Retrieval;
}

/** Counts of statements that the verifier judged. */
export interface VerificationFigures {
  falseStatements: number;
  caught: number;
  trueStatements: number;
  rejected: number;
}

/** What a chat model holds of the cited sentences; advice, never a reason to fail. */
export interface Judgement {
  model: string;
  sentences: number;
  /** Of each trial, the share of sentences that it holds to be supported. */
  shares: number[];
  /** Sentences on which the trials disagree. */
  divided: number;
  /** Requests that failed or gave no verdict. */
  unreadable: number;
  /** Sentences that most trials hold to be unsupported. */
  doubted: { id: string; sentence: string; against: number }[];
}

export interface EvalRun {
  /** Of this form; a reader refuses another. */
  version: 1;
  /** `extractive` or the id of the chat model. */
  answeredBy: string;
  startedAt: string;
  seconds: number;
  results: CaseResult[];
  verification: VerificationFigures | null;
  judgement?: Judgement;
}
