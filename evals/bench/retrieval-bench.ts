/** A public retrieval set in, how well and how fast the store finds its passages out. Nothing of the set is kept. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { PlanDocument } from '#retrieval/plan-document';
import { writeIndex } from '#retrieval/store/build-index';
import { openStore } from '#retrieval/store/lance-store';
import { SEARCH_WEIGHTS, type SearchWeights } from '#retrieval/store/search-passages';
import { foldWidth, simplify } from '#retrieval/text/simplify';
import { callerFolder } from '../../api/config.ts';
import { type Bench, type BenchContext, BenchRefusal } from './bench-run.ts';
import { measureRetrieval, type RetrievalFigures } from './measure-retrieval.ts';
import { type RetrievalSet, readRetrievalSet } from './retrieval-set.ts';
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

function* documentsOf({ passages }: RetrievalSet): Generator<PlanDocument> {
  for (const { id, text } of passages) yield bareDocument(id, text);
}

/** A document of one passage without title, region or headings: such a set has no context to search. */
function bareDocument(id: string, text: string): PlanDocument {
  const sourceStarts = Array.from({ length: text.length }, (_, index) => index);
  const span = { start: 0, end: text.length };
  const passage = {
    id: `${id}:0-${text.length}`,
    documentId: id,
    kind: 'clause' as const,
    span,
    section: null,
    indexText: simplify(foldWidth(text)),
    sourceStarts,
    sourceEnds: sourceStarts.map((start) => start + 1),
    context: [],
  };
  return {
    id,
    file: id,
    title: '',
    documentNumber: null,
    issuer: null,
    published: null,
    dates: {},
    region: null,
    level: null,
    kind: 'news',
    years: [],
    text,
    pages: [],
    reading: { format: 'text', notes: [] },
    factSpans: {},
    sections: [],
    passages: [passage],
    figures: [],
  };
}

function describeFigures(label: string, figures: RetrievalFigures): string {
  const percent = (share: number): string => `${(100 * share).toFixed(1)}%`;
  return [
    label,
    `首位命中 ${percent(figures.recallAt1)}`,
    `前五命中 ${percent(figures.recallAt5)}`,
    `MRR ${figures.meanReciprocalRank.toFixed(3)}`,
    `p50 ${milliseconds(figures.p50Ms)} 毫秒`,
    `p95 ${milliseconds(figures.p95Ms)} 毫秒`,
  ].join('　');
}
