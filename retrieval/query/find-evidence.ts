/** Analysis in, the passages worth reading out, each with its document, region, section titles and figures. */
import type { DocumentFacts, Figure, Passage, Section } from '../plan-document.ts';
import { sectionPath } from '../plan-document.ts';
import type { PlanStore, SearchFilters, StoredDocument } from '../store/plan-store.ts';
import { expandTerm } from '../vocabulary/terms.ts';
import type { Analysis } from './analyse-question.ts';
import { normal } from './question-terms.ts';

export interface Found {
  passage: Passage;
  document: StoredDocument;
  /** Region of its section or else of its document. */
  region: string | null;
  /** Outermost first. */
  path: Section[];
  figures: Figure[];
  /** Of the search; only comparable within one answer. */
  score: number;
  text: string;
  /** Section titles, column heads, captions and the document's title, in normal form. */
  context: string;
}

const WITHIN = 60;
const EVERYWHERE = 80;

export async function findEvidence(store: PlanStore, analysis: Analysis, filters?: SearchFilters): Promise<Found[]> {
  const text = searchText(analysis);
  if (text === '') return [];
  const narrowed = narrow(analysis, filters);
  const runs = narrowed.map((filter) =>
    store.search({ text, limit: filter ? WITHIN : EVERYWHERE, ...(filter ? { filters: filter } : {}) }),
  );
  const scored = (await Promise.all(runs)).flat();
  const best = new Map<string, (typeof scored)[number]>();
  for (const hit of scored) {
    const known = best.get(hit.passage.id);
    if (!known || known.score < hit.score) best.set(hit.passage.id, hit);
  }
  const hits = [...best.values()].sort((a, b) => b.score - a.score);
  const figures = Map.groupBy(await store.figuresOf(hits.map((hit) => hit.passage.id)), (figure) => figure.passageId);
  const found: Found[] = [];
  for (const { passage, score } of hits) {
    const document = await documentOf(store, passage.documentId);
    if (document) found.push(describe({ passage, score, document, figures: figures.get(passage.id) ?? [] }));
  }
  return found;
}

export function describe({
  passage,
  score,
  document,
  figures,
}: {
  passage: Passage;
  score: number;
  document: StoredDocument;
  figures: Figure[];
}): Found {
  const path = sectionPath(document.sections, passage.section);
  const region = [...path].reverse().find((section) => section.region !== null)?.region ?? document.region;
  return {
    passage,
    document,
    region,
    path,
    figures,
    score,
    text: normal(passage.indexText),
    context: normal([...passage.context.map((piece) => piece.text), ...unprintedTitle(passage, document)].join('，')),
  };
}

/** A table is known by its file's name or its manifest alone. */
function unprintedTitle({ context }: Passage, { title }: DocumentFacts): string[] {
  return context.some(({ role }) => role === 'title') ? [] : [title];
}

/** Chunks and their synonyms: the index holds the wording of the papers, not canonical names. */
function searchText(analysis: Analysis): string {
  const words = analysis.terms
    .filter((term) => term.weight > 0.11)
    .flatMap((term) => expandTerm(term.text).slice(0, 3));
  return [...new Set([analysis.topic, ...words])].join(' ').trim().slice(0, 300);
}

/** One search per region asked for, so that each has its best passages among the found. */
function narrow(analysis: Analysis, filters?: SearchFilters): (SearchFilters | undefined)[] {
  if (filters && Object.values(filters).some((list) => list && list.length > 0)) return [filters];
  const byDocument = analysis.documents.ids.length > 0 ? [{ documentIds: analysis.documents.ids }] : [];
  const byRegion = analysis.regions.map((region) => ({ regions: [region.name] }));
  return [...byDocument, ...byRegion, undefined];
}

const cache = new WeakMap<PlanStore, Map<string, Promise<StoredDocument | null>>>();

/** Documents are read once per opened index. */
export function documentOf(store: PlanStore, id: string): Promise<StoredDocument | null> {
  const known = cache.get(store) ?? new Map<string, Promise<StoredDocument | null>>();
  cache.set(store, known);
  const reading = known.get(id) ?? store.document(id);
  known.set(id, reading);
  return reading;
}

export function regionsOf(documents: readonly DocumentFacts[], found: readonly StoredDocument[]): string[] {
  const names = [
    ...documents.flatMap(({ region, places = [] }) => [region, ...places]),
    ...found.flatMap((document) => document.sections.map((section) => section.region)),
  ];
  return [...new Set(names.filter((name) => name !== null))];
}
