/** The bot's text in, its delivery noted: in the claim, in the figures and in the log. */
import type { BotText } from '../channels/bot-text.ts';
import { type BotLog, faultMessages } from './bot-log.ts';
import type { BotMessage, Delivery, Replying } from './bot-message.ts';
import type { BotMetrics } from './bot-metrics.ts';
import type { Claims } from './claims.ts';
import type { Clock } from './clock.ts';

export interface Turn {
  bot: string;
  message: BotMessage;
  replying: Replying;
  /** On the clock that only goes forward. */
  receivedAt: number;
}

export interface DeliveriesOptions {
  claims: Claims;
  clock: Clock;
  metrics: BotMetrics;
  log: BotLog;
}

export interface Deliveries {
  /** Never rejects. Resolves when the next question of the person may be answered. */
  deliver(turn: Turn, text: BotText): Promise<void>;
  /** Not waited for by anybody but `idle`. */
  deliverAside(turn: Turn, text: BotText): void;
  idle(): Promise<void>;
}

export function deliveries({ claims, clock, metrics, log }: DeliveriesOptions): Deliveries {
  const aside = new Set<Promise<void>>();
  const keep = (work: Promise<void>): void => {
    const kept = work.finally(() => aside.delete(kept));
    aside.add(kept);
  };
  const settle = async ({ bot, message: { key }, receivedAt }: Turn, outcome: Delivery): Promise<void> => {
    await claims.advance(key, 'delivering', outcome);
    const ms = clock.elapsed() - receivedAt;
    metrics.settled(bot, { outcome, seconds: ms / 1000 });
    log({ level: outcome === 'delivered' ? 'info' : 'error', bot, event: 'reply', key, outcome, ms });
  };
  const failed = ({ bot }: Turn, cause: unknown): Delivery => {
    log({ level: 'error', bot, event: 'delivery-fault', fault: faultMessages(cause) });
    return 'undelivered';
  };
  const deliver = async (turn: Turn, text: BotText): Promise<void> => {
    await claims.advance(turn.message.key, 'claimed', 'delivering');
    const outcome = await turn.replying.finish(text).catch((cause: unknown) => failed(turn, cause));
    if (typeof outcome === 'string') return settle(turn, outcome);
    keep(outcome.later.catch((cause: unknown) => failed(turn, cause)).then((late) => settle(turn, late)));
  };
  return {
    deliver,
    deliverAside: (turn, text) => keep(deliver(turn, text)),
    idle: async () => {
      while (aside.size > 0) await Promise.all(aside);
    },
  };
}
