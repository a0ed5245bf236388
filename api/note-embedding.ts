/** Events of an answer in, the same out: the reply says when it was searched for by words alone although vectors are configured. */
import type { AnswerEvent } from './answer/answer-event.ts';
import type { EmbeddingState } from './open-embedding.ts';

export async function* noteEmbedding(
  events: AsyncIterable<AnswerEvent>,
  state: () => EmbeddingState | null,
): AsyncGenerator<AnswerEvent> {
  for await (const event of events) {
    if (event.kind !== 'answer-end' || state() !== 'unavailable') yield event;
    else {
      const { reply } = event;
      yield { ...event, reply: { ...reply, notices: [...(reply.notices ?? []), 'embedding-unavailable'] } };
    }
  }
}
