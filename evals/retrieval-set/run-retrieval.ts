/** `npm run evals -- retrieval FOLDER`: how well the store finds the passages of a public set, of text unlike the plans. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { writeIndex } from '#retrieval/store/build-index';
import { openStore } from '#retrieval/store/lance-store';
import { percent } from '../baseline.ts';
import type { Write } from '../print-results.ts';
import { measureRetrieval } from './measure-retrieval.ts';
import { readRetrievalSet } from './read-set.ts';
import { documentsOf } from './set-documents.ts';

export async function runRetrieval(folder: string, write: Write): Promise<void> {
  const set = await readRetrievalSet(folder);
  const uri = await mkdtemp(path.join(tmpdir(), 'plan-retrieval-'));
  try {
    await writeIndex({ uri, documents: documentsOf(set), fingerprint: 'retrieval-set' });
    const store = await openStore({ uri });
    try {
      const figures = await measureRetrieval(store, set.queries);
      write(`片段 ${set.passages.length} 个，问题 ${figures.queries} 个`);
      write(`recall@1   ${percent(figures.recallAt1)}`);
      write(`recall@5   ${percent(figures.recallAt5)}`);
      write(`recall@10  ${percent(figures.recallAt10)}`);
      write(`MRR        ${figures.meanReciprocalRank.toFixed(3)}`);
      write(`每次检索   中位数 ${figures.p50Ms.toFixed(1)} 毫秒，第 95 百分位 ${figures.p95Ms.toFixed(1)} 毫秒`);
    } finally {
      await store.close();
    }
  } finally {
    await rm(uri, { recursive: true });
  }
}
