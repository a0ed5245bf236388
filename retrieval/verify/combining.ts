/**
 * Which figures may be put together: one indicator and one kind. What has been built by a year may be compared with what
 * has been built, never with what is added in a year; stocks of several years are not summed, flows are.
 */
import { mayCompare } from '../vocabulary/figure-natures.ts';
import { whyNoSum } from '../vocabulary/summands.ts';
import type { Candidate } from './match-figure.ts';

export function maySubtract({ figure: one }: Candidate, { figure: other }: Candidate): boolean {
  return mayCompare(one, other);
}

/** All of one nature and of things that are alike; stocks and shares only of one time. */
export function maySum(candidates: readonly Candidate[]): boolean {
  return whyNoSum(candidates.map(({ figure }) => figure)) === null;
}
