/**
 * The gate: every golden case is one test of vitest, over the five documents and with the built-in answerer. Out: what
 * was measured, and whether a test or a share failed.
 */
import path from 'node:path';
import { startVitest, type TestCase } from 'vitest/node';
import type { CaseResult, EvalRun } from '../case-result.ts';
import type { Retrieval } from '../measure/rank-evidence.ts';
import { root } from '../open-corpus.ts';
import type { GateOptions } from './gate-context.ts';
import { LongFileFirst } from './long-file-first.ts';

export interface GateRun {
  run: EvalRun;
  /** Tests that failed, and faults outside every test. */
  failures: number;
}

/** `junit.xml` and `tests.json` are written into `folder`. */
export async function runGate(options: GateOptions, folder: string): Promise<GateRun> {
  const started = new Date();
  const vitest = await startVitest([], {
    config: false,
    root,
    dir: path.join(root, 'evals/gate'),
    include: ['*.eval.ts'],
    watch: false,
    maxWorkers: 2,
    testTimeout: 120_000,
    // A question that takes a second on a busy machine is no news.
    slowTestThreshold: 10_000,
    sequence: { sequencer: LongFileFirst },
    provide: { gate: options },
    reporters: [
      'default',
      ['junit', { outputFile: path.join(folder, 'junit.xml'), suiteName: '规划问答评测' }],
      ['json', { outputFile: path.join(folder, 'tests.json') }],
    ],
  });
  const tests = vitest.state.getTestModules().flatMap((module) => [...module.children.allTests()]);
  const failures =
    tests.filter((test) => test.result().state === 'failed').length +
    vitest.state.getTestModules().filter((module) => module.errors().length > 0).length +
    vitest.state.getUnhandledErrors().length;
  await vitest.close();
  return { failures, run: collect(tests, started) };
}

function collect(tests: readonly TestCase[], started: Date): EvalRun {
  const found = new Map<string, Retrieval>();
  for (const test of tests) for (const { id, retrieval } of test.meta().retrieval ?? []) found.set(id, retrieval);
  const results = tests.flatMap((test): CaseResult[] => {
    const { result } = test.meta();
    if (!result) return [];
    const retrieval = result.set === 'cases' ? found.get(result.one.id) : undefined;
    return [{ ...result, ...(retrieval ? { retrieval } : {}) }];
  });
  return {
    version: 1,
    answeredBy: 'extractive',
    startedAt: started.toISOString(),
    seconds: Math.round((Date.now() - started.getTime()) / 100) / 10,
    results,
    verification: tests.map((test) => test.meta().verification).find((one) => one !== undefined) ?? null,
  };
}
