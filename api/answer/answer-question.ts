/** One question from request to reply: analyse → retrieve → draft → render. The same for HTTP, the terminal and evals. */
import type { DocumentFacts } from '#retrieval/plan-document';
import { analyseQuestion, type Known } from '#retrieval/query/analyse-question';
import { documentOf, findEvidence, regionsOf } from '#retrieval/query/find-evidence';
import { normal } from '#retrieval/query/question-terms';
import type { PlanStore, SearchFilters, StoredDocument } from '#retrieval/store/plan-store';
import { cleanText } from '#retrieval/text/clean';
import type { AskReply, AskRequest } from '../contract.ts';
import { draftAnswer } from './extractive/draft-answer.ts';
import { renderAnswer } from './render-answer.ts';
import { suggestQuestions } from './suggest-questions.ts';

export interface AnswerDeps {
  store: PlanStore;
  /** Milliseconds of a clock that only goes forward. */
  now: () => number;
  newId: () => string;
}

export async function answerQuestion(deps: AnswerDeps, request: AskRequest, signal?: AbortSignal): Promise<AskReply> {
  const { store, now } = deps;
  const started = now();
  const corpus = await corpusOf(store);
  const analysis = analyseQuestion(request.question, corpus.known);
  const documents = corpus.documents.filter((document) => passes(document, request.filters));
  const found =
    documents.length === 0
      ? []
      : (await findEvidence(store, analysis, request.filters)).filter(
          (one) =>
            documents.some((document) => document.id === one.document.id) &&
            inFilteredRegion(one.region, request.filters),
        );
  signal?.throwIfAborted();
  const retrieved = now();
  const covered = new Set(
    request.filters?.regions?.length
      ? request.filters.regions.filter((name) => corpus.known.regions.includes(name))
      : corpus.known.regions,
  );
  const draft = await draftAnswer({
    analysis,
    found,
    documents,
    covered,
    statistics: corpus.known,
    suggestions: suggestQuestions(corpus.figures),
    store,
  });
  const { answer, citations } = renderAnswer(draft);
  const note =
    analysis.corrections.length > 0
      ? `（${analysis.corrections.map(({ written, read }) => `“${written}”按“${read}”理解`).join('，')}）`
      : '';
  const finished = now();
  return {
    id: deps.newId(),
    status: draft.status,
    question: analysis.question,
    answer: note === '' ? answer : `${answer}\n\n${note}`,
    citations,
    ...(draft.reason ? { reason: draft.reason } : {}),
    ...(note === '' ? {} : { notices: ['corrected-name' as const] }),
    ...(draft.missing.length > 0 ? { missing: draft.missing } : {}),
    ...(draft.suggestions && draft.suggestions.length > 0 ? { suggestions: draft.suggestions } : {}),
    answeredBy: 'extractive',
    timings: { retrieveMs: Math.round(retrieved - started), answerMs: Math.round(finished - retrieved) },
  };
}

interface Corpus {
  documents: StoredDocument[];
  known: Known;
  figures: { region: string | null; period: string | null; name: string }[];
}

const corpora = new WeakMap<PlanStore, Promise<Corpus>>();

/** What holds for every question until the index is built anew. */
export function corpusOf(store: PlanStore): Promise<Corpus> {
  const known = corpora.get(store) ?? readCorpus(store);
  corpora.set(store, known);
  return known;
}

async function readCorpus(store: PlanStore): Promise<Corpus> {
  const facts = store.documents();
  const documents = (await Promise.all(facts.map((one) => documentOf(store, one.id)))).filter((one) => one !== null);
  const passages = documents.reduce((sum, document) => sum + document.passageCount, 0);
  const figures: Corpus['figures'] = [];
  const everything = normal(documents.map((document) => cleanText(document.text)).join('，'));
  const said = new Map<string, boolean>();
  const says = (text: string): boolean => {
    const known = said.get(text) ?? everything.includes(text);
    if (said.size > 20_000) said.clear();
    said.set(text, known);
    return known;
  };
  for (const document of documents.slice(0, 8)) {
    const ids = (await store.passagesOf(document.id)).map((passage) => passage.id);
    const own = await store.figuresOf(ids);
    figures.push(
      ...own.map((figure) => ({ region: figure.region, period: figure.period?.label ?? null, name: figure.name })),
    );
  }
  return {
    documents,
    figures,
    known: { documents: facts, words: store.words(), passages, says, regions: regionsOf(facts, documents) },
  };
}

function passes(document: DocumentFacts, filters: SearchFilters | undefined): boolean {
  if (!filters) return true;
  const { regions, years, documentIds } = filters;
  if (documentIds?.length && !documentIds.includes(document.id)) return false;
  if (years?.length && !years.some((year) => document.years.includes(year))) return false;
  return !regions?.length || regions.includes(document.region ?? '') || document.kind === 'bulletin';
}

function inFilteredRegion(region: string | null, filters: SearchFilters | undefined): boolean {
  return !filters?.regions?.length || filters.regions.includes(region ?? '');
}
