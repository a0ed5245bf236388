/** From the start of the process to an open index, of the release that production runs (deploy/build-release.sh), with an index that is ready. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type Bench, type BenchContext, BenchRefusal } from './bench-run.ts';
import { askServer } from './load/ask-server.ts';
import { judged } from './load/load-figures.ts';
import { startMeasuredServer } from './load/measured-server.ts';
import { percentile } from './statistics.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const STARTS = 9;
const GOAL_MS = 3_000;
const QUESTION = '镇江2022年5G基站目标';

export const startBench: Bench = {
  name: 'start',
  summary: '发布目录在索引已有时从启动到就绪的用时',
  usage: '',
  byDefault: false,
  run: runStartBench,
};

async function runStartBench({ print }: BenchContext): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'start-bench-'));
  try {
    const release = await buildRelease(path.join(folder, 'release'));
    const start = (): Promise<Start> => startOnce(release, path.join(folder, 'data'));
    const first = await start();
    print(`第一次启动，五份文件的索引从头建立　${seconds(first.readyMs)} 秒`);
    const starts: Start[] = [];
    while (starts.length < STARTS) starts.push(await start());
    const ready = starts.map(({ readyMs }) => readyMs);
    const answered = starts.map(({ answeredMs }) => answeredMs);
    print(`索引已有，启动 ${STARTS} 次　到就绪 ${spread(ready)}　到第一问答完 ${spread(answered)}`);
    print(`　到就绪低于 ${GOAL_MS / 1000} 秒：${judged(Math.max(...ready) < GOAL_MS)}`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Linked to the packages of the checkout where both are on one disk: half a gigabyte is not written then. */
async function buildRelease(release: string): Promise<string> {
  const script = path.join(ROOT, 'deploy/build-release.sh');
  if (!existsSync(script)) throw new BenchRefusal('要在项目的源代码里运行：发布目录由 deploy/build-release.sh 做出。');
  const [here, there] = await Promise.all([stat(path.join(ROOT, 'node_modules')), stat(path.dirname(release))]);
  const link = here.dev === there.dev ? ['--link'] : [];
  await promisify(execFile)('bash', [script, ...link, release]);
  return release;
}

/** In milliseconds from the start of the process. */
interface Start {
  readyMs: number;
  answeredMs: number;
}

async function startOnce(release: string, dataDir: string): Promise<Start> {
  const startedAt = performance.now();
  const server = await startMeasuredServer({ release, environment: { NODE_ENV: 'production', DATA_DIR: dataDir } });
  try {
    const readyMs = performance.now() - startedAt;
    const asked = await askServer({ url: server.url, route: '/api/ask', question: QUESTION });
    if (asked.kind === 'failed') throw new Error(`The first question failed: ${asked.why}`);
    return { readyMs, answeredMs: performance.now() - startedAt };
  } finally {
    await server.stop();
  }
}

function spread(times: readonly number[]): string {
  return `中位 ${seconds(percentile(times, 50))}、最长 ${seconds(Math.max(...times))} 秒`;
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(2);
}
