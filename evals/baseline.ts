/**
 * The committed run that later ones are held against: figures by kind, and the cases that were wrong then. A case that is
 * not among them must be right, new ones too.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import type { CaseResult, EvalRun, VerificationFigures } from './case-result.ts';
import { describeFault } from './describe-fault.ts';
import { figuresByGroup, METRICS } from './measure/metrics.ts';

const figures = z.record(z.string(), z.number());

const baselineSchema = z.strictObject({
  /** By group of cases, `all` first. */
  figures: z.record(z.string(), figures),
  /** Shares of false statements that are caught and of true ones that are rejected. */
  verification: z.strictObject({ caught: z.number(), falseAlarms: z.number() }),
  /** Id of a case, with what was wrong. */
  knownWrong: z.record(z.string(), z.string()),
});

export type Baseline = z.infer<typeof baselineSchema>;

/** A share may be smaller than in the baseline by this before the run fails; single cases have no such margin. */
export const ALLOWED_FALL = 0.005;

/** In a small group by one case's worth. */
export function allowedFall({ cases = 0 }: Record<string, number>): number {
  return Math.max(ALLOWED_FALL, 1 / Math.max(1, cases));
}

/** Throws when the file is not of this form. */
export function readBaseline(file: string): Baseline {
  return baselineSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
}

export function writeBaseline(file: string, baseline: Baseline): void {
  writeFileSync(file, `${JSON.stringify(baseline, null, 2)}\n`);
}

export function baselineOf({ results, verification }: Pick<EvalRun, 'results' | 'verification'>): Baseline {
  const byGroup = Object.entries(figuresByGroup(results)).map(([kind, own]) => [
    kind,
    Object.fromEntries(Object.entries(own).map(([name, value]) => [name, rounded(value)])),
  ]);
  const wrong = results.filter(({ score }) => !score.right).sort((a, b) => (a.one.id < b.one.id ? -1 : 1));
  return {
    figures: Object.fromEntries(byGroup),
    verification: sharesOf(verification),
    knownWrong: Object.fromEntries(wrong.map((result) => [result.one.id, describeFault(result)])),
  };
}

export function sharesOf(verification: VerificationFigures | null): Baseline['verification'] {
  if (!verification) return { caught: 1, falseAlarms: 0 };
  const { falseStatements, caught, trueStatements, rejected } = verification;
  return {
    caught: rounded(caught / Math.max(1, falseStatements)),
    falseAlarms: rounded(rejected / Math.max(1, trueStatements)),
  };
}

/** Why a case stops the run; null when it may pass or was wrong already. */
export function faultOf({ one, score, reply }: CaseResult, known: ReadonlySet<string>): string | null {
  if (score.wrong.length > 0) return `给出了错值：${score.wrong.join('；')}`;
  if (score.inexact.length > 0) return `引文与原文不符：[${score.inexact.join('] [')}]`;
  if (score.right) return null;
  if (one.critical) return `关键用例没有答对：${describeFault({ one, score, reply })}`;
  return known.has(one.id) ? null : `基线里是对的，或是新加的：${describeFault({ one, score, reply })}`;
}

/** One line for each share that fell too far; of the built-in answerer over the whole set. */
export function fallenShares(now: Baseline, before: Baseline): string[] {
  const lines = Object.entries(before.figures).flatMap(([kind, own]) =>
    METRICS.flatMap(({ key, label }) => {
      const [was, is] = [own[key], now.figures[kind]?.[key]];
      if (was === undefined || is === undefined || is >= was - allowedFall(own)) return [];
      return [`${kind} ${label} ${percent(is)}，基线 ${percent(was)}`];
    }),
  );
  const { caught, falseAlarms } = before.verification;
  if (now.verification.caught < caught - ALLOWED_FALL)
    lines.push(`核对查出假句 ${percent(now.verification.caught)}，基线 ${percent(caught)}`);
  if (now.verification.falseAlarms > falseAlarms + ALLOWED_FALL)
    lines.push(`核对误拒真句 ${percent(now.verification.falseAlarms)}，基线 ${percent(falseAlarms)}`);
  return lines;
}

/** What an update changes, for the person who commits it. */
export function changesOf(now: Baseline, before: Baseline): string[] {
  const lines: string[] = [];
  for (const [id, fault] of Object.entries(now.knownWrong))
    if (!(id in before.knownWrong)) lines.push(`－ ${id} ${fault}`);
  for (const id of Object.keys(before.knownWrong))
    if (!(id in now.knownWrong)) lines.push(`＋ ${id} 答对了，或已不在用例里`);
  for (const kind of new Set([...Object.keys(before.figures), ...Object.keys(now.figures)])) {
    const [was, is] = [before.figures[kind] ?? {}, now.figures[kind] ?? {}];
    if (was.cases !== is.cases) lines.push(`${kind} 用例 ${was.cases ?? 0} → ${is.cases ?? 0}`);
    for (const { key, label } of METRICS)
      if (was[key] !== is[key]) lines.push(`${kind} ${label} ${percent(was[key])} → ${percent(is[key])}`);
  }
  const names = { caught: '核对查出假句', falseAlarms: '核对误拒真句' } as const;
  for (const key of ['caught', 'falseAlarms'] as const)
    if (before.verification[key] !== now.verification[key])
      lines.push(`${names[key]} ${percent(before.verification[key])} → ${percent(now.verification[key])}`);
  return lines;
}

export function percent(value: number | undefined): string {
  return value === undefined ? '–' : `${(100 * value).toFixed(1)}%`;
}

function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
