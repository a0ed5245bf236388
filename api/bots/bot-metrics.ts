/** What `/metrics` says of the bots. The label `bot` is the name of an adapter, not of an account. */
import type { Metrics } from '../metrics.ts';
import type { Delivery } from './bot-message.ts';

export interface BotMetrics {
  received(bot: string): void;
  duplicate(bot: string): void;
  /** Requests that did not come from the platform, or could not be read. */
  rejected(bot: string, reason: 'signature' | 'timestamp' | 'malformed' | 'too-large' | 'not-ours'): void;
  /** A call to the platform that is made again. */
  retried(bot: string): void;
  /** `seconds`: from the message to the platform's confirmation. */
  settled(bot: string, settled: { outcome: Delivery; seconds: number }): void;
  acknowledged(bot: string, seconds: number): void;
  connection(bot: string, isUp: boolean): void;
  waiting(count: number): void;
}

const ANSWER_BUCKETS = [0.25, 0.5, 1, 2, 5, 10, 20, 40, 60, 120, 300, 600];
const ACKNOWLEDGE_BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 3, 5];

export function botMetrics(metrics: Metrics): BotMetrics {
  const counter = <Label extends string>(name: string, help: string, labels: readonly Label[]) =>
    metrics.counter({ name: `bot_${name}_total`, help, labels });
  const received = counter('messages', 'Messages that were taken', ['bot']);
  const duplicates = counter('duplicates', 'Messages that the platform repeated', ['bot']);
  const rejected = counter('rejected', 'Requests that were refused', ['bot', 'reason']);
  const retries = counter('retries', 'Calls to a platform that were made again', ['bot']);
  const deliveries = counter('deliveries', 'Replies by what became of them', ['bot', 'outcome']);
  const connects = counter('connects', 'Long connections that were opened', ['bot']);
  const answer = metrics.histogram({
    name: 'bot_answer_seconds',
    help: 'From a message to the confirmed delivery of its reply',
    labels: ['bot'],
    buckets: ANSWER_BUCKETS,
  });
  const acknowledge = metrics.histogram({
    name: 'bot_acknowledge_seconds',
    help: 'From a message to its acknowledgement',
    labels: ['bot'],
    buckets: ACKNOWLEDGE_BUCKETS,
  });
  const up = metrics.gauge({ name: 'bot_connection_up', help: 'Whether the long connection stands', labels: ['bot'] });
  const waiting = metrics.gauge({ name: 'bot_questions_waiting', help: 'Questions running or waiting', labels: [] });
  return {
    received: (bot) => received.inc({ bot }),
    duplicate: (bot) => duplicates.inc({ bot }),
    rejected: (bot, reason) => rejected.inc({ bot, reason }),
    retried: (bot) => retries.inc({ bot }),
    settled: (bot, { outcome, seconds }) => {
      deliveries.inc({ bot, outcome });
      answer.observe({ bot }, seconds);
    },
    acknowledged: (bot, seconds) => acknowledge.observe({ bot }, seconds),
    connection: (bot, isUp) => {
      up.set({ bot }, isUp ? 1 : 0);
      if (isUp) connects.inc({ bot });
    },
    waiting: (count) => waiting.set(count),
  };
}
