/** A store and questions with their relevant documents in, recall, rank and time out. */
import type { PlanStore } from '#retrieval/store/plan-store';
import { percentile } from '../bench/statistics.ts';

export interface RetrievalQuery {
  text: string;
  /** Ids of documents; any of them counts as found. */
  relevant: string[];
}

export interface RetrievalFigures {
  queries: number;
  recallAt1: number;
  recallAt5: number;
  recallAt10: number;
  /** Mean reciprocal rank within the first ten. */
  meanReciprocalRank: number;
  p50Ms: number;
  p95Ms: number;
}

const DEPTH = 10;
/** The first questions fill caches and are asked once before the clock runs. */
const WARM_UP = 20;

export async function measureRetrieval(store: PlanStore, queries: RetrievalQuery[]): Promise<RetrievalFigures> {
  for (const { text } of queries.slice(0, WARM_UP)) await store.search({ text, limit: DEPTH });
  const times: number[] = [];
  const ranks: number[] = [];
  for (const { text, relevant } of queries) {
    const start = performance.now();
    const found = await store.search({ text, limit: DEPTH });
    times.push(performance.now() - start);
    ranks.push(1 + found.findIndex(({ passage }) => relevant.includes(passage.documentId)));
  }
  const share = (count: number): number => (queries.length === 0 ? 0 : count / queries.length);
  return {
    queries: queries.length,
    recallAt1: share(ranks.filter((rank) => rank === 1).length),
    recallAt5: share(ranks.filter((rank) => rank >= 1 && rank <= 5).length),
    recallAt10: share(ranks.filter((rank) => rank >= 1).length),
    meanReciprocalRank: share(ranks.reduce((sum, rank) => sum + (rank === 0 ? 0 : 1 / rank), 0)),
    p50Ms: percentile(times, 50),
    p95Ms: percentile(times, 95),
  };
}
