/** A unit of a draft in, its verdict out. Supported is only what may be shown: plain words, cited, proven and asked for. */
import type { GivenPassage, StatementProblem, StatementVerdict } from '#retrieval/verify/verdict';
import type { Statement } from '../draft.ts';
import type { Prepared } from '../prepared.ts';
import { withoutKnownCount } from './counted-lead.ts';
import type { DraftRow, DraftSentence } from './draft-reader.ts';
import { notAsked } from './is-asked.ts';

export type VerifyStatement = (statement: string, given: readonly GivenPassage[]) => StatementVerdict;

export interface UnitChecks {
  verify: VerifyStatement;
  /** Numbered from 1 in this order. */
  given: readonly GivenPassage[];
  prepared: Prepared;
  /** What the built-in answer counted. */
  counts: readonly Statement[];
}

export function checkUnit(
  unit: DraftSentence | DraftRow,
  { verify, given, prepared, counts }: UnitChecks,
): StatementVerdict {
  if (shownWords(unit).some(isActive)) return rejected('unrelated', '含有链接、图片或代码。');
  if (unit.kind === 'row' && !isWholeRow(unit)) return rejected('unrelated', '表格的列与表头对不上。');
  const markers = [...new Set(unit.markers)];
  const cited = markers.flatMap((marker) => given[marker - 1] ?? []);
  const verdict = verify(withoutKnownCount(unit.claim, counts), cited);
  if (verdict.verdict === 'no-claim') return verdict;
  if (cited.length === 0) return rejected('uncited', markers.length > 0 ? '没有这个编号的资料。' : '');
  if (verdict.verdict !== 'supported') return verdict;
  return notAsked(unit.claim, verdict.proofs, prepared) ?? verdict;
}

function rejected(problem: StatementProblem, detail: string): StatementVerdict {
  return { verdict: 'not-found', problem, detail };
}

/** Plans hold no links; a model that writes one was told to by somebody else. */
const ACTIVE = /!?\[[^\]]*\]\s*\(|\]\s*:|<\/?[a-z!?]|&[a-z#]\w*;|https?:|\bwww\.|javascript:|data:|```/i;

/** The lead of a list and the head of a table are shown with the unit, and are not part of its own text. */
function shownWords(unit: DraftSentence | DraftRow): string[] {
  return [unit.text, unit.claim, unit.lead ?? '', ...(unit.kind === 'row' ? [...unit.head, ...unit.cells] : [])];
}

function isActive(text: string): boolean {
  return ACTIVE.test(text);
}

/** A cell without a head, or a head without a cell, would say something that was not verified. */
function isWholeRow({ head, cells }: DraftRow): boolean {
  return head.length === cells.length && cells.every((cell) => cell !== '') && head.every((name) => name !== '');
}
