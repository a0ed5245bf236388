/**
 * The configuration in, the bots that it switches on out: routes for those that are called back, and long connections,
 * which are opened by `connect` and closed by `close`.
 */
import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import type { BotsConfig } from '../bot-config.ts';
import type { Metrics } from '../metrics.ts';
import type { BotStore } from '../records/bot-store.ts';
import type { BotConnection, Parts } from './adapter-parts.ts';
import { type BotCoreOptions, createBotCore } from './bot-core.ts';
import { type BotLog, faultMessages } from './bot-log.ts';
import { botMetrics } from './bot-metrics.ts';
import { callbackGuard } from './callback-guard.ts';
import { type Clock, systemClock, within } from './clock.ts';
import { DINGTALK, dingtalkReceiver } from './dingtalk/dingtalk-receive.ts';
import { dingtalkRobot } from './dingtalk/dingtalk-robot.ts';
import { dingtalkStream } from './dingtalk/dingtalk-stream.ts';
import { httpSender } from './http-call.ts';
import { heldConnection, keepRecovering } from './shared-work.ts';
import { AIBOT_CALLBACK, aibotCallback } from './wecom/aibot-callback.ts';
import { AIBOT_SOCKET, aibotConnection } from './wecom/aibot-connection.ts';
import { appCallback } from './wecom/app-callback.ts';

export interface StartBotsOptions
  extends Pick<
    BotCoreOptions,
    'ask' | 'ready' | 'suggestions' | 'records' | 'keepTexts' | 'wording' | 'answerLimitMs'
  > {
  config: BotsConfig;
  store: BotStore;
  metrics: Metrics;
  log: BotLog;
  /** Turned by hand in tests alone. */
  clock?: Clock;
}

export interface Bots {
  routes: Hono;
  /** Opens the long connections. */
  connect(): void;
  /** Waits for running answers as long as this, then lets go of everything; what is left is told at the next start. */
  close(graceMs: number): Promise<void>;
}

export function startBots(options: StartBotsOptions): Bots {
  const { config, store, log, clock = systemClock } = options;
  const metrics = botMetrics(options.metrics);
  const core = createBotCore({ ...options, clock, metrics, log });
  const parts: Parts = {
    isShared: store.isShared,
    config,
    core,
    clock,
    metrics,
    log,
    send: httpSender(clock),
    newId: randomUUID,
    random: Math.random,
    guardOf: (bot) => callbackGuard({ bot, maxBodyBytes: config.maxBodyBytes, clock, metrics, log }),
  };
  const { routes, connections } = adaptersOf(parts, store);
  return {
    routes,
    connect: () => {
      for (const connection of connections) connection.start();
    },
    close: async (graceMs) => {
      await within(clock, { ms: graceMs, late: null }, core.idle());
      for (const connection of connections) connection.stop();
      await store.close();
    },
  };
}

function adaptersOf(parts: Parts, store: BotStore): { routes: Hono; connections: BotConnection[] } {
  const { config, guardOf, metrics, clock, log } = parts;
  const { replayWindowSeconds, replyOrigins, aibotId: botId, aibotName: botName } = config;
  const identity = { botId, botName };
  const routes = new Hono();
  const connections: BotConnection[] = [];
  if (config.aibotSocket) {
    const connection = aibotConnection({ ...parts, ...config.aibotSocket, identity });
    const onFault = (fault: unknown): void =>
      log({ level: 'error', bot: AIBOT_SOCKET, event: 'fault', fault: faultMessages(fault) });
    connections.push(
      heldConnection(connection, { store, clock, name: `wecom-bot:${config.aibotSocket.botId}`, onFault }),
    );
  }
  if (config.aibotCallback) {
    const onRetry = (): void => metrics.retried(AIBOT_CALLBACK);
    const guard = guardOf(AIBOT_CALLBACK);
    const more = { key: config.aibotCallback.key, guard, replayWindowSeconds, replyOrigins, identity, onRetry };
    routes.route('/', aibotCallback({ ...parts, ...more }));
  }
  if (config.wecomApp) {
    const app = appCallback({ ...parts, app: config.wecomApp });
    routes.route('/', app.routes);
    connections.push(recovering(parts, app.recover));
  }
  const { dingtalk } = config;
  if (dingtalk) {
    const receiver = dingtalkReceiver({ ...parts, dingtalk });
    const { clientSecret } = dingtalk;
    routes.route('/', dingtalkRobot({ ...parts, clientSecret, guard: guardOf(DINGTALK), receiver }));
    connections.push(recovering(parts, receiver.recover));
    if (dingtalk.clientId && config.dingtalkStream) connections.push(dingtalkStream({ ...parts, dingtalk, receiver }));
  }
  return { routes, connections };
}

function recovering(parts: Parts, recover: () => Promise<void>): BotConnection {
  let stop = (): void => {};
  return {
    start: () => {
      stop = keepRecovering(parts, recover);
    },
    stop: () => stop(),
  };
}
