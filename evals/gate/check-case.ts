/** A result in; the test of its case passes, is skipped as known to be wrong, or fails with what was expected and got. */
import { inject, type TestContext } from 'vitest';
import { type Baseline, faultOf, readBaseline } from '../baseline.ts';
import type { CaseResult } from '../case-result.ts';
import { describeFault } from '../describe-fault.ts';
import type { GoldenCase } from '../golden-case.ts';
import { type Retrieval, rankEvidence } from '../measure/rank-evidence.ts';
import { baselineFile, type EvalCorpus } from '../open-corpus.ts';
import './gate-context.ts';

export const gate = inject('gate');

export function committedBaseline(): Baseline {
  return readBaseline(baselineFile);
}

const knownWrong = new Set(Object.keys(committedBaseline().knownWrong));

export function isWanted({ critical }: GoldenCase): boolean {
  return !gate.criticalOnly || critical === true;
}

export function titleOf({ id, question }: GoldenCase): string {
  return `${id} ${question}`;
}

export async function checkCase({ task, skip }: TestContext, result: CaseResult, corpus: EvalCorpus): Promise<void> {
  const { one, reply, score } = result;
  task.meta.result = score.right ? result : { ...result, retrieval: await whatWasFound(result, corpus) };
  const known = gate.updating ? new Set([one.id]) : knownWrong;
  const fault = faultOf(result, known);
  if (fault !== null) {
    const fail = new Error(`${fault}\n问：${one.question}\n得到（${reply.status}）：${reply.answer}`);
    // The case is at fault, not a line of this file.
    fail.stack = `${fail.name}: ${fail.message}`;
    throw fail;
  }
  if (!score.right) skip(`基线里已知没有答对：${describeFault(result)}`);
}

/** For the report: a wrong case is shown with the passages that it had. Ranks are measured elsewhere, for all cases alike. */
async function whatWasFound({ one, reply }: CaseResult, corpus: EvalCorpus): Promise<Retrieval> {
  return { ...(await rankEvidence(corpus, { ...one, question: reply.question })), ranks: [] };
}
