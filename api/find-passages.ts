/** A query with resolved filters in, passages of the wire out, best first: each as it stands in its document. */
import { sectionPath } from '#retrieval/plan-document';
import type { PlanStore } from '#retrieval/store/plan-store';
import type { FoundPassage, SearchQuery } from './contract.ts';

export async function findPassages(store: PlanStore, { query, limit, filters }: SearchQuery): Promise<FoundPassage[]> {
  const found = await store.search({ text: query, limit, ...(filters ? { filters } : {}) });
  const ids = [...new Set(found.map(({ passage }) => passage.documentId))];
  const documents = new Map(await Promise.all(ids.map(async (id) => [id, await store.document(id)] as const)));
  return found.flatMap(({ passage, score }) => {
    const document = documents.get(passage.documentId);
    if (!document) return [];
    const { start, end } = passage.span;
    return [
      {
        id: passage.id,
        documentId: document.id,
        title: document.title,
        section: sectionPath(document.sections, passage.section).map(({ label }) => label),
        text: document.text.slice(start, end),
        start,
        end,
        score,
      },
    ];
  });
}
