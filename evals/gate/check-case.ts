/** A result in; the test of its case passes, is skipped as known to be wrong, or fails with what was expected and got. */
import { inject, type TestContext } from 'vitest';
import { type Baseline, faultOf, readBaseline } from '../baseline.ts';
import type { CaseResult } from '../case-result.ts';
import { describeFault } from '../describe-fault.ts';
import type { GoldenCase } from '../golden-case.ts';
import { baselineFile } from '../open-corpus.ts';
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

export function checkCase({ task, skip }: TestContext, result: CaseResult): void {
  task.meta.result = result;
  const { one, reply, score } = result;
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
