/** One request to `/api/chat`: tells what has come so far, and how it ended. */
import type { AskRequest, Citation } from '../../api/contract.ts';
import { type Failure, openChat } from '../plan-api.ts';
import { type AnswerFacts, readChatStream } from './read-chat-stream.ts';

export interface Arrived {
  text: string;
  citations: Citation[];
  facts: AnswerFacts | null;
}

export type AttemptEnd = { kind: 'done' } | { kind: 'lost' } | { kind: 'failed'; failure: Failure };

export interface Attempt {
  endpoint: string;
  request: AskRequest;
  /** Aborted, the attempt throws. */
  signal: AbortSignal;
  onArrival: (arrived: Arrived) => void;
}

export async function attemptAnswer({ endpoint, request, signal, onArrival }: Attempt): Promise<AttemptEnd> {
  const opened = await openChat(endpoint, request, signal);
  if (!opened.ok) return opened.failure.kind === 'lost' ? { kind: 'lost' } : { kind: 'failed', ...opened };
  const { body } = opened.value;
  if (!body) return { kind: 'lost' };
  const citations = new Map<number, Citation>();
  let text = '';
  for await (const part of readChatStream(body)) {
    if (part.type === 'error') return { kind: 'failed', failure: { kind: 'broken', detail: part.errorText } };
    if (part.type === 'data-citation') citations.set(part.data.marker, part.data);
    if (part.type === 'text-delta') text += part.delta;
    const facts = part.type === 'data-answer' ? part.data : null;
    onArrival({ text, citations: facts?.citations ?? [...citations.values()], facts });
    if (facts) return { kind: 'done' };
  }
  signal.throwIfAborted();
  return { kind: 'lost' };
}
