/**
 * Events of an answer in, the AI SDK's UI message stream out: a plain `useChat` client shows it. Text deltas are whole
 * verified statements, so that whatever is on the screen is proven at every moment.
 */
import { createUIMessageStream, createUIMessageStreamResponse, type UIMessage } from 'ai';
import type { AnswerEvent } from '../answer/answer-event.ts';
import type { AskReply, Citation } from '../contract.ts';
import { describeBrokenStream } from '../describe-error.ts';

/** `data-citation` has the marker as its id and may come again with more context; `data-answer` ends the message. */
export type AnswerMessage = UIMessage<never, { citation: Citation; answer: Omit<AskReply, 'answer'> }>;

export interface UiMessageOptions {
  /** Starts the answer; the signal is aborted when the client leaves. */
  answer: (signal: AbortSignal) => AsyncIterable<AnswerEvent>;
  signal: AbortSignal;
  /** Told of what broke the answer off; the client gets one sentence without it. */
  onFault: (fault: unknown) => void;
}

/** Comments keep proxies from closing a stream while a model thinks. */
const KEEP_ALIVE_MS = 10_000;
const TEXT_ID = 'answer';

export function uiMessageResponse({ answer, signal, onFault }: UiMessageOptions): Response {
  const left = new AbortController();
  const gone = AbortSignal.any([signal, left.signal]);
  const stream = createUIMessageStream<AnswerMessage>({
    onError: (fault) => {
      if (!gone.aborted) onFault(fault);
      return describeBrokenStream(fault).detail;
    },
    onEnd: ({ isCancelled }) => {
      if (isCancelled) left.abort();
    },
    async execute({ writer }) {
      writer.write({ type: 'start' });
      let isOpen = false;
      for await (const event of answer(gone)) {
        switch (event.kind) {
          case 'citation-available':
            for (const part of citationParts(event.citation)) writer.write(part);
            break;
          case 'text-verified':
            if (!isOpen) writer.write({ type: 'text-start', id: TEXT_ID });
            isOpen = true;
            writer.write({ type: 'text-delta', id: TEXT_ID, delta: event.text });
            break;
          case 'answer-end': {
            if (isOpen) writer.write({ type: 'text-end', id: TEXT_ID });
            const { answer: _shown, ...data } = event.reply;
            writer.write({ type: 'data-answer', id: 'answer', data });
          }
        }
      }
      writer.write({ type: 'finish', finishReason: 'stop' });
    },
  });
  return createUIMessageStreamResponse({ stream, keepAliveMs: KEEP_ALIVE_MS });
}

type Part = Parameters<
  Parameters<Parameters<typeof createUIMessageStream<AnswerMessage>>[0]['execute']>[0]['writer']['write']
>[0];

function citationParts(citation: Citation): Part[] {
  const { marker, title, documentId } = citation;
  return [
    { type: 'data-citation', id: String(marker), data: citation },
    { type: 'source-document', sourceId: String(marker), mediaType: 'text/plain', title, filename: documentId },
  ];
}
