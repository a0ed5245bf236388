/** The UI message stream of `/api/chat` in, its parts out. Ends early when the connection breaks; never throws. */
import type { AskReply, Citation } from '../../api/contract.ts';

export type AnswerFacts = Omit<AskReply, 'answer'>;

export type ChatPart =
  | { type: 'data-citation'; data: Citation }
  | { type: 'text-delta'; delta: string }
  | { type: 'data-answer'; data: AnswerFacts }
  | { type: 'error'; errorText: string };

export async function* readChatStream(body: ReadableStream<Uint8Array>): AsyncGenerator<ChatPart> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let waiting = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      waiting += decoder.decode(value, { stream: true });
      const events = waiting.split('\n\n');
      waiting = events.pop() ?? '';
      for (const event of events) {
        const part = partOf(event);
        if (part) yield part;
      }
    }
  } catch {
    // A cut connection: what came is whole statements, and the caller sees that the end is missing.
  } finally {
    await reader.cancel().catch(() => {});
  }
}

/** Null for comments, for `[DONE]` and for parts that only other clients need. */
function partOf(event: string): ChatPart | null {
  const data = event.startsWith('data: ') ? event.slice(6) : '';
  if (!data.startsWith('{')) return null;
  // Our own server writes it; a part cut in two never gets here.
  const part = JSON.parse(data) as ChatPart;
  return ['data-citation', 'text-delta', 'data-answer', 'error'].includes(part.type) ? part : null;
}
