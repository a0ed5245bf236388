/** A public retrieval set in, how well and how fast the store finds its passages out. Nothing of the set is kept. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { writeIndex } from '#retrieval/store/build-index';
import { openStore } from '#retrieval/store/lance-store';
import { SEARCH_WEIGHTS, type SearchWeights } from '#retrieval/store/search-passages';
import { callerFolder } from '../../api/config.ts';
import { measureRetrieval, type RetrievalFigures } from '../retrieval-set/measure-retrieval.ts';
import { readRetrievalSet } from '../retrieval-set/read-set.ts';
import { documentsOf } from '../retrieval-set/set-documents.ts';
import { type Bench, type BenchContext, BenchRefusal } from './bench-run.ts';
import { milliseconds } from './statistics.ts';

const VARIANTS: { label: string; weights: SearchWeights }[] = [
  { label: '全部', weights: SEARCH_WEIGHTS },
  { label: '不用标题和栏目', weights: { ...SEARCH_WEIGHTS, context: 0 } },
  { label: '只用词', weights: { words: 1, chars: 0, context: 0 } },
  { label: '只用字', weights: { words: 0, chars: 1, context: 0 } },
];

export const retrievalBench: Bench = {
  name: 'retrieval',
  summary: '在外部检索集上的查全率和速度',
  usage: '文件夹',
  byDefault: false,
  run: runRetrievalBench,
};

async function runRetrievalBench({ words, print }: BenchContext): Promise<void> {
  const set = await readRetrievalSet(chosenFolder(words));
  const uri = await mkdtemp(path.join(tmpdir(), 'retrieval-bench-'));
  try {
    const started = performance.now();
    await writeIndex({ uri, documents: documentsOf(set), fingerprint: 'retrieval-bench' });
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    print(`片段 ${set.passages.length} 个，问题 ${set.queries.length} 个，建索引 ${seconds} 秒`);
    for (const { label, weights } of VARIANTS) {
      const store = await openStore({ uri, weights });
      try {
        print(describeFigures(label, await measureRetrieval(store, set.queries)));
      } finally {
        await store.close();
      }
    }
  } finally {
    await rm(uri, { recursive: true });
  }
}

function chosenFolder([given]: string[]): string {
  const folder = given ?? process.env.BENCH_RETRIEVAL_SET;
  if (folder) return path.resolve(callerFolder(), folder);
  throw new BenchRefusal(
    '请给出检索集所在的文件夹（或设置 BENCH_RETRIEVAL_SET），其中有 passages.jsonl 和 queries.jsonl，可用 gzip 压缩。',
  );
}

function describeFigures(label: string, figures: RetrievalFigures): string {
  const percent = (share: number): string => `${(100 * share).toFixed(1)}%`;
  return [
    label,
    `首位命中 ${percent(figures.recallAt1)}`,
    `前五命中 ${percent(figures.recallAt5)}`,
    `前十命中 ${percent(figures.recallAt10)}`,
    `MRR ${figures.meanReciprocalRank.toFixed(3)}`,
    `p50 ${milliseconds(figures.p50Ms)} 毫秒`,
    `p95 ${milliseconds(figures.p95Ms)} 毫秒`,
  ].join('　');
}
