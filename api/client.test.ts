import { execFile, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { PlanStore } from '#retrieval/store/plan-store';
import { listen } from './__fixtures__/listen.ts';
import { withSeedStore } from './__fixtures__/seed-store.ts';
import { buildApp } from './__fixtures__/small-app.ts';
import { answerEvents } from './answer/answer-question.ts';
import type { Answer } from './answering.ts';
import { planClient } from './client.ts';

let store: PlanStore;
withSeedStore((opened) => {
  store = opened;
});

const run = promisify(execFile);
const answer: Answer = (from, request, signal) =>
  answerEvents({ store: from, now: () => 0, newId: () => 'answer-9' }, request, signal);
const origin = (): Promise<string> => listen(buildApp({ store: () => store, answer }).app);

describe('planClient', () => {
  it('types paths, bodies and replies', async () => {
    const { api } = planClient(await origin());
    const searched = await api.search.$post({ json: { query: '5G基站', limit: 1 } });
    expect(searched.ok && (await searched.json()).passages[0]?.documentId).toContain('digital-economy');
    const listed = await api.documents.$get();
    expect(listed.status === 200 && (await listed.json()).documents.length).toBe(5);
    // @ts-expect-error: a question is a text.
    const wrong = await api.ask.$post({ json: { question: 5 } });
    expect(wrong.status === 400 && (await wrong.json()).errors?.[0]?.field).toBe('question');
  });
});

/** A machine may have neither; `.ci/run` installs both. */
const isThere = (command: string): boolean => spawnSync(command, ['--version']).status === 0;

const ANSWER = '镇江市2022年新建5G基站1400个[1]。';
const LINES = [
  `回答：${ANSWER}`,
  expect.stringMatching(/^依据\[1\]：《2022年镇江市数字经济发展工作要点》加大“双千兆”.*（与原文一致）$/),
  '指标：盐城市 2024年 1.2万个',
  '指标：镇江市 2022年 1400个',
  '核数：镇江市2022年新建5G基站1500个。contradicted，与原文不符：原文为“新建5G基站1400个”。',
];

describe('the examples of the documentation', () => {
  const example = (name: string): string => fileURLToPath(new URL(`../docs/examples/${name}`, import.meta.url));
  const linesOf = async (command: string, name: string): Promise<string[]> => {
    const env = { ...process.env, PLANS_URL: await origin() };
    return (await run(command, [example(name)], { env })).stdout.trimEnd().split('\n');
  };

  it('run in TypeScript', async () => {
    expect(await linesOf(process.execPath, 'plans.ts')).toEqual(LINES);
  });

  it.skipIf(!isThere('python3'))('run in Python with its standard library', async () => {
    expect(await linesOf('python3', 'plans.py')).toEqual(LINES);
  });

  it.skipIf(!isThere('curl'))('run with curl', async () => {
    const [asked, listed, checked] = (await linesOf('sh', 'plans.sh')).map((line) => JSON.parse(line));
    expect(asked.answer).toBe(ANSWER);
    expect(listed.indicators.map(({ value }: { value: number }) => value)).toEqual([1.2, 1400]);
    expect(checked.claims[0].verdict).toBe('contradicted');
  });
});
