/**
 * A true statement in, whether the question asked for it out: a figure of another region or year than the one asked for
 * answers nothing, however well it is cited. What the built-in answer names may be named.
 */
import { findPeriods } from '#retrieval/text/periods';
import type { StatementProof, StatementVerdict } from '#retrieval/verify/verdict';
import { findRegions } from '#retrieval/vocabulary/regions';
import { proofsOf } from '../draft.ts';
import type { Prepared } from '../prepared.ts';
import { renderBlock } from '../render-answer.ts';

export type NotAsked = Extract<StatementVerdict, { verdict: 'not-found' }>;

/** Null when it was asked for. */
export function notAsked(claim: string, proofs: readonly StatementProof[], prepared: Prepared): NotAsked | null {
  if (!/\d/.test(claim)) return null;
  return foreignRegion(claim, prepared) ?? foreignYear(claim, proofs, prepared);
}

function foreignRegion(claim: string, { analyses, draft, question }: Prepared): NotAsked | null {
  const asked = analyses.flatMap(({ regions }) => regions);
  if (asked.length === 0) return null;
  const said = [question, ...draft.blocks.map((block) => renderBlock(block, () => ''))].join('，');
  const foreign = findRegions(claim).find(({ region, written, qualifies }) => {
    if (qualifies || said.includes(written)) return false;
    return !asked.some(
      (one) => one.code === region.code || one.parents.includes(region.code) || region.parents.includes(one.code),
    );
  });
  if (!foreign) return null;
  return { verdict: 'not-found', problem: 'region', detail: `没有问${foreign.region.name}。` };
}

/** 今年 of a plan of several years is the year in which it came. */
function otherThanOwnYear(claim: string, proofs: readonly StatementProof[]): NotAsked | null {
  const own = proofs.flatMap(({ document: { published, years } }) =>
    years.length > 1 && published ? [Number(published.slice(0, 4))] : [],
  );
  const named = findPeriods(claim);
  if (own.length === 0 || named.length === 0) return null;
  if (named.some(({ from, to }) => own.some((year) => from <= year && year <= to))) return null;
  return { verdict: 'not-found', problem: 'period', detail: `没有问${named[0]?.label ?? '这一年'}。` };
}

function foreignYear(claim: string, proofs: readonly StatementProof[], prepared: Prepared): NotAsked | null {
  const asked = prepared.analyses.flatMap(({ periods }) => periods);
  if (prepared.draft.status === 'partial') return null;
  if (asked.length === 0)
    return prepared.analyses.some(({ ownYear }) => ownYear) ? otherThanOwnYear(claim, proofs) : null;
  const isAsked = (from: number, to: number): boolean => asked.some((one) => one.from <= to && from <= one.to);
  const named = findPeriods(claim);
  if (named.length > 0) {
    if (named.some(({ from, to }) => isAsked(from, to))) return null;
    return { verdict: 'not-found', problem: 'period', detail: `没有问${named[0]?.label ?? '这一年'}。` };
  }
  const own = proofsOf(prepared.draft.blocks);
  const fits = proofs.some(
    ({ document, span }) =>
      document.years.some((year) => isAsked(year, year)) ||
      own.some(
        (proof) => proof.document.id === document.id && proof.span.start < span.end && span.start < proof.span.end,
      ),
  );
  return fits ? null : { verdict: 'not-found', problem: 'period', detail: '没有写明年份，所标资料也不是所问年份的。' };
}
