import type { VerificationFigures } from '../case-result.ts';
import type { Judged, VerificationMeasurement } from '../verification/measure-verification.ts';

/** Mutations and falsehoods are to be caught, statements of golden answers and paraphrases to pass. */
export function countVerification(measured: VerificationMeasurement): VerificationFigures {
  const untrue = [...Object.values(measured.mutations).flat(), ...measured.falsehoods];
  const truths = [...measured.unchanged, ...measured.paraphrases];
  const right = (all: readonly Judged[]): number => all.filter((one) => one.right).length;
  return {
    falseStatements: untrue.length,
    caught: right(untrue),
    trueStatements: truths.length,
    rejected: truths.length - right(truths),
  };
}
