/** 一是打造标杆，释放企业“愿转”动能。…二是…: short sentences of a section that count themselves, wherever paragraphs begin. */
import type { Section } from '#retrieval/plan-document';
import { describe } from '#retrieval/query/find-evidence';
import type { PlanStore, StoredDocument } from '#retrieval/store/plan-store';
import { parseNumeral } from '#retrieval/text/numerals';
import { sentences } from '#retrieval/text/sentences';
import type { Statement } from '../draft.ts';
import { proofOfRange } from './proofs.ts';

const ORDINAL = /^([一二三四五六七八九十])是(?=.{3})/u;
const LONGEST_OPENING = 60;

/** Empty when one of them is missing, said twice or told at length. */
export async function numberedOpenings({
  document,
  section,
  store,
}: {
  document: StoredDocument;
  section: Section;
  store: PlanStore;
}): Promise<Statement[]> {
  const passages = (await store.passagesOf(document.id)).filter(
    (passage) => passage.section === section.index && passage.kind === 'clause',
  );
  const items: Statement[] = [];
  for (const passage of passages) {
    for (const range of sentences(passage.indexText)) {
      const text = passage.indexText.slice(range.start, range.end).trim();
      const number = parseNumeral(ORDINAL.exec(text)?.[1] ?? '');
      if (number === null) continue;
      if (number !== items.length + 1 || text.length > LONGEST_OPENING) return [];
      const found = describe({ passage, score: 0, document, figures: [] });
      items.push({ text: text.replace(ORDINAL, '').replace(/[。；]$/u, ''), proofs: [proofOfRange(found, range)] });
    }
  }
  return items;
}
