/**
 * A chat model that copies: for each question it is given the built-in answer and writes its sentences with the numbers of
 * the passages that hold their quotes. It shows what the way of a model costs and which true sentences are turned away,
 * without an endpoint.
 */
import type { ModelPrompt } from '#prompts/answer-prompt';
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

/** Markers of the reply become the numbers of the prompt's passages. */
function renumbered(reply: AskReply, prompt: ModelPrompt): string {
  const passages = [...(prompt.messages[0]?.content ?? '').matchAll(/<资料 编号="(\d+)">([\s\S]*?)<\/资料>/g)];
  const numbers = new Map(
    reply.citations.map(({ marker, quote, title }) => {
      const wanted = plain(quote);
      const holding = passages.find(
        ([, , text = '']) => plain(text).includes(wanted) && plain(text).includes(plain(title)),
      );
      const sharing = passages.toSorted(
        (a, b) => shared(plain(b[2] ?? ''), wanted) - shared(plain(a[2] ?? ''), wanted),
      )[0];
      return [marker, (holding ?? sharing)?.[1] ?? '99'];
    }),
  );
  return reply.answer.replace(/\[(\d+)\]/g, (_, marker) => `[${numbers.get(Number(marker))}]`);
}

function plain(text: string): string {
  return text.replace(/[\s,，、|：]/g, '');
}

function shared(text: string, wanted: string): number {
  let count = 0;
  for (let at = 0; at + 4 <= wanted.length; at += 4) if (text.includes(wanted.slice(at, at + 4))) count += 1;
  return count;
}
