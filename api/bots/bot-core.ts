/**
 * What all bots share: a message in, exactly one reply out. It is claimed at once, so that the adapter can acknowledge it,
 * and answered afterwards, in the order of the person who asked.
 */
import { type BotText, plainText } from '../channels/bot-text.ts';
import type { Claim, StoredClaim } from '../records/bot-store.ts';
import { type BotLog, faultMessages } from './bot-log.ts';
import type { BotMessage, Delivery, Replying } from './bot-message.ts';
import type { BotMetrics } from './bot-metrics.ts';
import { BOT_WORDS } from './bot-words.ts';
import { claimsOf } from './claims.ts';
import { deliveries, type Turn } from './deliveries.ts';
import { type RepliesOptions, replies, type Vote } from './replies.ts';
import { turnQueue } from './turn-queue.ts';

export interface BotCoreOptions extends Omit<RepliesOptions, 'claims' | 'onFault'> {
  metrics: BotMetrics;
  log: BotLog;
}

export interface BotCore {
  /** Returns as soon as the message is on the disk: the adapter may then acknowledge it. */
  receive(bot: string, message: BotMessage, replying: Replying): 'accepted' | 'duplicate';
  /** A vote by button on a reply that was shown under this stream id. */
  vote(bot: string, vote: Vote & { streamId: string }): void;
  help(): Promise<BotText>;
  /** Once at the start: tells the people whose answers an earlier process did not finish. */
  recover(bot: string, tell: (claim: Claim, words: string) => Promise<Delivery>): Promise<void>;
  /** The stream under which a message that is taken is being answered, also by an earlier process; null for none. */
  streamOf(key: string): string | null;
  /** Words for a reply that an earlier process left unfinished, told now and never again; null when there is none. */
  interruptedStream(streamId: string): string | null;
  /** Resolves when nothing is being answered or delivered. */
  idle(): Promise<void>;
}

const CONCURRENCY = 16;
/** Behind the one that is being answered. */
const WAITING_PER_USER = 3;
const CAPACITY = 400;

export function createBotCore(options: BotCoreOptions): BotCore {
  const { store, clock, metrics, log } = options;
  const onFault = (bot: string, fault: unknown): void =>
    log({ level: 'error', bot, event: 'fault', fault: faultMessages(fault) });
  const claims = claimsOf({ store, clock, onFault: (fault) => onFault('records', fault) });
  const queue = turnQueue({ concurrency: CONCURRENCY, waitingPerUser: WAITING_PER_USER, capacity: CAPACITY });
  const sending = deliveries({ claims, clock, metrics, log });
  const { replyTo, help, keepVote } = replies({ ...options, claims, onFault });
  const startedAt = clock.now();
  const kept = <Value>(work: () => Value, otherwise: Value): Value => {
    try {
      return work();
    } catch (fault) {
      onFault('records', fault);
      return otherwise;
    }
  };
  /** Settled before it is told: a second crash in the middle must not tell it twice. */
  const takeInterrupted = ({ key, state, claimedAt }: StoredClaim): string | null => {
    if (claimedAt >= startedAt || (state !== 'claimed' && state !== 'delivering')) return null;
    if (!kept(() => store.advance({ key, from: state, to: 'interrupted' }), false)) return null;
    return state === 'claimed' ? BOT_WORDS.interrupted : BOT_WORDS.maybeDelivered;
  };

  return {
    help,
    receive: (bot, message, replying) => {
      const turn: Turn = { bot, message, replying, receivedAt: clock.now() };
      const { key, talker } = message;
      const { streamId, address } = replying;
      if (!claims.claim({ key, bot, talker, streamId, address, claimedAt: turn.receivedAt })) {
        metrics.duplicate(bot);
        log({ level: 'info', bot, event: 'duplicate', key });
        return 'duplicate';
      }
      metrics.received(bot);
      replying.begin?.();
      const added = queue.add(message.user, async () => {
        await sending.deliver(turn, await replyTo(turn));
        metrics.waiting(queue.size() - 1);
      });
      metrics.waiting(queue.size());
      if (added === 'full') sending.deliverAside(turn, plainText(BOT_WORDS.full));
      if (added === 'user-full') sending.deliverAside(turn, plainText(BOT_WORDS.userFull));
      return 'accepted';
    },
    vote: (bot, { streamId, ...vote }) => {
      const answerId = kept(() => store.claimOfStream(streamId)?.answerId ?? null, null);
      log({ level: 'info', bot, event: 'vote', outcome: keepVote(answerId, vote) ? 'kept' : 'unknown-answer' });
    },
    recover: async (bot, tell) => {
      for (const claim of kept(() => store.unsettled(bot), [])) {
        const words = takeInterrupted(claim);
        if (words === null) continue;
        const outcome = await tell(claim, words).catch((fault: unknown) => {
          onFault(bot, fault);
          return 'undelivered' as const;
        });
        log({ level: 'info', bot, event: 'interrupted', key: claim.key, outcome });
      }
    },
    streamOf: (key) => kept(() => store.claimOf(key)?.streamId ?? null, null),
    interruptedStream: (streamId) => {
      const claim = kept(() => store.claimOfStream(streamId), null);
      return claim ? takeInterrupted(claim) : null;
    },
    idle: async () => {
      await queue.idle();
      await sending.idle();
    },
  };
}
