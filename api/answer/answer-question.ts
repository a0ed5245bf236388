/** One question from request to reply: analyse → retrieve → draft → prove → render. The same for HTTP, the terminal and evals. */
import type { DocumentFacts } from '#retrieval/plan-document';
import { type Analysis, analyseQuestion } from '#retrieval/query/analyse-question';
import { type Corpus, corpusOf } from '#retrieval/query/corpus';
import { type Found, findEvidence } from '#retrieval/query/find-evidence';
import { ofAreas } from '#retrieval/query/in-areas';
import type { PlanStore, SearchFilters, StoredDocument } from '#retrieval/store/plan-store';
import type { AskReply, AskRequest } from '../contract.ts';
import { analyseParts, type InnerQuestion, innerAnalyses, subjectAnalyses } from './analyse-parts.ts';
import type { AnswerEvent } from './answer-event.ts';
import { type AnswerSteps, UNWATCHED } from './answer-steps.ts';
import { condenseQuestion } from './condense/condense-question.ts';
import { recalledFrom } from './condense/recall-answer.ts';
import type { Draft } from './draft.ts';
import { draftAnswer } from './extractive/draft-answer.ts';
import { withEffectMissing } from './extractive/effect-missing.ts';
import { clausesMeant, passagesOfClauses } from './extractive/named-clause-answer.ts';
import { type AskedPart, askedParts, subjectParts, withPartsMissing } from './extractive/parts-missing.ts';
import { withMissingBeside, withoutEcho } from './extractive/said-beside.ts';
import { extractiveEvents } from './extractive-events.ts';
import { type InnerDraft, needsSubjects, saysMore, together, withInner, withSubjects } from './join-parts.ts';
import type { ChatModel } from './model/chat-model.ts';
import { modelEvents } from './model/model-events.ts';
import type { ModelFault } from './model/model-fault.ts';
import type { Prepared } from './prepared.ts';
import { proveDraft, type Rejection } from './prove-draft.ts';
import { suggestQuestions } from './suggest-questions.ts';

export interface AnswerDeps {
  store: PlanStore;
  /** Milliseconds of a clock that only goes forward. */
  now: () => number;
  newId: () => string;
  /** Not set: the built-in answerer alone. */
  model?: ChatModel;
  /** Whoever looks on; nobody when not given. */
  steps?: AnswerSteps;
  /** Told why a model gave no or only half an answer. */
  onModelFault?: (fault: ModelFault) => void;
  /** Told of each statement that its own citations did not prove and that therefore is not shown. */
  onRejected?: (rejection: Rejection) => void;
}

/** The whole reply at once. */
export function answerQuestion(deps: AnswerDeps, request: AskRequest, signal?: AbortSignal): Promise<AskReply> {
  return wholeReply(answerEvents(deps, request, signal));
}

export async function wholeReply(events: AsyncIterable<AnswerEvent>): Promise<AskReply> {
  let reply: AskReply | null = null;
  for await (const event of events) if (event.kind === 'answer-end') reply = event.reply;
  if (!reply) throw new Error('An answer ended without its reply');
  return reply;
}

export async function* answerEvents(
  deps: AnswerDeps,
  request: AskRequest,
  signal?: AbortSignal,
): AsyncGenerator<AnswerEvent> {
  const prepared = await prepareAnswer(deps, request, signal);
  const { model } = deps;
  if (model && reachesModel(prepared)) yield* modelEvents({ ...deps, model }, prepared, signal);
  else yield* extractiveEvents(deps, prepared);
}

/** The gate stands before the model: what is refused or asked back never reaches it, nor what no passage can tell. */
function reachesModel({ draft, analyses }: Prepared): boolean {
  if (draft.status === 'refused' || draft.blocks.length === 0) return false;
  // Nothing of what was asked is there: the nearest thing said is the gate's to choose.
  if (draft.status === 'partial' && draft.missing.length >= askedTimes(analyses)) return false;
  return !analyses.some(({ asks }) => asks.has('which-documents'));
}

/** 两地各两年: how many answers the question wants. */
function askedTimes(analyses: readonly Analysis[]): number {
  return analyses.reduce(
    (sum, { regions, periods }) => sum + Math.max(1, regions.length) * Math.max(1, periods.length),
    0,
  );
}

/** All that is known before a model would write: the gate's decision is the status of the proven draft. */
async function prepareAnswer(deps: AnswerDeps, request: AskRequest, signal?: AbortSignal): Promise<Prepared> {
  const { store, now, steps = UNWATCHED } = deps;
  const startedAt = now();
  const corpus = await corpusOf(store);
  const scope = scopeOf(corpus, request.filters);
  if (scope.documents.length === 0 && corpus.documents.length > 0)
    return {
      request,
      asked: request.question,
      question: request.question,
      ...nothingLeft,
      analyses: [],
      found: [],
      startedAt,
      retrieveMs: 0,
    };
  // 那张浦镇呢: a place that nobody knows is not filled in with the place before it.
  const own = request.history?.length ? analyseQuestion(request.question, corpus.known) : null;
  const isStrange = own !== null && own.strangers.length > 0 && own.regions.length === 0;
  const asked = isStrange ? request.question : await standaloneQuestion({ deps, request, corpus, signal });
  const { question, analyses } = isStrange
    ? { question: own.question, analyses: [own] }
    : await analyseParts(asked, corpus);
  const suggestions = suggestQuestions(corpus.figures);
  const read: Found[] = [];
  let retrieveMs = 0;
  const draftOf = async (analysis: Analysis): Promise<Draft> => {
    const before = now();
    const clauses = clausesMeant(analysis, scope.documents);
    const retrieve = async (): Promise<Found[]> => {
      if (scope.documents.length === 0) return [];
      if (clauses.kind === 'meant') return passagesOfClauses(clauses.clauses, store);
      const found = await findEvidence(store, analysis, request.filters);
      return ofAreas(
        analysis.areas,
        found.filter((one) => scope.holds(one.document, one.region)),
      );
    };
    const found = await steps.run('retrieval', retrieve);
    retrieveMs += now() - before;
    read.push(...found);
    signal?.throwIfAborted();
    const { documents, regions: covered } = scope;
    const known = { documents, covered, statistics: corpus.known, suggestions, store };
    return steps.run('gate', () => draftAnswer({ analysis, found, clauses, ...known }));
  };
  const drafts: Draft[] = [];
  for (const analysis of analyses)
    drafts.push(withoutEcho(await draftOf(analysis), { before: drafts, asked: analysis.rest }));
  const joined = together(drafts);
  const complete = drafts.length > 1 ? joined : await withParts(joined, { analyses, corpus, draftOf });
  const [only, ...others] = analyses;
  const named = only && others.length === 0 ? withPartsMissing(only, complete) : complete;
  const told = withEffectMissing({ question }, withMissingBeside(named));
  const proven = steps.run('verification', () => proveDraft(told));
  for (const rejection of proven.rejected) deps.onRejected?.(rejection);
  return { request, asked, question, ...proven, analyses, found: read, startedAt, retrieveMs };
}

