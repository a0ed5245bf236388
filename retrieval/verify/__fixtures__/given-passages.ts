/** Passages of the five documents as a writer of statements is given them, found by words that they print. */
import { type SeedId, seedDocument } from '../../__fixtures__/seed-documents.ts';
import { sectionPath } from '../../plan-document.ts';
import type { GivenPassage } from '../verdict.ts';

/** Every passage that holds `words`, spaces and line breaks aside. Throws when none does. */
export function givenFrom(id: SeedId, words: string): GivenPassage[] {
  const document = seedDocument(id);
  const { passages, figures, ...rest } = document;
  const bare = words.replace(/\s+/g, '');
  const holding = passages.filter(({ span }) =>
    document.text.slice(span.start, span.end).replace(/\s+/g, '').includes(bare),
  );
  if (holding.length === 0) throw new Error(`No passage of ${id} holds the given words`);
  return holding.map((passage) => {
    const path = sectionPath(document.sections, passage.section).reverse();
    return {
      document: { ...rest, passageCount: passages.length },
      passage,
      figures: figures.filter((figure) => figure.passageId === passage.id),
      region: path.find((section) => section.region !== null)?.region ?? document.region,
    };
  });
}
