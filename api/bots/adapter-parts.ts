/** What every adapter is made of. */
import type { BotsConfig } from '../bot-config.ts';
import type { BotCore } from './bot-core.ts';
import type { BotLog } from './bot-log.ts';
import type { BotMetrics } from './bot-metrics.ts';
import type { CallbackGuard } from './callback-guard.ts';
import type { Clock } from './clock.ts';
import type { SendHttp } from './http-call.ts';

export interface Parts {
  /** Whether other servers take messages of the same bots. */
  isShared: boolean;
  config: BotsConfig;
  core: BotCore;
  clock: Clock;
  metrics: BotMetrics;
  log: BotLog;
  send: SendHttp;
  newId: () => string;
  /** 0 to 1. */
  random: () => number;
  guardOf: (bot: string) => CallbackGuard;
}

/** A part of a bot that lives as long as the process. */
export interface BotConnection {
  start(): void;
  stop(): void;
}
