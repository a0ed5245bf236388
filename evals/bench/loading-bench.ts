/** The five papers in every format in, how many golden questions are answered as from the text files out, and the time of reading. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ingestFolder } from '#retrieval/ingest/ingest-folder';
import { openStore } from '#retrieval/store/lance-store';
import type { PlanStore } from '#retrieval/store/plan-store';
import { describeIngest } from '../../api/describe-ingest.ts';
import { readCases } from '../golden-case.ts';
import { FORMATS, type Format, SEEDS, writeFormatSet } from '../loading/format-sets.ts';
import { writeMixedFolder } from '../loading/mixed-folder.ts';
import { type Comparison, compareAnswers } from '../loading/same-answers.ts';
import { type Bench, type BenchContext, BenchRefusal } from './bench-run.ts';

const GOLDEN = fileURLToPath(new URL('../golden/cases.jsonl', import.meta.url));
const DEFAULT_QUESTIONS = 300;
const SHOWN = 5;

export const loadingBench: Bench = {
  name: 'loading',
  summary: '五份文件做成网页、Word、PDF、扫描件后，黄金问题的回答与文本文件的比较',
  usage: '[格式…] [题数]，或 folder',
  byDefault: false,
  run: runLoadingBench,
};

async function runLoadingBench({ words, print }: BenchContext): Promise<void> {
  if (words[0] === 'folder') return readMixedFolder(print);

  const count = Number(words.find((word) => /^\d+$/.test(word)) ?? DEFAULT_QUESTIONS);
  const named = words.filter((word) => !/^\d+$/.test(word));
  const unknown = named.find((word) => !FORMATS.some((format) => format === word));
  if (unknown !== undefined) throw new BenchRefusal(`没有名为“${unknown}”的格式。可用：${FORMATS.join('、')}`);
  const folder = await mkdtemp(path.join(tmpdir(), 'loading-bench-'));
  const questions = sample(
    readCases(GOLDEN).map(({ question }) => question),
    count,
  );
  const text = await storeOver(SEEDS, path.join(folder, 'text-index'));
  try {
    for (const format of FORMATS.filter((each) => named.length === 0 || named.includes(each)))
      await compareFormat({ folder, format, questions, text: text.store, print });
  } finally {
    await text.store.close();
    await rm(folder, { recursive: true });
  }
}

/** The folder of the test, with a text of 20 MB: the report as `npm run ingest` prints it. */
async function readMixedFolder(print: (line: string) => void): Promise<void> {
  const base = await mkdtemp(path.join(tmpdir(), 'loading-bench-'));
  try {
    const folder = path.join(base, 'plans');
    await writeMixedFolder({ folder, longTextBytes: 20_000_000 });
    const started = performance.now();
    const report = await ingestFolder({ plansDir: folder, uri: path.join(base, 'index') });
    for (const line of describeIngest(report)) print(line);
    print(
      `${report.documents} 个文件，${report.passages} 个片段，用时 ${((performance.now() - started) / 1000).toFixed(1)} 秒`,
    );
  } finally {
    await rm(base, { recursive: true });
  }
}

interface FormatRun {
  folder: string;
  format: Format;
  questions: readonly string[];
  text: PlanStore;
  print: (line: string) => void;
}

async function compareFormat({ folder, format, questions, text, print }: FormatRun): Promise<void> {
  const plans = path.join(folder, format);
  await writeFormatSet(plans, format);
  const { store, seconds } = await storeOver(plans, path.join(folder, `${format}-index`));
  const found = await compareAnswers(text, store, questions);
  await store.close();
  print(describe(format, seconds, found));
  for (const { question, text: one, format: other } of found.differing.slice(0, SHOWN))
    print(`  ${question}\n    文本：${one.slice(0, 160)}\n    ${format}：${other.slice(0, 160)}`);
  for (const wrong of found.wrong) print(`  引用有误：${wrong}`);
}

function describe(format: Format, seconds: number, { asked, same, otherQuotes, wrong }: Comparison): string {
  const share = ((100 * same) / asked).toFixed(1);
  return `${format}：${asked} 题中 ${same} 题回答相同（${share}%），其中引文不同 ${otherQuotes} 题；起止位置或页码有误的引用 ${wrong.length} 处；读入并建索引 ${seconds.toFixed(1)} 秒`;
}

async function storeOver(plansDir: string, uri: string): Promise<{ store: PlanStore; seconds: number }> {
  const started = performance.now();
  const report = await ingestFolder({ plansDir, uri });
  const seconds = (performance.now() - started) / 1000;
  if (report.documents < 5) throw new Error(`Only ${report.documents} documents: ${JSON.stringify(report.skipped)}`);
  return { store: await openStore({ uri }), seconds };
}

/** Evenly over the file, the same every time. */
function sample(questions: readonly string[], count: number): string[] {
  const step = Math.max(questions.length / count, 1);
  return Array.from({ length: Math.min(count, questions.length) }, (_, at) => questions[Math.floor(at * step)] ?? '');
}
