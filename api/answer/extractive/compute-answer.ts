/**
 * Selected figures in, comparisons and computed results out. Every result is recomputed from cited figures and said
 * to be computed; where the figures differ in kind or year the answer says so before it compares.
 */
import type { Analysis } from '#retrieval/query/analyse-question';
import type { Draft } from '../draft.ts';
import { asksForSum } from './compute/asks-for-sum.ts';
import { inTotal } from './compute/in-total.ts';
import { mostOf } from './compute/most-of.ts';
import { otherUnit } from './compute/other-unit.ts';
import { overNames } from './compute/over-names.ts';
import { comparisonTable, overRegions } from './compute/over-regions.ts';
import { overYears } from './compute/over-years.ts';
import { perYear } from './compute/per-year.ts';
import { wholeOfShare } from './compute/whole-of-share.ts';
import { disagreements } from './conflicts.ts';
import { figureAnswer } from './figure-answer.ts';
import type { Selection } from './selection.ts';

export function computeAnswer(analysis: Analysis, selections: readonly Selection[]): Draft | null {
  const base = figureAnswer(analysis, selections);
  if (!base || base.blocks.length === 0) return base;
  const full = selections.filter((selection) => selection.figures.length > 0);
  // Which of two disagreeing values to compute with is not ours to choose.
  if (full.some((selection) => disagreements(selection).length > 0)) return base;
  const figures = full.flatMap((selection) => selection.figures);
  const sum = asksForSum(analysis.question);
  const result =
    mostOf(analysis, figures) ??
    (sum ? (perYear(analysis, figures) ?? inTotal(analysis, figures)) : null) ??
    overRegions(analysis, full) ??
    (sum ? null : overYears(analysis, figures)) ??
    overNames(analysis, figures) ??
    perYear(analysis, figures) ??
    wholeOfShare(analysis, figures) ??
    otherUnit(analysis, figures);
  if (!result)
    return full.length > 1 && analysis.asks.has('compare') ? { ...base, blocks: [comparisonTable(full)] } : base;
  return {
    ...base,
    blocks: [...result.blocks(base.blocks, full), { kind: 'sentences', statements: result.statements }],
  };
}
