/**
 * How the index grows: building, disk, memory, and search beside the very LanceDB queries that it makes, on 10,000 and
 * 100,000 passages, and on a million when asked.
 */
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type Bench, type BenchContext, BenchRefusal } from './bench-run.ts';
import type { BuildFigures } from './growth/build-figures.ts';
import { growPlans } from './growth/grow-plans.ts';
import type { SearchFigures, Times } from './growth/search-figures.ts';
import { milliseconds, percentile } from './statistics.ts';

const SEEDS = fileURLToPath(new URL('../../seeds', import.meta.url));
const SIZES = new Map([
  ['10k', 10_000],
  ['100k', 100_000],
  ['1m', 1_000_000],
]);
const GOAL_FROM = 100_000;
const GOAL_RATIO = 1.5;

export const growthBench: Bench = {
  name: 'growth',
  summary: '文件增多后的建索引速度、磁盘、内存和检索用时，与直接查 LanceDB 对比',
  usage: '10k|100k|1m…',
  byDefault: true,
  run: runGrowthBench,
};

interface Measured {
  clauses: number;
  build: BuildFigures;
  diskBytes: number;
  search: SearchFigures;
}

async function runGrowthBench({ words, print }: BenchContext): Promise<void> {
  const unknown = words.filter((word) => !SIZES.has(word));
  if (unknown.length > 0) throw new BenchRefusal(`不认识的规模：${unknown.join('、')}。可用：10k、100k、1m`);
  const all: Measured[] = [];
  for (const word of words.length > 0 ? words : ['10k', '100k']) {
    const measured = await measure(SIZES.get(word) ?? 0);
    describe(measured, print);
    all.push(measured);
  }
  for (const [at, larger] of all.entries()) {
    const smaller = all[at - 1];
    if (smaller !== undefined) compare(smaller, larger, print);
  }
}

async function measure(clauses: number): Promise<Measured> {
  const folder = await mkdtemp(path.join(tmpdir(), 'growth-bench-'));
  try {
    const plans = path.join(folder, 'plans');
    const uri = path.join(folder, 'index');
    await growPlans({ from: SEEDS, to: plans, clauses });
    const build = await inProcess<BuildFigures>('build-figures.ts', [plans, uri]);
    // Two builds are kept by now, the whole one and the one with a changed file.
    const diskBytes = (await sizeOf(uri)) / 2;
    const search = await inProcess<SearchFigures>('search-figures.ts', [uri]);
    return { clauses, build, diskBytes, search };
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function inProcess<T>(script: string, words: string[]): Promise<T> {
  const file = fileURLToPath(new URL(`./growth/${script}`, import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [file, ...words], { maxBuffer: 16 * 1024 * 1024 });
  // The last thing that each of the two scripts prints.
  return JSON.parse(stdout) as T;
}

async function sizeOf(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const sizes = await Promise.all(
    files.map(async (entry) => (await stat(path.join(entry.parentPath, entry.name))).size),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

function describe({ build, diskBytes, search }: Measured, print: (line: string) => void): void {
  const { documents, passages, buildMs, peakBytes, changeMs, changeRead } = build;
  const rate = Math.round(passages / (buildMs / 1000));
  print(`片段 ${passages} 个，文件 ${documents} 个`);
  print(
    `　建索引 ${seconds(buildMs)} 秒，每秒 ${rate} 个片段，内存最多 ${mega(peakBytes)} MB，磁盘 ${mega(diskBytes)} MB`,
  );
  print(`　改一个文件后更新 ${seconds(changeMs)} 秒，读取 ${changeRead} 个文件`);
  print(`　打开 ${milliseconds(search.openMs)} 毫秒，打开并答过一些问题后内存 ${mega(search.memoryBytes)} MB`);
  for (const [label, times] of kinds(search)) print(`　${describeTimes(label, times, passages)}`);
}

function kinds({ plain, byRegion, byYear }: SearchFigures): [string, Times][] {
  return [
    ['检索', plain],
    ['检索，限定地区', byRegion],
    ['检索，限定年份', byYear],
  ];
}

function describeTimes(label: string, { search, bare }: Times, passages: number): string {
  const at = (times: number[]): string =>
    `p50 ${milliseconds(percentile(times, 50))} p95 ${milliseconds(percentile(times, 95))} 毫秒`;
  const ratio = percentile(search, 95) / percentile(bare, 95);
  const over = percentile(search, 50) - percentile(bare, 50);
  const judged =
    passages >= GOAL_FROM * 0.9
      ? `p95 比值 ${ratio.toFixed(2)}，要求 ${GOAL_RATIO} 以内：${ratio <= GOAL_RATIO ? '达到' : '未达到'}`
      : `p95 比值 ${ratio.toFixed(2)}，p50 多 ${milliseconds(over)} 毫秒`;
  return `${label}　${at(search)}　直接查 LanceDB ${at(bare)}　${judged}`;
}

function compare(smaller: Measured, larger: Measured, print: (line: string) => void): void {
  const times = (of: (one: Measured) => number): string => `${(of(larger) / of(smaller)).toFixed(1)} 倍`;
  print(
    `片段 ${times(({ build }) => build.passages)}：检索 p50 ${times(({ search }) => percentile(search.plain.search, 50))}，p95 ${times(({ search }) => percentile(search.plain.search, 95))}，读取时的内存 ${times(({ search }) => search.memoryBytes)}，建索引的内存 ${times(({ build }) => build.peakBytes)}`,
  );
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(1);
}

function mega(bytes: number): string {
  return (bytes / 1024 / 1024).toFixed(0);
}