/** A follow-up as a whole question; the earlier ones are answered again where their answer matters, never believed. */
function standaloneQuestion({ deps, request, corpus, signal }: FollowUp): Promise<string> {
  const { store, now, newId } = deps;
  const { question, history = [], filters } = request;
  const scope = filters ? { filters } : {};
  return condenseQuestion({
    question,
    history,
    known: corpus.known,
    recall: async (earlier) =>
      recalledFrom(await answerQuestion({ store, now, newId }, { question: earlier, ...scope }, signal)),
  });
}

interface FollowUp {
  deps: AnswerDeps;
  request: AskRequest;
  corpus: Corpus;
  signal: AbortSignal | undefined;
}

/** The filter, not the papers, is why nothing can be found; the answer must not say that the papers lack it. */
const nothingLeft: Pick<Prepared, 'draft' | 'rejected'> = {
  draft: {
    status: 'refused',
    blocks: [],
    reason: 'document-not-covered',
    missing: [],
    lead: '按所选的地区、年份或文件筛选后没有可查的文件，请调整筛选条件后再问。',
  },
  rejected: [],
};

interface PartSource {
  analyses: readonly Analysis[];
  corpus: Corpus;
  draftOf: (analysis: Analysis) => Promise<Draft>;
}

/** The answer to a message with what its parts, and the several subjects that one of them names, have when asked alone. */
async function withParts(whole: Draft, { analyses, corpus, draftOf }: PartSource): Promise<Draft> {
  const questions = await innerAnalyses(analyses, corpus);
  const inner = await innerDrafts({ parts: askedParts(questions), questions, draftOf });
  const complete = withInner(whole, inner);
  const listed = subjectAnalyses(analyses, corpus);
  if (!listed || !needsSubjects(complete, listed.subjects)) return complete;
  const subjects = await innerDrafts({ parts: subjectParts(listed.subjects), questions: listed.subjects, draftOf });
  const others = inner.filter(({ part }) => part.text !== listed.listedIn);
  return withSubjects(complete, { subjects, each: listed.each, others });
}

/** The parts of one message, each asked alone. */
async function innerDrafts({ parts, questions, draftOf }: DraftsSource): Promise<InnerDraft[]> {
  const drafts: InnerDraft[] = [];
  for (const [at, part] of parts.entries()) {
    const question = questions[at];
    if (question) drafts.push(await innerDraft({ part, question, draftOf, before: drafts }));
  }
  return drafts;
}

/** Made whole in another way when the first finds nothing, or only what the parts before it have said. */
async function innerDraft({ part, question, draftOf, before }: DraftSourceOfPart): Promise<InnerDraft> {
  const first = { part, draft: await draftOf(question.analysis) };
  if (before.length === 0 || saysMore(first, before)) return first;
  for (const analysis of question.otherwise ?? []) {
    const other = { part, draft: await draftOf(analysis) };
    if (saysMore(other, before)) return other;
  }
  return first;
}

interface DraftSourceOfPart extends Pick<PartSource, 'draftOf'> {
  part: AskedPart;
  question: InnerQuestion;
  /** Those of the parts in front of it. */
  before: readonly InnerDraft[];
}

interface DraftsSource extends Pick<PartSource, 'draftOf'> {
  parts: readonly AskedPart[];
  questions: readonly InnerQuestion[];
}

interface Scope {
  documents: StoredDocument[];
  regions: ReadonlySet<string>;
  holds: (document: DocumentFacts, region: string | null) => boolean;
}

/** What the request's filters leave: documents, and the regions that count as covered. */
function scopeOf({ documents, known }: Corpus, filters: SearchFilters | undefined): Scope {
  const wanted = filters?.regions?.length ? new Set(filters.regions) : null;
  const inFilters = documents.filter((document) => {
    if (filters?.documentIds?.length && !filters.documentIds.includes(document.id)) return false;
    if (filters?.years?.length && !filters.years.some((year) => document.years.includes(year))) return false;
    return (
      !wanted ||
      wanted.has(document.region ?? '') ||
      document.sections.some((section) => section.region !== null && wanted.has(section.region))
    );
  });
  const ids = new Set(inFilters.map((document) => document.id));
  return {
    documents: inFilters,
    regions: new Set(known.regions.filter((name) => !wanted || wanted.has(name))),
    holds: (document, region) => ids.has(document.id) && (!wanted || wanted.has(region ?? '')),
  };
}
