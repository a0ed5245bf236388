/** The members of a section that has no headings: the short sentences that open its paragraphs or count themselves. */
import type { Passage, Section } from '#retrieval/plan-document';
import { describe } from '#retrieval/query/find-evidence';
import type { PlanStore, StoredDocument } from '#retrieval/store/plan-store';
import { parseNumeral } from '#retrieval/text/numerals';
import { sentences } from '#retrieval/text/sentences';
import type { Statement } from '../draft.ts';
import { proofOfRange } from './proofs.ts';

const LONGEST_TITLE = 32;
const LONGEST_OPENING = 60;
const ORDINAL = /^([一二三四五六七八九十])是(?=.{3})/u;

export async function sectionOpenings({
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
  const openings = passages.flatMap((passage) => openingsOf(passage, document));
  const titled = openings.filter(({ place, isTitle }) => place === 0 && isTitle);
  // All paragraphs but one that leads in.
  if (passages.length > 1 && titled.length > 1 && titled.length >= passages.length - 1)
    return titled.map(({ statement, text }) => ({ ...statement, text: text.replace(/^——/, '') }));
  return numbered(openings);
}

interface Opening {
  /** Which sentence of its paragraph it is. */
  place: number;
  text: string;
  /** Short, with more behind it. */
  isTitle: boolean;
  statement: Statement;
}

function openingsOf(passage: Passage, document: StoredDocument): Opening[] {
  const { indexText } = passage;
  const found = describe({ passage, score: 0, document, figures: [] });
  return sentences(indexText).map((range, place) => {
    const said = indexText.slice(range.start, range.end).trim();
    const text = said.replace(/[。；]$/u, '');
    const isTitle =
      said.endsWith('。') && said.replace(/^——/, '').length <= LONGEST_TITLE && range.end < indexText.length;
    return { place, text, isTitle, statement: { text, proofs: [proofOfRange(found, range)] } };
  });
}

/** 一是打造标杆，释放企业“愿转”动能。…二是…; none when one of them is missing, said twice or told at length. */
function numbered(openings: readonly Opening[]): Statement[] {
  const items: Statement[] = [];
  for (const { text, statement } of openings) {
    const number = parseNumeral(ORDINAL.exec(text)?.[1] ?? '');
    if (number === null) continue;
    if (number !== items.length + 1 || text.length >= LONGEST_OPENING) return [];
    items.push({ ...statement, text: text.replace(ORDINAL, '') });
  }
  return items;
}
