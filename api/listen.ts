/** Configuration in, the whole program behind an open port out. */
import { type ServerType, serve } from '@hono/node-server';
import type { PlanStore } from '#retrieval/store/plan-store';
import { openProtection } from './access/open-protection.ts';
import { ModelFault } from './answer/model/model-fault.ts';
import { answerMetrics } from './answer-metrics.ts';
import { bothWatch } from './answer-watch.ts';
import { openAnswering } from './answering.ts';
import { createApp } from './app.ts';
import { answerBrokenRequest } from './broken-requests.ts';
import type { Config } from './config.ts';
import { endStalledWrites } from './end-stalled-writes.ts';
import type { WriteLine } from './log.ts';
import { faultLine, type LogLine } from './log-line.ts';
import { createMetrics } from './metrics.ts';
import { openBots } from './open-bots.ts';
import { embeddingStateOf } from './open-embedding.ts';
import { indexMetrics } from './server-metrics.ts';
import type { ServerState } from './server-state.ts';
import { steadyClock } from './steady-clock.ts';

export interface ListenOptions {
  config: Config;
  state: ServerState;
  log: WriteLine;
}

const MODEL_PAUSED = '大模型接连没有答好，先用内置回答，隔 15 秒再试。';
const MODEL_BACK = '大模型恢复。';
const OVERDUE =
  '有回答记录过了保留期一天以上还没有删除：系统时钟走稳半天才删，而服务没有连续运行这么久，或者时钟不对。请检查时钟，让服务连续运行 12 小时以上。';
const CLOCK_LOOK_MS = 60_000;

/** Resolves when the port is open; rejects when it cannot be, or the list of keys is damaged. */
export async function listen({ config, state, log }: ListenOptions): Promise<ServerType> {
  const { host, port, publicUrl } = config;
  const { embedding, tracing } = state;
  const protection = openProtection(config, (fault) => log(faultLine('access', fault)));
  const clock = steadyClock({ onJump: (ms) => log(jumpLine(ms)) });
  // A jump is told within a minute, whether anybody asks or not.
  setInterval(clock.isSteady, CLOCK_LOOK_MS).unref();
  const { now, elapsed } = clock;
  const metrics = createMetrics();
  metrics.addProcess();
  const answers = answerMetrics({ metrics, now: elapsed });
  const watch = tracing ? bothWatch(answers.watch, tracing.watch) : answers.watch;
  const onFault = (fault: unknown): void => {
    const isModels = fault instanceof ModelFault;
    if (isModels) answers.modelFault(fault);
    else answers.recordLost();
    log(faultLine(isModels ? 'model' : 'records', fault));
  };
  const onModelChange = (fault: unknown): void => {
    if (fault !== null) onFault(fault);
    log({ level: 'info', event: 'notice', message: fault === null ? MODEL_BACK : MODEL_PAUSED });
  };
  const { answer, records, modelState } = openAnswering({
    config,
    onFault,
    onModelChange,
    onOverdue: () => log({ level: 'warn', event: 'notice', message: OVERDUE }),
    embedding,
    clock,
    watch,
  });
  state.records = records;
  const store = (): PlanStore | null => state.index?.current() ?? null;
  indexMetrics(metrics, store);
  const bots = openBots({ config, store, answer, records, metrics, ready: state.indexOpened.promise, log, clock });
  state.bots = bots;
  const app = createApp({
    store,
    answer,
    records,
    metrics,
    botRoutes: bots.routes,
    keepTexts: config.records.keepTexts,
    webFiles: () => state.webFiles,
    log,
    now,
    elapsed,
    publicUrl,
    allowedOrigins: config.allowedOrigins,
    protection,
    ingestJobs: () => state.ingestJobs,
    ...(tracing && { traceRequest: tracing.traceRequest }),
    isStopping: () => state.stopping,
    embeddingState: (store) => embeddingStateOf(embedding, store),
    modelState,
  });
  const { promise, resolve, reject } = Promise.withResolvers<ServerType>();
  const server = serve({ fetch: app.fetch, hostname: host, port }, () => resolve(server));
  server.once('error', reject);
  server.on('clientError', answerBrokenRequest);
  endStalledWrites(server);
  return promise;
}

function jumpLine(ms: number): LogLine {
  const hours = Math.max(0.1, Math.abs(ms) / 3_600_000).toFixed(1);
  const message = `系统时钟突然${ms > 0 ? '快' : '慢'}了 ${hours} 小时，请检查校时。回答照常；到期记录的删除推迟到时钟走稳半天以后。`;
  return { level: 'warn', event: 'notice', message };
}
