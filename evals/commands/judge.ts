/** `npm run evals -- judge [FOLDER]`: the configured chat model judges the sentences of a run; report and results get it. */
import path from 'node:path';
import { readBaseline } from '../baseline.ts';
import type { CommandLine } from '../command-line.ts';
import { judgeSupport } from '../judge/judge-support.ts';
import { printJudgement } from '../judge/print-judgement.ts';
import { baselineFile, gateDocuments, root } from '../open-corpus.ts';
import type { Write } from '../print-results.ts';
import { readRun, rewriteRun } from '../run-files.ts';
import { drawReport } from '../write-report.ts';
import { configuredModel } from './ask-chosen.ts';

export async function judge({ places, trials, sample }: CommandLine, write: Write): Promise<number> {
  const folder = places[0] ?? path.join(root, 'evals/report');
  const run = readRun(folder);
  const judgement = await judgeSupport({ results: run.results, model: configuredModel(), trials, sample });
  printJudgement(judgement, write);
  if (judgement.shares.length === 0) return 1;
  const judged = { ...run, judgement };
  const previous = rewriteRun(folder, judged);
  const documents = await gateDocuments();
  const page = await drawReport({ folder, run: judged, baseline: readBaseline(baselineFile), documents, previous });
  write(`报告：${page}`);
  return 0;
}
