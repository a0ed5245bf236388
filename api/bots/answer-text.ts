/**
 * One question in, the bot's text out: from the same pipeline as every other channel. What is verified is shown while it
 * grows; an answer that breaks off or takes too long ends with what is verified and one sentence that says so.
 */
import type { AnswerEvent } from '../answer/answer-event.ts';
import { answerText, type BotText, plainText } from '../channels/bot-text.ts';
import { type AskReply, type AskRequest, askRequestSchema, type Citation } from '../contract.ts';
import { BOT_WORDS } from './bot-words.ts';
import type { Clock } from './clock.ts';

/** Null while the index is not open. */
export type AskPipeline = (request: AskRequest, signal: AbortSignal) => AsyncIterable<AnswerEvent> | null;

export interface Wording {
  /** Origin of links to the reader; null leaves them out. */
  publicUrl: string | null;
  /** Stands under an answer that broke off before its reply could say who wrote it. */
  brokenLabel: string;
}

export interface AnswerTextOptions {
  ask: AskPipeline;
  clock: Clock;
  /** Milliseconds for the whole answer. */
  limitMs: number;
  wording: Wording;
  show: (markdown: string) => void;
  onFault: (fault: unknown) => void;
}

export interface AnsweredText {
  text: BotText;
  /** Null when no reply came to its end. */
  answerId: string | null;
}

interface Asked {
  question: string;
  /** Earlier questions, oldest first. */
  earlier: readonly string[];
}

export async function textOfAnswer(options: AnswerTextOptions, { question, earlier }: Asked): Promise<AnsweredText> {
  const history = earlier.map((content) => ({ role: 'user' as const, content }));
  const parsed = askRequestSchema.safeParse({ question, history });
  if (!parsed.success) return { text: plainText(BOT_WORDS.tooLong), answerId: null };
  const { wording, onFault } = options;
  const so = { markdown: '', citations: new Map<number, Citation>() };
  try {
    // The schema's result has no field that is there and undefined.
    const reply = await readEvents(options, { request: parsed.data as AskRequest, so });
    if (reply === 'not-ready') return { text: plainText(BOT_WORDS.notReady), answerId: null };
    if (reply !== 'late') return { text: answerText(reply, wording.publicUrl), answerId: reply.id };
    return { text: brokenText(so, { words: BOT_WORDS.late, wording }), answerId: null };
  } catch (fault) {
    onFault(fault);
    return { text: brokenText(so, { words: BOT_WORDS.fault, wording }), answerId: null };
  }
}

interface SoFar {
  markdown: string;
  citations: Map<number, Citation>;
}

async function readEvents(
  { ask, clock, limitMs, show }: AnswerTextOptions,
  { request, so }: { request: AskRequest; so: SoFar },
): Promise<AskReply | 'late' | 'not-ready'> {
  const stop = new AbortController();
  const { promise: late, resolve: expire } = Promise.withResolvers<'late'>();
  const forget = clock.after(limitMs, () => {
    expire('late');
    stop.abort();
  });
  try {
    const events = ask(request, stop.signal)?.[Symbol.asyncIterator]();
    if (!events) return 'not-ready';
    for (;;) {
      const next = events.next();
      const step = await Promise.race([next, late]);
      if (step === 'late') {
        // What it throws when it notices the signal interests nobody any more.
        next.catch(() => {});
        return 'late';
      }
      if (step.done) throw new Error('An answer ended without its reply');
      const event = step.value;
      if (event.kind === 'answer-end') return event.reply;
      if (event.kind === 'citation-available') so.citations.set(event.citation.marker, event.citation);
      else {
        so.markdown += event.text;
        show(so.markdown);
      }
    }
  } finally {
    forget();
  }
}

function brokenText({ markdown, citations }: SoFar, { words, wording }: { words: string; wording: Wording }): BotText {
  if (markdown.trim() === '') return plainText(words);
  const { brokenLabel, publicUrl } = wording;
  const body = `${markdown.trimEnd()}\n\n（${words}）`;
  return { body, sources: [...citations.values()], notes: [], label: brokenLabel, publicUrl };
}
