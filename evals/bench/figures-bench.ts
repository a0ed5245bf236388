/** The five documents in, the time that reading them and taking every figure out of them costs for 10,000 characters out. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { readFigures } from '#retrieval/ingest/figures/read-figures';
import { readDocument } from '#retrieval/ingest/read-document';
import type { Bench, BenchContext } from './bench-run.ts';
import { milliseconds, percentile } from './statistics.ts';

const folder = fileURLToPath(new URL('../../seeds/', import.meta.url));
const ROUNDS = 5;
/** Milliseconds for 10,000 characters that the taking of figures may cost. */
const LIMIT_MS = 200;

export const figuresBench: Bench = {
  name: 'figures',
  summary: '从每份文件读出全部指标数字的用时（每万字）',
  usage: '',
  byDefault: true,
  run: runFiguresBench,
};

async function runFiguresBench({ print }: BenchContext): Promise<void> {
  const costs: number[] = [];
  for (const file of readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .sort()) {
    const bytes = readFileSync(path.join(folder, file));
    const document = readDocument({ file, bytes });
    const share = 10_000 / document.text.length;
    const reading =
      percentile(
        times(() => readDocument({ file, bytes })),
        50,
      ) * share;
    const taking =
      percentile(
        times(() => readFigures(document)),
        50,
      ) * share;
    costs.push(taking);
    print(
      `${document.title}（${document.text.length} 字，数字 ${document.figures.length} 个）：读出数字每万字 ${milliseconds(taking)} 毫秒，连同读入整份文件每万字 ${milliseconds(reading)} 毫秒`,
    );
  }
  const worst = Math.max(...costs);
  print(
    `最慢的一份每万字 ${milliseconds(worst)} 毫秒，要求 ${LIMIT_MS} 毫秒以内：${worst < LIMIT_MS ? '达到' : '未达到'}`,
  );
}

function times(run: () => unknown): number[] {
  return Array.from({ length: ROUNDS }, () => {
    const started = performance.now();
    run();
    return performance.now() - started;
  });
}
