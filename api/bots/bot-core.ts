/**
 * What all bots share: a message in, exactly one reply out. It is claimed at once, so that the adapter can acknowledge it,
 * and answered afterwards, in the order of the person who asked.
 */
import { type BotText, plainText } from '../channels/bot-text.ts';
import { type Claim, isSettled, type StoredClaim } from '../records/bot-store.ts';
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
  /** Never rejects. Resolves as soon as the message is stored: the adapter may then acknowledge it. */
  receive(bot: string, message: BotMessage, replying: Replying): Promise<'accepted' | 'duplicate'>;
  /** A vote by button on a reply that was shown under this stream id. */
  vote(bot: string, vote: Vote & { streamId: string }): Promise<void>;
  help(): Promise<BotText>;
  /** Tells the people whose answers a process that is gone did not finish. */
  recover(bot: string, tell: (claim: Claim, words: string) => Promise<Delivery>): Promise<void>;
  /** The stream under which a message that is taken is being answered, also by an earlier process; null for none. */
  streamOf(key: string): Promise<string | null>;
  /**
   * A reply that this process does not know: being answered by another server, or left unfinished by a process that is
   * gone, with words that are told now and never again; null when there is none.
   */
  lookUpStream(streamId: string): Promise<'elsewhere' | { words: string } | null>;
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
  const kept = async <Value>(work: () => Promise<Value>, otherwise: Value): Promise<Value> => {
    try {
      return await work();
    } catch (fault) {
      onFault('records', fault);
      return otherwise;
    }
  };
  /** Settled before it is told: a second crash in the middle must not tell it twice. */
  const takeInterrupted = async (claim: StoredClaim): Promise<string | null> => {
    const { key, state } = claim;
    if (isSettled(state)) return null;
    if (!(await kept(() => store.isAbandoned(claim), false))) return null;
    if (!(await kept(() => store.advance({ key, from: state, to: 'interrupted' }), false))) return null;
    return state === 'claimed' ? BOT_WORDS.interrupted : BOT_WORDS.maybeDelivered;
  };

  return {
    help,
    receive: async (bot, message, replying) => {
      const turn: Turn = { bot, message, replying, receivedAt: clock.elapsed() };
      const { key, talker } = message;
      const { streamId, address } = replying;
      const duplicate = (): 'duplicate' => {
        metrics.duplicate(bot);
        log({ level: 'info', bot, event: 'duplicate', key });
        return 'duplicate';
      };
      const isKnown = claims.knows(key);
      const claimed = claims.claim({ key, bot, talker, streamId, address, claimedAt: clock.now() });
      if (isKnown) return claimed.then(duplicate);
      const accepted = claimed.then((isFirst) => {
        if (isFirst) metrics.received(bot);
        if (isFirst) replying.begin?.();
        return isFirst;
      });
      // Its place behind the person's earlier questions is taken at once: claims may overtake each other.
      const added = queue.add(message.user, async () => {
        if (await accepted) await sending.deliver(turn, await replyTo(turn));
        metrics.waiting(queue.size() - 1);
      });
      if (!(await accepted)) return duplicate();
      metrics.waiting(queue.size());
      if (added === 'full') sending.deliverAside(turn, plainText(BOT_WORDS.full));
      if (added === 'user-full') sending.deliverAside(turn, plainText(BOT_WORDS.userFull));
      return 'accepted';
    },
    vote: async (bot, { streamId, ...vote }) => {
      const claim = await kept(() => store.claimOfStream(streamId), null);
      const isKept = await keepVote(claim?.answerId ?? null, vote);
      log({ level: 'info', bot, event: 'vote', outcome: isKept ? 'kept' : 'unknown-answer' });
    },
    recover: async (bot, tell) => {
      for (const claim of await kept(() => store.unsettled(bot), [])) {
        // Nothing reaches this person but a poll of theirs.
        if (claim.address === '') continue;
        const words = await takeInterrupted(claim);
        if (words === null) continue;
        const outcome = await tell(claim, words).catch((fault: unknown) => {
          onFault(bot, fault);
          return 'undelivered' as const;
        });
        log({ level: 'info', bot, event: 'interrupted', key: claim.key, outcome });
      }
    },
    streamOf: async (key) => (await kept(() => store.claimOf(key), null))?.streamId ?? null,
    lookUpStream: async (streamId) => {
      const claim = await kept(() => store.claimOfStream(streamId), null);
      if (claim === null || isSettled(claim.state)) return null;
      const words = await takeInterrupted(claim);
      if (words !== null) return { words };
      return store.isShared ? 'elsewhere' : null;
    },
    idle: async () => {
      await queue.idle();
      await sending.idle();
    },
  };
}
