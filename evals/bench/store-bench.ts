/** Speed of the store alone, on the index that the server reads: opening, one question at a time, many at once. */
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { openStore } from '#retrieval/store/lance-store';
import type { PlanStore, SearchFilters } from '#retrieval/store/plan-store';
import { StoreFault } from '#retrieval/store/store-fault';
import { loadConfig } from '../../api/config.ts';
import { type Bench, type BenchContext, BenchRefusal } from './bench-run.ts';
import { milliseconds, percentile } from './statistics.ts';

const QUESTIONS = new URL('../golden/cases.jsonl', import.meta.url);
const ROUNDS = 3;
const AT_ONCE = 8;
const LIMIT = 20;

const goldenCase = z.object({ question: z.string() });

export const storeBench: Bench = {
  name: 'store',
  summary: '现有索引的检索速度',
  usage: '',
  byDefault: true,
  run: measureStore,
};

async function measureStore({ print }: BenchContext): Promise<void> {
  const questions = await readQuestions();
  const start = performance.now();
  const store = await openCurrent();
  print(
    `打开索引 ${milliseconds(performance.now() - start)} 毫秒；${describeSize(store)}；问题 ${questions.length} 个`,
  );
  try {
    await timesOf(store, questions, () => undefined);
    const regions = [...new Set(store.documents().flatMap(({ region }) => region ?? []))];
    const byRegion = (index: number): SearchFilters => ({ regions: regions.slice(index % regions.length).slice(0, 1) });
    print(describeTimes('逐个提问', await timesOf(store, questions, () => undefined)));
    print(describeTimes('逐个提问，限定地区', await timesOf(store, questions, byRegion)));
    const perSecond = await questionsPerSecond(store, questions);
    print(`同时 ${AT_ONCE} 个提问　每秒 ${perSecond.toFixed(0)} 个`);
  } finally {
    await store.close();
  }
}

async function openCurrent(): Promise<PlanStore> {
  try {
    return await openStore(loadConfig().index);
  } catch (error) {
    if (error instanceof StoreFault && error.code === 'index-missing') {
      throw new BenchRefusal('还没有索引，请先运行 npm run ingest 或 npm start。');
    }
    throw error;
  }
}

function describeSize(store: PlanStore): string {
  return `文件 ${store.documents().length} 个，词 ${store.words().size} 个`;
}

async function readQuestions(): Promise<string[]> {
  const lines = (await readFile(QUESTIONS, 'utf8')).split('\n').filter((line) => line.trim() !== '');
  return lines.map((line) => goldenCase.parse(JSON.parse(line)).question);
}

async function timesOf(
  store: PlanStore,
  questions: string[],
  filtersFor: (index: number) => SearchFilters | undefined,
): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [index, text] of questions.entries()) {
      const filters = filtersFor(index);
      const start = performance.now();
      await store.search({ text, limit: LIMIT, ...(filters && { filters }) });
      times.push(performance.now() - start);
    }
  }
  return times;
}

function describeTimes(label: string, times: number[]): string {
  const [p50, p95] = [percentile(times, 50), percentile(times, 95)];
  return `${label}　p50 ${milliseconds(p50)} 毫秒　p95 ${milliseconds(p95)} 毫秒`;
}

/** A fixed number of askers, each putting its next question as soon as the last is answered. */
async function questionsPerSecond(store: PlanStore, questions: string[]): Promise<number> {
  const waiting = Array.from({ length: ROUNDS }, () => questions).flat();
  const total = waiting.length;
  const start = performance.now();
  const ask = async (): Promise<void> => {
    for (let text = waiting.pop(); text !== undefined; text = waiting.pop()) await store.search({ text, limit: LIMIT });
  };
  await Promise.all(Array.from({ length: AT_ONCE }, ask));
  return (1000 * total) / (performance.now() - start);
}
