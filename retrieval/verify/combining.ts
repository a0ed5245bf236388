/**
 * Which figures may be put together: one indicator and one kind. What has been built by a year may be compared with what
 * has been built, never with what is added in a year; stocks of several years are not summed, flows are.
 */
import type { Figure } from '../plan-document.ts';
import { mayCompare, natureOf, sureNature } from '../vocabulary/figure-natures.ts';
import { whyNoSum } from '../vocabulary/summands.ts';
import type { Candidate } from './match-figure.ts';

export function maySubtract({ figure: one }: Candidate, { figure: other }: Candidate): boolean {
  const both = [one, other];
  return mayCompare(one, other) && !(both.some(countsAll) && both.some((figure) => sureNature(figure) === 'flow'));
}

/** 5G基站数, 用户总数: a column of how many there are, though no word says 已建成. */
function countsAll(figure: Figure): boolean {
  return figure.kind === 'level' && /(?:数|总量)$/.test(figure.name) && natureOf(figure) === 'stock';
}

/** All of one nature and of things that are alike; stocks and shares only of one time. */
export function maySum(candidates: readonly Candidate[]): boolean {
  const passages = candidates.map(({ source }) => source.given.passage);
  return (
    whyNoSum(
      candidates.map(({ figure }) => figure),
      passages,
    ) === null
  );
}
