/** The bots over a scripted pipeline, a store in memory and a clock that a test turns. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Hono } from 'hono';
import { vi } from 'vitest';
import { eventsOf, smallReply } from '../../__fixtures__/small-answer.ts';
import type { AnswerEvent } from '../../answer/answer-event.ts';
import { type BotsConfig, readBots } from '../../bot-config.ts';
import type { AskRequest } from '../../contract.ts';
import { createMetrics } from '../../metrics.ts';
import type { BotStore } from '../../records/bot-store.ts';
import { sqliteBots } from '../../records/sqlite-bots.ts';
import { sqliteRecords } from '../../records/sqlite-records.ts';
import { steadyClock } from '../../steady-clock.ts';
import type { AskPipeline } from '../answer-text.ts';
import type { BotLogLine } from '../bot-log.ts';
import { type Bots, startBots } from '../start-bots.ts';
import { type ManualClock, manualClock } from './manual-clock.ts';

// Real sockets and disks on a busy machine: nothing here waits on purpose.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

export interface BotBench {
  /** DATA_DIR. */
  folder: string;
  bots: Bots;
  clock: ManualClock;
  app: Hono;
  /** What the pipeline was asked, oldest first. */
  asked: AskRequest[];
  lines: BotLogLine[];
  metrics: () => Promise<string>;
  /** Ends this process's bots without waiting, and starts another's over the same disk. */
  restart: (ask?: AskPipeline) => BotBench;
  records: ReturnType<typeof sqliteRecords>;
  close: () => Promise<void>;
}

export interface BenchOptions {
  environment: Record<string, string>;
  ask?: AskPipeline;
  keepTexts?: boolean;
  answerLimitMs?: number;
  clock?: ManualClock;
  /** Another opening at each call; the SQLite file of the folder when not given. */
  openStore?: () => BotStore;
}

export const PUBLIC_URL = 'https://plans.example.cn';

export function botBench(options: BenchOptions): BotBench {
  const folder = mkdtempSync(path.join(tmpdir(), 'bots-'));
  return benchIn({ ...options, folder, clock: options.clock ?? manualClock() });
}

function botsConfig(environment: Record<string, string>): BotsConfig {
  const problems: string[] = [];
  const config = readBots(environment, problems);
  if (!config) throw new Error(problems.join('; '));
  return config;
}

function benchIn(options: BenchOptions & { folder: string; clock: ManualClock }): BotBench {
  const { environment, folder, clock, keepTexts = true } = options;
  const asked: AskRequest[] = [];
  const lines: BotLogLine[] = [];
  const metrics = createMetrics();
  const file = path.join(folder, 'records.sqlite');
  const records = sqliteRecords({ file, retentionDays: 1, clock: steadyClock({ now: clock.now }) });
  const ask: AskPipeline = (request, signal) => {
    asked.push(request);
    return (options.ask ?? answerSmall)(request, signal);
  };
  const bots = startBots({
    config: botsConfig(environment),
    store: options.openStore?.() ?? sqliteBots({ file, keepTexts, clock: steadyClock({ now: clock.now }) }),
    ask,
    ready: Promise.resolve(),
    suggestions: async () => ['镇江市2022年新建5G基站目标是多少'],
    records,
    keepTexts,
    wording: { publicUrl: PUBLIC_URL, brokenLabel: 'AI生成，以原文为准' },
    answerLimitMs: options.answerLimitMs ?? 120_000,
    metrics,
    log: (line) => lines.push(line),
    clock,
  });
  const app = new Hono().route('/', bots.routes);
  return {
    folder,
    bots,
    clock,
    app,
    asked,
    lines,
    records,
    metrics: () => metrics.text(),
    restart: (next) => benchIn({ ...options, ...(next ? { ask: next } : {}) }),
    close: async () => {
      const closing = bots.close(0);
      await clock.advance(1);
      await closing;
      records.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The fixture's answer, with its label as the pipeline adds it. */
export function answerSmall(request: AskRequest): AsyncIterable<AnswerEvent> {
  return eventsOf({ ...smallReply(request), label: '原文摘录' });
}

/** An answer that waits where the test says, and says what it has verified before. */
export function heldAnswer(): { ask: AskPipeline; release: () => void; running: () => number } {
  let running = 0;
  let gate = Promise.withResolvers<void>();
  return {
    running: () => running,
    release: () => {
      gate.resolve();
      gate = Promise.withResolvers<void>();
    },
    ask: async function* (request) {
      running += 1;
      await gate.promise;
      running -= 1;
      yield* answerSmall(request);
    },
  };
}
