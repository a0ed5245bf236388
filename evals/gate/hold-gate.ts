/** Runs the gate, compares it with the committed baseline, writes the report; or writes a new baseline. Out: the exit code. */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { baselineOf, changesOf, fallenShares, readBaseline, writeBaseline } from '../baseline.ts';
import type { EvalRun } from '../case-result.ts';
import { baselineFile, gateDocuments, root } from '../open-corpus.ts';
import { printTable, type Write } from '../print-results.ts';
import { writeReport } from '../write-report.ts';
import { runGate } from './run-gate.ts';

export interface GateRequest {
  critical: boolean;
  updateBaseline: boolean;
  out: string | null;
}

export async function holdGate({ critical, updateBaseline, out }: GateRequest, write: Write): Promise<number> {
  if (critical && updateBaseline) {
    write('--update-baseline 要问全部用例，不能与 --critical 同用');
    return 2;
  }
  const folder = out ?? path.join(root, 'evals/report', critical ? 'critical' : '');
  mkdirSync(folder, { recursive: true });
  const { run, failures } = await runGate({ criticalOnly: critical, updating: updateBaseline }, folder);
  printTable(run, write);
  const page = await writeReport({
    folder,
    run,
    baseline: readBaseline(baselineFile),
    documents: await gateDocuments(),
  });
  write('');
  write(
    `报告：${path.relative(process.cwd(), page)}，摘要：${path.relative(process.cwd(), path.join(folder, 'summary.md'))}`,
  );
  if (updateBaseline) return updated(run, failures, write);
  const fallen = critical ? [] : heldAgainst(run, write);
  write('');
  write(
    failures + fallen.length === 0 ? '评测通过' : `评测未通过：${failures} 项测试失败，${fallen.length} 项低于基线`,
  );
  return failures + fallen.length === 0 ? 0 : 1;
}

function heldAgainst(run: EvalRun, write: Write): string[] {
  const before = readBaseline(baselineFile);
  const now = baselineOf(run);
  write('');
  const known = Object.entries(now.knownWrong).filter(([id]) => id in before.knownWrong);
  if (known.length > 0) write(`基线里已知没有答对的用例：${known.length} 个，见报告`);
  const asked = new Set(run.results.map(({ one }) => one.id));
  const newly = Object.keys(before.knownWrong).filter((id) => asked.has(id) && !(id in now.knownWrong));
  if (newly.length > 0)
    write(`新答对 ${newly.length} 个，请运行 npm run evals -- --update-baseline：${newly.join(' ')}`);
  const fallen = fallenShares(now, before);
  for (const line of fallen) write(`低于基线：${line}`);
  return fallen;
}

/** Wrong values, broken quotes and critical cases are never taken into a baseline. */
function updated(run: EvalRun, failures: number, write: Write): number {
  write('');
  if (failures > 0) {
    write(`基线没有更新：${failures} 项测试失败，见上文`);
    return 1;
  }
  const now = baselineOf(run);
  const changes = changesOf(now, readBaseline(baselineFile));
  writeBaseline(baselineFile, now);
  write(changes.length === 0 ? '基线没有变化' : `已写新的基线 evals/baseline.json，变化：`);
  for (const change of changes) write(`  ${change}`);
  return 0;
}
