/** The golden questions in, the time of retrieval and extractive answer out, beside the bare LanceDB query of each. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ingestFolder } from '#retrieval/ingest/ingest-folder';
import { openStore } from '#retrieval/store/lance-store';
import { answerQuestion } from '../../api/answer/answer-question.ts';
import { readCases } from '../golden-case.ts';
import type { Bench, BenchContext } from './bench-run.ts';
import { milliseconds, percentile } from './statistics.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

export const answerBench: Bench = {
  name: 'answer',
  summary: '五份文件上检索加摘取式作答的用时，与只查 LanceDB 对比',
  usage: '',
  byDefault: true,
  run: runAnswerBench,
};

async function runAnswerBench({ print }: BenchContext): Promise<void> {
  const uri = await mkdtemp(path.join(tmpdir(), 'answer-bench-'));
  try {
    const started = performance.now();
    await ingestFolder({ plansDir: path.join(root, 'seeds'), uri });
    const store = await openStore({ uri });
    const ingested = performance.now() - started;
    let characters = 0;
    for (const { id } of store.documents()) characters += (await store.document(id))?.text.length ?? 0;
    const questions = readCases(path.join(root, 'evals/golden/cases.jsonl')).map((one) => one.question);
    const answers: number[] = [];
    const queries: number[] = [];
    // The first round warms up what every process warms up once: dictionaries, the index in memory.
    for (const timings of [null, { answers, queries }]) {
      for (const question of questions) {
        const before = performance.now();
        await answerQuestion({ store, now: () => performance.now(), newId: () => 'bench' }, { question });
        const between = performance.now();
        await store.search({ text: question, limit: 80 });
        timings?.answers.push(between - before);
        timings?.queries.push(performance.now() - between);
      }
    }
    await store.close();
    const [answer, query] = [percentile(answers, 50), percentile(queries, 50)];
    print(
      `读入五份文件（${characters} 字）并建索引 ${milliseconds(ingested)} 毫秒，每万字 ${milliseconds((ingested / characters) * 10_000)} 毫秒`,
    );
    print(
      `问题 ${questions.length} 个，检索加作答中位数 ${milliseconds(answer)} 毫秒，只查 LanceDB 中位数 ${milliseconds(query)} 毫秒`,
    );
    print(`比值 ${(answer / query).toFixed(1)}，作答第 95 百分位 ${milliseconds(percentile(answers, 95))} 毫秒`);
  } finally {
    await rm(uri, { recursive: true });
  }
}
