/**
 * Measures the verification of statements: true ones of the golden answers, mutations of them, and two sets written by
 * hand, paraphrases and falsehoods. The same five documents, the same figures, no model.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ingestFolder } from '#retrieval/ingest/ingest-folder';
import { openStore } from '#retrieval/store/lance-store';
import type { PlanStore } from '#retrieval/store/plan-store';
import type { StatementVerdict } from '#retrieval/verify/verdict';
import { verifyStatement } from '#retrieval/verify/verify-statement';
import { type GoldenCase, readCases } from '../golden-case.ts';
import { type MutationKind, mutate, mutationKinds } from './mutate.ts';
import { evidenceSpans, readStatementCases, type StatementCase } from './statement-case.ts';
import { type CitedStatement, givenPassage, trueStatements } from './true-statements.ts';

export interface Judged {
  id: string;
  text: string;
  verdict: StatementVerdict;
  /** As expected: passed when it is true, caught when it is false. */
  right: boolean;
}

export interface VerificationMeasurement {
  unchanged: Judged[];
  mutations: Record<MutationKind, Judged[]>;
  paraphrases: Judged[];
  falsehoods: Judged[];
  /** Milliseconds of one statement, mean over all. */
  meanMs: number;
  /** Of the slowest one. */
  slowestMs: number;
}

const root = new URL('../../', import.meta.url);

/** Over the answers to the given cases; to all golden cases when none are given. */
export async function measureVerification(cases = goldenCases()): Promise<VerificationMeasurement> {
  const folder = mkdtempSync(path.join(tmpdir(), 'plan-verification-'));
  try {
    await ingestFolder({ plansDir: fileURLToPath(new URL('seeds', root)), uri: folder });
    const store = await openStore({ uri: folder });
    const measured = await measureOver(store, cases);
    await store.close();
    return measured;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function goldenCases(): GoldenCase[] {
  return readCases(fileURLToPath(new URL('evals/golden/cases.jsonl', root)));
}

async function measureOver(store: PlanStore, cases: readonly GoldenCase[]): Promise<VerificationMeasurement> {
  const statements = await trueStatements(store, cases);
  const times: number[] = [];
  const judge = ({ id, text, given }: CitedStatement, isTrue: boolean): Judged => {
    const started = performance.now();
    const verdict = verifyStatement(text, given);
    times.push(performance.now() - started);
    const passed = verdict.verdict === 'supported' || verdict.verdict === 'no-claim';
    return { id, text, verdict, right: passed === isTrue };
  };
  const changed = mutate(statements);
  const byKind = (kind: MutationKind): Judged[] =>
    changed.filter((mutation) => mutation.kind === kind).map((mutation) => judge(mutation, false));
  const written = async (name: string, isTrue: boolean): Promise<Judged[]> => {
    const cases = readWritten(name);
    return Promise.all(
      cases.map(async (one) => judge({ ...one, text: one.statement, given: await passagesOf(store, one) }, isTrue)),
    );
  };
  const unchanged = statements.map((statement) => judge(statement, true));
  const mutations = Object.fromEntries(mutationKinds.map((kind) => [kind, byKind(kind)])) as Record<
    MutationKind,
    Judged[]
  >;
  const paraphrases = await written('paraphrases', true);
  const falsehoods = await written('falsehoods', false);
  const meanMs = times.reduce((sum, time) => sum + time, 0) / Math.max(1, times.length);
  return { unchanged, mutations, paraphrases, falsehoods, meanMs, slowestMs: Math.max(0, ...times) };
}

function readWritten(name: string): StatementCase[] {
  const file = fileURLToPath(new URL(`evals/verification/${name}.jsonl`, root));
  return existsSync(file) ? readStatementCases(readFileSync(file, 'utf8'), file) : [];
}

/** The passages that hold the evidence, wherever it begins or ends. */
async function passagesOf(store: PlanStore, one: StatementCase): Promise<CitedStatement['given']> {
  const { document } = one;
  const spans = evidenceSpans(one, (await store.document(document))?.text ?? '');
  const passages = (await store.passagesOf(document)).filter((passage) =>
    spans.some(({ start, end }) => passage.span.start < end && start < passage.span.end),
  );
  // Issuer, number and dates stand outside the passages: every passage of the paper inherits them.
  const cited = passages.length > 0 ? passages : (await store.passagesOf(document)).slice(0, 1);
  const given = await Promise.all(cited.map((passage) => givenPassage(store, passage)));
  return given.filter((one) => one !== null);
}
