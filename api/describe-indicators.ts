/** Figures in, rows of the wire out: each with the citation that opens its proof and quotes what it inherits. */
import type { Figure } from '#retrieval/plan-document';
import { documentOf } from '#retrieval/query/find-evidence';
import type { PlanStore } from '#retrieval/store/plan-store';
import { citationOf } from './answer/citation.ts';
import { proofOfFigure } from './answer/extractive/proofs.ts';
import type { Indicator } from './contract.ts';

/** By the id of the figure, in the order of the figures; markers count from `firstMarker`. */
export async function describeIndicators(
  store: PlanStore,
  figures: readonly Figure[],
  firstMarker = 1,
): Promise<Map<string, Indicator>> {
  const passages = await store.passages([...new Set(figures.map(({ passageId }) => passageId))]);
  const byId = new Map(passages.map((passage) => [passage.id, passage]));
  const ids = [...new Set(passages.map(({ documentId }) => documentId))];
  const documents = new Map(await Promise.all(ids.map(async (id) => [id, await documentOf(store, id)] as const)));
  const described = new Map<string, Indicator>();
  for (const figure of figures) {
    const passage = byId.get(figure.passageId);
    const document = documents.get(figure.documentId);
    if (!passage || !document) continue;
    const { region, period, name, value, valueText, unit, qualifier, kind } = figure;
    const citation = citationOf(proofOfFigure(figure, { document, passage }), firstMarker + described.size);
    described.set(figure.id, {
      ...{ region, period: period?.label ?? null, name, value, valueText, unit, qualifier, kind },
      citation,
    });
  }
  return described;
}
