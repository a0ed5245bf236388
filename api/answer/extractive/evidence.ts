/** What an answer is made of once it is ranked, and how its kinds are tried in order. */
import type { RankedFigure } from '#retrieval/query/rank-figures';
import type { RankedSentence } from '#retrieval/query/rank-sentences';
import type { Draft } from '../draft.ts';
import type { DraftSource } from './draft-source.ts';
import { wantsMembers } from './number-asked.ts';
import type { Selection } from './selection.ts';

export interface Evidence {
  source: DraftSource;
  ranked: readonly RankedSentence[];
  figures: readonly RankedFigure[];
  selections: readonly Selection[];
}

type Attempt = () => Draft | null | Promise<Draft | null>;

export async function firstOf(...attempts: readonly Attempt[]): Promise<Draft | null> {
  for (const attempt of attempts) {
    const draft = await attempt();
    if (draft) return draft;
  }
  return null;
}

/** Key words alone (盐城 数据中心 机架) mean the figure when there is one of just that name. */
export function wantsNumbers({ source: { analysis }, figures, selections }: Evidence): boolean {
  const { asks } = analysis;
  const [best] = figures;
  // 5G基站和电子商务交易额: names alone, each with a figure.
  const namesEach = selections.some((one) => (one.named ?? 0) > 1 && one.missing.length === 0);
  const namesOne = best !== undefined && best.coverage >= 0.85 && best.precision >= 0.4;
  return (
    (asks.size === 0 && (namesEach || namesOne)) ||
    asks.has('figure') ||
    (asks.has('count') && !wantsMembers(analysis)) ||
    asks.has('compute') ||
    asks.has('compare')
  );
}

export function hasFigures(selections: readonly Selection[]): boolean {
  return selections.some((selection) => selection.figures.length > 0);
}
