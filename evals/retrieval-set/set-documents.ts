/** Passages of a public set in, documents of one passage each out: such a set has no titles, regions or headings. */
import type { PlanDocument } from '#retrieval/plan-document';
import { foldWidth, simplify } from '#retrieval/text/simplify';
import type { RetrievalSet } from './read-set.ts';

export function* documentsOf({ passages }: RetrievalSet): Generator<PlanDocument> {
  for (const { id, text } of passages) yield bareDocument(id, text);
}

/** A document of one passage without title, region or headings: such a set has no context to search. */
function bareDocument(id: string, text: string): PlanDocument {
  const sourceStarts = Array.from({ length: text.length }, (_, index) => index);
  const span = { start: 0, end: text.length };
  const passage = {
    id: `${id}:0-${text.length}`,
    documentId: id,
    kind: 'clause' as const,
    span,
    section: null,
    indexText: simplify(foldWidth(text)),
    sourceStarts,
    sourceEnds: sourceStarts.map((start) => start + 1),
    context: [],
  };
  return {
    id,
    file: id,
    title: '',
    documentNumber: null,
    issuer: null,
    published: null,
    dates: {},
    region: null,
    level: null,
    kind: 'news',
    years: [],
    text,
    pages: [],
    reading: { format: 'text', notes: [] },
    factSpans: {},
    sections: [],
    passages: [passage],
    figures: [],
  };
}
