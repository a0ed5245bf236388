/** Scores in, a table by kind and the failing cases out. */
import type { AskReply } from '../api/contract.ts';
import type { GoldenCase } from './golden-case.ts';
import type { Score } from './score-case.ts';

export interface Summary {
  cases: number;
  /** Shares between 0 and 1 that a baseline holds. */
  shares: Record<string, number>;
  byKind: { kind: string; cases: number; right: number; wrong: number }[];
  medianMs: number;
  wrongValues: number;
}

export interface Scored {
  score: Score;
  one: GoldenCase;
  latencyMs: number;
}

export function summarise(scored: readonly Scored[]): Summary {
  const refusals = scored.filter(({ one }) => one.status === 'refused');
  const cited = scored.filter(({ one }) => one.evidence.length > 0);
  const share = (part: number, all: number): number => (all === 0 ? 1 : part / all);
  const latencies = scored.map((each) => each.latencyMs).sort((a, b) => a - b);
  const kinds = [...new Set(scored.map(({ one }) => one.kind))].sort();
  const wrongValues = scored.filter(({ score }) => score.wrong.length > 0).length;
  return {
    cases: scored.length,
    shares: {
      right: share(scored.filter(({ score }) => score.right).length, scored.length),
      'no wrong value': 1 - share(wrongValues, scored.length),
      'refused rightly': share(refusals.filter(({ score }) => score.statusRight).length, refusals.length),
      'answered when answerable': share(
        scored.filter(({ one, score }) => one.status !== 'refused' && score.right).length,
        scored.length - refusals.length,
      ),
      'evidence cited': share(cited.filter(({ score }) => score.uncited.length === 0).length, cited.length),
      'quotes exact': share(scored.filter(({ score }) => score.inexact.length === 0).length, scored.length),
      'every statement cited': share(
        scored.filter(({ score }) => score.unsupported.length === 0).length,
        scored.length,
      ),
    },
    byKind: kinds.map((kind) => {
      const own = scored.filter(({ one }) => one.kind === kind);
      return {
        kind,
        cases: own.length,
        right: own.filter(({ score }) => score.right).length,
        wrong: own.filter(({ score }) => score.wrong.length > 0).length,
      };
    }),
    medianMs: latencies[Math.floor(latencies.length / 2)] ?? 0,
    wrongValues,
  };
}

const out = (line: string): void => void process.stdout.write(`${line}\n`);

interface Shown {
  score: Score;
  one: GoldenCase;
  reply: AskReply;
}

export function printReport({
  summary,
  scores,
  verbose,
}: {
  summary: Summary;
  scores: readonly Shown[];
  verbose: boolean;
}): void {
  for (const scored of scores) printScored(scored, verbose);
  out('');
  out('kind'.padEnd(12) + 'cases'.padStart(7) + 'right'.padStart(7) + 'wrong value'.padStart(13));
  for (const { kind, cases, right, wrong } of summary.byKind)
    out(kind.padEnd(12) + String(cases).padStart(7) + String(right).padStart(7) + String(wrong).padStart(13));
  out('');
  for (const [name, value] of Object.entries(summary.shares)) out(`${name.padEnd(26)}${(value * 100).toFixed(1)}%`);
  out(`${'wrong values asserted'.padEnd(26)}${summary.wrongValues}`);
  out(`${'median per question'.padEnd(26)}${summary.medianMs} ms`);
}

export function printTurns({
  turns,
  conversations,
  shares,
  verbose,
}: {
  turns: readonly Shown[];
  conversations: number;
  shares: Record<string, number>;
  verbose: boolean;
}): void {
  for (const turn of turns) printScored(turn, verbose);
  out('');
  const right = turns.filter(({ score }) => score.right).length;
  const wrong = turns.filter(({ score }) => score.wrong.length > 0).length;
  out(
    `${'turns right'.padEnd(26)}${(100 * (shares['turns right'] ?? 0)).toFixed(1)}% (${right} of ${turns.length} in ${conversations} conversations, wrong values ${wrong})`,
  );
}

function printScored({ score, one, reply }: Shown, verbose: boolean): void {
  if (!verbose && score.right && score.uncited.length === 0 && score.unsupported.length === 0) return;
  const understood = reply.question === one.question ? '' : ` → ${reply.question}`;
  out(`${score.right ? '○' : '×'} ${one.id} [${one.kind}] ${one.question}${understood}`);
  out(
    `    ${reply.status}${reply.reason ? `/${reply.reason}` : ''}（应为 ${one.status}${one.reason ? `/${one.reason.join('|')}` : ''}）：${reply.answer.replace(/\n+/g, ' ⏎ ').slice(0, 420)}`,
  );
  if (score.lacking.length > 0) out(`    缺：${score.lacking.join(' ; ')}`);
  if (score.wrong.length > 0) out(`    错值：${score.wrong.join(' ; ')}`);
  if (score.uncited.length > 0) out(`    未引：${score.uncited.map((text) => text.replace(/\s+/g, ' ')).join(' ; ')}`);
  if (score.inexact.length > 0) out(`    引文不符：${score.inexact.join(',')}`);
  if (score.unsupported.length > 0) out(`    无引用：${score.unsupported.join(' ; ')}`);
}
