/** Whoever looks on while answers are made: figures and traces. Nothing that they do changes an answer. */
import type { AnswerEvent } from './answer/answer-event.ts';
import { type AnswerSteps, UNWATCHED } from './answer/answer-steps.ts';

export interface AnswerWatch {
  steps: AnswerSteps;
  /** The same events, seen from outside of all steps. */
  events(events: AsyncIterable<AnswerEvent>): AsyncIterable<AnswerEvent>;
}

/** Called once for each answer, where its asking is known. The signal is aborted when the one who asked has left. */
export type WatchAnswer = (signal: AbortSignal) => AnswerWatch;

export const nobodyWatches: WatchAnswer = () => ({ steps: UNWATCHED, events: (events) => events });

/** The second looks on within the first. */
export function bothWatch(outer: WatchAnswer, inner: WatchAnswer): WatchAnswer {
  return (signal) => {
    const [first, second] = [outer(signal), inner(signal)];
    return {
      steps: {
        run: (step, work) => first.steps.run(step, () => second.steps.run(step, work)),
        stream: (step, items) => first.steps.stream(step, second.steps.stream(step, items)),
      },
      events: (events) => first.events(second.events(events)),
    };
  };
}
