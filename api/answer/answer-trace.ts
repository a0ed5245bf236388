/** How an answer came about, beside what its reader sees: enough to defend it later. */
import type { StatementProblem, StatementVerdict } from '#retrieval/verify/verdict';

export interface CheckedStatement {
  /** As it was written, markers included. */
  text: string;
  verdict: StatementVerdict['verdict'];
  problem?: StatementProblem;
  /** One Chinese sentence on the problem. */
  detail?: string;
  /** Written in answer to the request to repair rejected statements. */
  repaired?: true;
  /** Of the built-in answer alone: the places that prove it, as in `TracedPassage`. */
  builtIn?: string[];
  shown: boolean;
}

export interface TracedPassage {
  /** `<documentId>:<start>-<end>`. */
  id: string;
  /** Of the source slice in UTF-8, hexadecimal. */
  sha256: string;
}

export interface AnswerTrace {
  /** As it was asked; the reply has the standalone question. */
  question: string;
  indexVersion: string;
  /** What the answer was written from. */
  passages: TracedPassage[];
  /** Null when no model was asked, as are the prompt's version and the draft. */
  model: string | null;
  promptVersion: string | null;
  /** All that the model wrote, repairs included. */
  draft: string | null;
  statements: CheckedStatement[];
}
