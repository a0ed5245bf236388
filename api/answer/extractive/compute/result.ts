/** What a computation gives, and when two figures may be put into one. */
import type { Figure } from '#retrieval/plan-document';
import type { RankedFigure } from '#retrieval/query/rank-figures';
import { scaledValue, unitFamily } from '#retrieval/vocabulary/figure-units';
import type { Block, Proof, Statement } from '../../draft.ts';
import { proofOfFigure } from '../proofs.ts';
import type { Selection } from '../selection.ts';

export interface Result {
  statements: Statement[];
  /** The blocks shown in front of the result. */
  blocks(given: Block[], full: readonly Selection[]): Block[];
}

export const keep = (given: Block[]): Block[] => given;

/** A result after the figures that it was computed from. */
export function computed(text: string, proofs: Proof[]): Statement {
  return { text, proofs, computed: true };
}

/** Each with one more place where the same value stands. */
export function proofsOfFigures(figures: readonly RankedFigure[]): Proof[] {
  const places = figures.flatMap((one) => [one, ...(one.also ?? []).slice(0, 1)]);
  return places.map((one) => proofOfFigure(one.figure, one.found));
}

export function comparable(a: Figure, b: Figure): boolean {
  return scaledValue(a) !== null && scaledValue(b) !== null && unitFamily(a.unit) === unitFamily(b.unit);
}

/** A bound of a figure is a bound of what is computed from it. */
export function leastWord(figures: readonly RankedFigure[]): string {
  return figures.some(isLeast) ? '至少' : '';
}

/** 479万亩 less 400万亩以上 is at most 79: what is taken away bounds the difference from the other side. */
export function boundOfDifference(larger: RankedFigure, smaller: RankedFigure): string {
  if (isLeast(larger) === isLeast(smaller)) return '';
  return isLeast(larger) ? '至少' : '至多';
}

function isLeast({ figure }: RankedFigure): boolean {
  return /以上|超|不少于|不低于|突破/.test(figure.qualifier ?? '');
}
