/** A run, the baseline and the run before it in; all that the report page shows out. Plain data, no markup. */
import { type Baseline, faultOf } from './baseline.ts';
import type { CaseResult, EvalRun, Judgement, VerificationFigures } from './case-result.ts';
import { describeFault } from './describe-fault.ts';
import { byGroup, type Figures, figuresOf, groupOf, METRICS } from './measure/metrics.ts';
import type { EvalCorpus } from './open-corpus.ts';

export interface ReportSpan {
  start: number;
  end: number;
}

export interface ReportCitation extends ReportSpan {
  marker: number;
  documentId: string;
  section: string[];
  /** What the quote inherits. */
  context: ReportSpan[];
}

export interface ReportCase {
  id: string;
  group: string;
  kind: string;
  careless: boolean;
  critical: boolean;
  documents: string[];
  question: string;
  /** As it was understood, when that is another wording. */
  standalone: string | null;
  history: { role: string; content: string }[];
  wanted: { status: string; reasons: string[]; required: string[]; forbidden: string[]; evidence: string[] };
  got: { status: string; reason: string | null; answer: string; citations: ReportCitation[] };
  /** `known`: wrong already in the baseline. `fault`: stops the run. */
  state: 'right' | 'known' | 'fault';
  /** In one line what is wrong. */
  fault: string | null;
  wrongValue: boolean;
  uncited: string[];
  /** Wrong in the baseline, right now. */
  newlyRight: boolean;
  latencyMs: number;
  retrieval: { found: (ReportSpan & { documentId: string; relevant: boolean })[]; ranks: (number | null)[] } | null;
  /** The last run's, where right, status or answer differ. */
  before: { right: boolean; status: string; answer: string } | null;
}

export interface ReportGroup {
  name: string;
  cases: number;
  right: number;
  wrongValues: number;
  figures: Figures;
  /** Of the baseline; empty where it has no such group. */
  baseline: Figures;
}

export interface ReportData {
  startedAt: string;
  seconds: number;
  answeredBy: string;
  previousAt: string | null;
  /** `all` first. */
  groups: ReportGroup[];
  metrics: { key: string; label: string; meaning: string }[];
  verification: VerificationFigures | null;
  verificationBaseline: Baseline['verification'];
  judgement: Judgement | null;
  documents: { id: string; title: string; text: string }[];
  cases: ReportCase[];
}

export interface ReportSource {
  run: EvalRun;
  baseline: Baseline;
  previous: EvalRun | null;
  documents: EvalCorpus['documents'];
}

export function reportData({ run, baseline, previous, documents }: ReportSource): ReportData {
  const known = new Set(Object.keys(baseline.knownWrong));
  const earlier = new Map(previous?.results.map((result) => [result.one.id, result]));
  const { startedAt, seconds, answeredBy, verification, results } = run;
  return {
    startedAt,
    seconds,
    answeredBy,
    previousAt: previous?.startedAt ?? null,
    groups: [['all', results] as const, ...byGroup(results)].map(([name, own]) => ({
      name,
      cases: own.length,
      right: own.filter(({ score }) => score.right).length,
      wrongValues: own.filter(({ score }) => score.wrong.length > 0).length,
      figures: figuresOf(own),
      baseline: baseline.figures[name] ?? {},
    })),
    metrics: METRICS.map(({ key, label, meaning }) => ({ key, label, meaning })),
    verification,
    verificationBaseline: baseline.verification,
    judgement: run.judgement ?? null,
    documents,
    cases: results.map((result) => reportCase(result, { known, before: earlier.get(result.one.id) ?? null })),
  };
}

function reportCase(
  result: CaseResult,
  { known, before }: { known: ReadonlySet<string>; before: CaseResult | null },
): ReportCase {
  const { one, reply, score, history, latencyMs, retrieval } = result;
  const stops = faultOf(result, known) !== null;
  return {
    id: one.id,
    group: groupOf(result),
    kind: one.kind,
    careless: one.wording === 'careless',
    critical: one.critical === true,
    documents: one.documents,
    question: one.question,
    standalone: reply.question === one.question ? null : reply.question,
    history,
    wanted: {
      status: one.status,
      reasons: one.reason ?? [],
      required: one.required.map((value) => (Array.isArray(value) ? value.join(' 或 ') : value)),
      forbidden: one.forbidden,
      evidence: one.evidence,
    },
    got: { status: reply.status, reason: reply.reason ?? null, answer: reply.answer, citations: citationsOf(result) },
    state: stops ? 'fault' : score.right ? 'right' : 'known',
    fault: score.right ? null : describeFault(result),
    wrongValue: score.wrong.length > 0,
    uncited: score.uncited,
    newlyRight: score.right && known.has(one.id),
    latencyMs,
    retrieval: retrieval ?? null,
    before: before && isOther(before, result) ? shortly(before) : null,
  };
}

function citationsOf({ reply }: CaseResult): ReportCitation[] {
  return reply.citations.map(({ marker, documentId, section, start, end, context = [] }) => ({
    marker,
    documentId,
    section,
    start,
    end,
    context: context.map((piece) => ({ start: piece.start, end: piece.end })),
  }));
}

function isOther(before: CaseResult, now: CaseResult): boolean {
  return (
    before.score.right !== now.score.right ||
    before.reply.status !== now.reply.status ||
    before.reply.answer !== now.reply.answer
  );
}

function shortly({ score, reply }: CaseResult): ReportCase['before'] {
  return { right: score.right, status: reply.status, answer: reply.answer };
}
