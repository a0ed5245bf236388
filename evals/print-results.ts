/** Results in; the terminal's lines out: the cases that need a look, then a table by kind and the figures of all. */

import { percent } from './baseline.ts';
import { percentile } from './bench/statistics.ts';
import type { CaseResult, EvalRun } from './case-result.ts';
import { byGroup, METRICS } from './measure/metrics.ts';

export type Write = (line: string) => void;

/** Chinese characters take two columns. */
function padded(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(1, columns - text.length - (text.match(/[^\x20-\x7e–]/g)?.length ?? 0)));
}

export function printCase({ one, reply, score }: CaseResult, write: Write): void {
  const understood = reply.question === one.question ? '' : ` → ${reply.question}`;
  const wanted = `${one.status}${one.reason ? `/${one.reason.join('|')}` : ''}`;
  write(`${score.right ? '○' : '×'} ${one.id} [${one.kind}] ${one.question}${understood}`);
  write(
    `    ${reply.status}${reply.reason ? `/${reply.reason}` : ''}（应为 ${wanted}）：${reply.answer.replace(/\n+/g, ' ⏎ ').slice(0, 420)}`,
  );
  if (score.lacking.length > 0) write(`    缺：${score.lacking.join(' ; ')}`);
  if (score.wrong.length > 0) write(`    错值：${score.wrong.join(' ; ')}`);
  if (score.uncited.length > 0)
    write(`    未引：${score.uncited.map((text) => text.replace(/\s+/g, ' ')).join(' ; ')}`);
  if (score.inexact.length > 0) write(`    引文不符：${score.inexact.join(',')}`);
  if (score.unsupported.length > 0) write(`    无引用：${score.unsupported.join(' ; ')}`);
}

/** Not right, or right with evidence or a citation lacking. */
export function needsLook({ score }: CaseResult): boolean {
  return !score.right || score.uncited.length > 0 || score.unsupported.length > 0;
}

export function printTable({ results, verification }: Pick<EvalRun, 'results' | 'verification'>, write: Write): void {
  write('');
  write(`${padded('种类', 14)}${padded('用例', 8)}${padded('答对', 8)}错值`);
  for (const [kind, own] of byGroup(results)) {
    const right = own.filter(({ score }) => score.right).length;
    const wrong = own.filter(({ score }) => score.wrong.length > 0).length;
    write(`${padded(kind, 14)}${padded(String(own.length), 8)}${padded(String(right), 8)}${wrong}`);
  }
  write('');
  for (const { label, of } of METRICS) {
    const value = of(results);
    if (value !== null) write(`${padded(label, 26)}${percent(value)}`);
  }
  if (verification) {
    const { caught, falseStatements, rejected, trueStatements } = verification;
    write(`${padded('核对查出假句', 26)}${percent(caught / falseStatements)}（${caught} / ${falseStatements}）`);
    write(`${padded('核对误拒真句', 26)}${percent(rejected / trueStatements)}（${rejected} / ${trueStatements}）`);
  }
  const times = results.map(({ latencyMs }) => latencyMs);
  write(`${padded('每题用时', 26)}中位数 ${percentile(times, 50)} 毫秒，第 95 百分位 ${percentile(times, 95)} 毫秒`);
}
