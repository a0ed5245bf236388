/** 450亿元，对吗: where the papers themselves disagree, neither yes nor no is right; all of their values are given. */

import type { Analysis } from '#retrieval/query/analyse-question';
import type { Draft } from '../draft.ts';
import { LEADS } from './claim-leads.ts';
import { disagreements } from './conflicts.ts';
import { figureAnswer } from './figure-answer.ts';
import type { Selection } from './selection.ts';

export function disputedClaim(analysis: Analysis, selections: readonly Selection[]): Draft | null {
  const disputed = selections.some((selection) => !selection.otherPeriod && disagreements(selection).length > 0);
  const draft = disputed ? figureAnswer(analysis, selections) : null;
  return draft && { ...draft, ...LEADS.disputed };
}
