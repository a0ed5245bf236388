/** The real server under load that another process makes: speed with fifty people, the highest rate, memory, and blocks of its one thread. */
import { type Bench, type BenchContext, BenchRefusal } from './bench-run.ts';
import { askServer } from './load/ask-server.ts';
import { measureHighestRate } from './load/highest-rate.ts';
import { measureBlocks } from './load/longest-blocks.ts';
import { type MeasuredServer, startMeasuredServer } from './load/measured-server.ts';
import { measureMemory } from './load/memory-growth.ts';
import { measurePeople } from './load/people-load.ts';
import { distinctQuestions } from './load/questions.ts';

type Measure = (
  server: MeasuredServer,
  questions: Iterator<string, never>,
  print: (line: string) => void,
) => Promise<void>;

const PARTS = new Map<string, { measure: Measure; warmUp: boolean }>([
  ['people', { measure: measurePeople, warmUp: true }],
  ['rate', { measure: measureHighestRate, warmUp: true }],
  ['blocks', { measure: measureBlocks, warmUp: true }],
  ['memory', { measure: measureMemory, warmUp: false }],
]);

export const loadBench: Bench = {
  name: 'load',
  summary: '许多人同时提问：用时、最高速率、占用、两万问之后的内存',
  usage: 'people|rate|blocks|memory…',
  byDefault: false,
  run: runLoadBench,
};

const WARM_UP = 30;

async function runLoadBench({ words, print }: BenchContext): Promise<void> {
  const unknown = words.filter((word) => !PARTS.has(word));
  if (unknown.length > 0)
    throw new BenchRefusal(`不认识的部分：${unknown.join('、')}。可用：${[...PARTS.keys()].join('、')}`);
  for (const [name, { measure, warmUp }] of PARTS) {
    if (words.length > 0 && !words.includes(name)) continue;
    const server = await startMeasuredServer();
    try {
      const questions = distinctQuestions();
      if (warmUp) await warm(server, questions);
      await measure(server, questions, print);
    } finally {
      await server.stop();
    }
  }
}

/** What every process warms up once. */
async function warm({ url }: MeasuredServer, questions: Iterator<string, never>): Promise<void> {
  for (let asked = 0; asked < WARM_UP; asked += 1)
    await askServer({ url, route: '/api/chat', question: questions.next().value });
}
