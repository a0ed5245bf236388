/** Two runs over the same cases in; per case who won, per metric the difference, and how sure it is out. */
import type { CaseResult, EvalRun } from '../case-result.ts';
import { figuresOf, METRICS } from '../measure/metrics.ts';
import { mcnemarExact } from './mcnemar.ts';

export interface PairedCase {
  a: CaseResult;
  b: CaseResult;
}

export interface Comparison {
  /** Asked in both runs in the same form. */
  cases: number;
  /** Ids that only one run has, or whose case was changed in between: not compared. */
  left: string[];
  /** Right in B and wrong in A. */
  wins: PairedCase[];
  /** Right in A and wrong in B. */
  losses: PairedCase[];
  bothRight: number;
  bothWrong: number;
  /** Of the division of wins and losses by chance alone. */
  probability: number;
  /** Cases with a wrong value. */
  wrongValues: { a: number; b: number };
  metrics: { label: string; a: number; b: number }[];
}

export function compareRuns(a: EvalRun, b: EvalRun): Comparison {
  const others = new Map(b.results.map((result) => [result.one.id, result]));
  const pairs = a.results.flatMap((result): PairedCase[] => {
    const other = others.get(result.one.id);
    return other && asksTheSame(result, other) ? [{ a: result, b: other }] : [];
  });
  const paired = new Set(pairs.map((pair) => pair.a.one.id));
  const wins = pairs.filter((pair) => pair.b.score.right && !pair.a.score.right);
  const losses = pairs.filter((pair) => pair.a.score.right && !pair.b.score.right);
  const figures = { a: figuresOf(pairs.map((pair) => pair.a)), b: figuresOf(pairs.map((pair) => pair.b)) };
  const wrongIn = (side: 'a' | 'b'): number => pairs.filter((pair) => pair[side].score.wrong.length > 0).length;
  return {
    cases: pairs.length,
    left: [...new Set([...a.results, ...b.results].map(({ one }) => one.id))].filter((id) => !paired.has(id)),
    wins,
    losses,
    bothRight: pairs.filter((pair) => pair.a.score.right && pair.b.score.right).length,
    bothWrong: pairs.filter((pair) => !pair.a.score.right && !pair.b.score.right).length,
    probability: mcnemarExact(wins.length, losses.length),
    wrongValues: { a: wrongIn('a'), b: wrongIn('b') },
    metrics: METRICS.flatMap(({ key, label }) => {
      const [left, right] = [figures.a[key], figures.b[key]];
      return left === undefined || right === undefined ? [] : [{ label, a: left, b: right }];
    }),
  };
}

/** The same question with the same expectation; a turn's history follows from answers and may differ. */
function asksTheSame(a: CaseResult, b: CaseResult): boolean {
  return JSON.stringify(a.one) === JSON.stringify(b.one);
}
