/** Configuration and pipeline in, the bots out; and what is said about them once at the start. */
import { corpusOf } from '#retrieval/query/corpus';
import type { PlanStore } from '#retrieval/store/plan-store';
import { suggestQuestions } from './answer/suggest-questions.ts';
import type { Answer } from './answering.ts';
import type { BotLog } from './bots/bot-log.ts';
import { type Bots, startBots } from './bots/start-bots.ts';
import type { Config } from './config.ts';
import type { Metrics } from './metrics.ts';
import { openBotStore } from './open-records.ts';
import type { RecordStore } from './records/record-store.ts';
import type { SteadyClock } from './steady-clock.ts';

export interface OpenBotsOptions {
  config: Config;
  /** Null while the index is not open. */
  store: () => PlanStore | null;
  answer: Answer;
  records: RecordStore;
  metrics: Metrics;
  /** Resolves when the index is open. */
  ready: Promise<unknown>;
  log: BotLog;
  clock: SteadyClock;
}

/** A model may take its whole time, and the built-in answer some more behind it. */
const BEYOND_MODEL_MS = 30_000;
const LEAST_LIMIT_MS = 120_000;

export function openBots({ config, store, answer, records, metrics, ready, log, clock }: OpenBotsOptions): Bots {
  return startBots({
    config: config.bots,
    store: openBotStore(config, clock),
    ask: (request, signal) => {
      const open = store();
      return open && answer(open, request, signal);
    },
    ready,
    suggestions: async () => {
      const open = store();
      return open ? suggestQuestions((await corpusOf(open)).figures) : [];
    },
    records,
    keepTexts: config.records.keepTexts,
    wording: { publicUrl: config.publicUrl, brokenLabel: config.labels.model },
    answerLimitMs: Math.max(LEAST_LIMIT_MS, (config.model?.totalMs ?? 0) + BEYOND_MODEL_MS),
    metrics,
    log,
  });
}

/** One line a bot that is on or half set up, or a single line when there is none. */
export function describeBots({ bots, publicUrl }: Config): string[] {
  const on = [
    ...(bots.aibotSocket ? ['企业微信智能机器人（长连接）'] : []),
    ...(bots.aibotCallback ? ['企业微信智能机器人（回调）'] : []),
    ...(bots.wecomApp ? ['企业微信自建应用'] : []),
    ...(bots.dingtalk?.clientId && bots.dingtalkStream ? ['钉钉机器人（Stream）'] : []),
    ...(bots.dingtalk ? ['钉钉机器人（HTTP）'] : []),
  ];
  const lacking = bots.lacking.map(({ bot, variables }) => `${bot}未启用，还缺 ${variables.join('、')}`);
  if (on.length + lacking.length === 0) return ['企业微信、钉钉机器人未启用（没有设它们的变量，见 docs/bots.md）'];
  const withoutLinks =
    on.length > 0 && publicUrl === null ? ['没有设 PUBLIC_URL，机器人的回答里没有打开原文的链接'] : [];
  return [...on.map((bot) => `${bot}已启用`), ...lacking, ...withoutLinks];
}
