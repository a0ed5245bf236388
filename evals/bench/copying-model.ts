/**
 * A chat model that copies: for each question it is given the built-in answer and writes its sentences with the numbers of
 * the passages that hold their quotes. It shows what the way of a model costs and which true sentences are turned away,
 * without an endpoint.
 */

import type { ModelPrompt } from '#prompts/answer-prompt';
import { cleanText } from '#retrieval/text/clean';
import type { ChatModel } from '../../api/answer/model/chat-model.ts';
import type { AskReply } from '../../api/contract.ts';

export interface CopyingModel extends ChatModel {
  /** What the next answer copies. */
  copy(reply: AskReply): void;
  /** When the last unit of each sentence was handed over, on the clock of `performance.now`. */
  readonly finishedAt: readonly number[];
}

export function copyingModel(): CopyingModel {
  let reply: AskReply | null = null;
  let finishedAt: number[] = [];
  return {
    id: 'copying',
    totalMs: 60_000,
    copy: (next) => {
      reply = next;
      finishedAt = [];
    },
    get finishedAt() {
      return finishedAt;
    },
    async *write(prompt) {
      if (!reply) return;
      const text = renumbered(reply, prompt);
      for (const unit of text) {
        // A reader of a stream gets to run between two pieces.
        await Promise.resolve();
        if ('。\n'.includes(unit)) finishedAt.push(performance.now());
        yield { kind: 'text', text: unit };
      }
    },
  };
}

/** Markers of the reply become the numbers of the prompt's passages; what the gate says before and behind is left out. */
function renumbered({ answer, citations }: AskReply, prompt: ModelPrompt): string {
  const passages = [...(prompt.messages[0]?.content ?? '').matchAll(/<资料 编号="(\d+)">([\s\S]*?)<\/资料>/g)].map(
    ([, number = '', text = '']) => ({ number, text: plain(text) }),
  );
  const numbers = new Map(
    citations.map(({ marker, quote, title }) => {
      const own = passages.filter(({ text }) => text.includes(plain(title)));
      const best = own.toSorted((a, b) => sharedPieces(b.text, quote) - sharedPieces(a.text, quote))[0];
      return [marker, best?.number ?? '99'];
    }),
  );
  const body = answer.split('\n\n').filter((part) => part.includes('[') && !part.startsWith('（'));
  return `${body.join('\n\n').replace(/\[(\d+)\]/g, (_, marker) => `[${numbers.get(Number(marker))}]`)}\n`;
}

function plain(text: string): string {
  return cleanText(text).replace(/[\s|：:<>〈〉]/g, '');
}

/** Characters of the quote whose piece, a cell or a part between commas, stands in the passage. */
function sharedPieces(passage: string, quote: string): number {
  const pieces = quote.split(/[|\n，,。；]/).map(plain);
  return pieces.reduce((sum, piece) => sum + (passage.includes(piece) ? piece.length : 0), 0);
}
