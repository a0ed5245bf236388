/** The steps of an answer, for whoever looks on: how long each takes and which of them a fault ends. */

/**
 * `retrieval`: passages and figures are searched. `gate`: it is decided whether they answer, and the built-in answer is
 * drafted. `model`: a model writes. `verification`: statements are checked against what they cite. `record`: the answer
 * is kept.
 */
export type AnswerStep = 'retrieval' | 'gate' | 'model' | 'verification' | 'record';

export interface AnswerSteps {
  /** Runs `work` and gives what it gives; when that is a promise the step lasts until it is settled. */
  run<Result>(step: AnswerStep, work: () => Result): Result;
  /** The same items; the step lasts from the first that is asked for to the last. */
  stream<Item>(step: AnswerStep, items: AsyncGenerator<Item>): AsyncGenerator<Item>;
}

/** Nobody looks on. */
export const UNWATCHED: AnswerSteps = { run: (_step, work) => work(), stream: (_step, items) => items };
