/** A message in, the bot's text out: an answer of the pipeline, or words about the bot itself. */
import { askingAs, askingBot } from '../asking.ts';
import { type BotText, plainText } from '../channels/bot-text.ts';
import type { BotStore } from '../records/bot-store.ts';
import type { RecordStore } from '../records/record-store.ts';
import { type AskPipeline, textOfAnswer, type Wording } from './answer-text.ts';
import { BOT_WORDS, helpText, readCommand } from './bot-words.ts';
import type { Claims } from './claims.ts';
import { type Clock, within } from './clock.ts';
import type { Turn } from './deliveries.ts';

export interface RepliesOptions {
  ask: AskPipeline;
  /** Resolves when the index is open. */
  ready: Promise<unknown>;
  /** Questions that the documents can answer; none while the index is not open. */
  suggestions: () => Promise<readonly string[]>;
  store: BotStore;
  records: Pick<RecordStore, 'addFeedback'>;
  /** False keeps comments on answers out of the records. */
  keepTexts: boolean;
  wording: Wording;
  /** Milliseconds for one answer. */
  answerLimitMs: number;
  clock: Clock;
  claims: Claims;
  onFault: (bot: string, fault: unknown) => void;
}

export interface Vote {
  vote: 'up' | 'down';
  comment: string | null;
}

export interface Replies {
  /** Never rejects. */
  replyTo(turn: Turn): Promise<BotText>;
  help(): Promise<BotText>;
  /** False when there is no such answer any more. */
  keepVote(answerId: string | null, vote: Vote): Promise<boolean>;
}

/** Questions that come while the index is still being built wait for it. */
const READY_LIMIT_MS = 120_000;

export function replies(options: RepliesOptions): Replies {
  const { store, records, keepTexts, clock, onFault } = options;
  const kept = async <Value>(work: () => Promise<Value>, otherwise: Value): Promise<Value> => {
    try {
      return await work();
    } catch (fault) {
      onFault('records', fault);
      return otherwise;
    }
  };
  const keepVote = async (answerId: string | null, { vote, comment }: Vote): Promise<boolean> => {
    const said = keepTexts ? comment : null;
    if (answerId === null) return false;
    return kept(() => records.addFeedback({ answerId, vote, comment: said, givenAt: clock.now() }), false);
  };
  const help = async (): Promise<BotText> => plainText(helpText(await options.suggestions().catch(() => [])));

  const answer = async ({ bot, message, replying }: Turn): Promise<BotText> => {
    await within(clock, { ms: READY_LIMIT_MS, late: null }, options.ready);
    const earlier = await kept(() => store.questions(message.talker), []);
    const { text, answerId } = await textOfAnswer(
      {
        ask: (request, signal) => askingAs(askingBot(bot), () => options.ask(request, signal)),
        clock,
        limitMs: options.answerLimitMs,
        wording: options.wording,
        show: (markdown) => replying.show?.(markdown),
        onFault: (fault) => onFault(bot, fault),
      },
      { question: message.text, earlier: message.quoted ? [...earlier, message.quoted] : earlier },
    );
    if (answerId !== null) {
      await options.claims.setAnswer(message.key, answerId);
      await kept(() => store.addQuestion(message.talker, message.text), undefined);
    }
    return text;
  };

  const replyTo = async (turn: Turn): Promise<BotText> => {
    const { kind, text, talker } = turn.message;
    if (kind === 'enter') return help();
    if (kind === 'unsupported' || kind === 'outsider') return plainText(BOT_WORDS[kind]);
    const command = readCommand(text);
    switch (command.kind) {
      case 'question':
        return answer(turn);
      case 'empty':
        return plainText(BOT_WORDS.empty);
      case 'help':
        return help();
      case 'new-topic':
        await kept(() => store.forgetQuestions(talker), undefined);
        return plainText(BOT_WORDS.newTopic);
      case 'vote': {
        const last = await kept(() => store.lastAnswer(talker), null);
        return plainText((await keepVote(last, command)) ? BOT_WORDS.voted : BOT_WORDS.nothingToVote);
      }
    }
  };
  return {
    help,
    keepVote,
    replyTo: (turn) =>
      replyTo(turn).catch((fault: unknown) => {
        onFault(turn.bot, fault);
        return plainText(BOT_WORDS.fault);
      }),
  };
}
