/** The same answers; whoever asked is told of the end of each, for the line of the request. */
import type { AnswerEvent } from './answer/answer-event.ts';
import type { Answer } from './answering.ts';
import { type Asking, currentAsking } from './asking.ts';

export function tellAsking(answer: Answer): Answer {
  return (store, request, signal) => {
    const asking = currentAsking();
    const events = answer(store, request, signal);
    return asking ? told(events, asking) : events;
  };
}

async function* told(events: AsyncIterable<AnswerEvent>, asking: Asking): AsyncGenerator<AnswerEvent> {
  for await (const event of events) {
    if (event.kind === 'answer-end') asking.answer = { id: event.reply.id, status: event.reply.status };
    yield event;
  }
}
