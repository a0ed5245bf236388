/** `npm run evals -- compare A B`: results of two branches, prompts, models or settings, case by case. */
import path from 'node:path';
import type { CommandLine } from '../command-line.ts';
import { compareRuns } from '../compare/compare-runs.ts';
import { comparisonMarkdown } from '../compare/print-comparison.ts';
import type { Write } from '../print-results.ts';
import { readRun } from '../run-files.ts';

export function compare({ places }: CommandLine, write: Write): number {
  const [a, b, ...rest] = places;
  if (a === undefined || b === undefined || rest.length > 0) {
    write('用法：npm run evals -- compare A B，各为一次评测的文件夹（里面有 results.json）或文件');
    return 2;
  }
  const comparison = compareRuns(readRun(a), readRun(b));
  write(comparisonMarkdown({ comparison, a: path.basename(a), b: path.basename(b) }));
  return 0;
}
