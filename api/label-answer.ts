/** Events of an answer in, the same out: the reply says in the configured words who wrote it, for every channel alike. */
import type { AnswerEvent } from './answer/answer-event.ts';

/** Shown under an answer and copied with it, as the rules for labelling generated text ask. */
export interface AnswerLabels {
  extractive: string;
  /** Of an answer in which at least one sentence is a model's. */
  model: string;
}

export async function* labelAnswer(
  events: AsyncIterable<AnswerEvent>,
  labels: AnswerLabels,
): AsyncGenerator<AnswerEvent> {
  for await (const event of events) {
    if (event.kind !== 'answer-end') yield event;
    else {
      const { reply } = event;
      const label = reply.answeredBy === 'extractive' ? labels.extractive : labels.model;
      yield { ...event, reply: { ...reply, label } };
    }
  }
}
