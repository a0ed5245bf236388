/** 这篇是哪个单位报的: the office in brackets that closes an article of a bulletin, （省水利厅）. */
import type { Section, Span } from '#retrieval/plan-document';
import type { Analysis } from '#retrieval/query/analyse-question';
import { coverage, type Field } from '#retrieval/query/coverage';
import { describe, type Found } from '#retrieval/query/find-evidence';
import { normal } from '#retrieval/query/question-terms';
import type { PlanStore, StoredDocument } from '#retrieval/store/plan-store';
import type { Draft } from '../draft.ts';
import { proofOfRange } from './proofs.ts';

const ASKED =
  /(?:哪个?|哪家|哪里|什么|谁)(?:单位|部门|地方|机构|处室|市|厅|局)?(?:来|上)?(?:报送?|供稿|投稿|供的?稿|写|撰写|提供)的?(?=$|[吗呢啊？?，。])|供稿(?:单位|部门|方)?|报送单位|来稿|稿件?来源|来源单位|文[末尾]署名/u;
const CLOSING = /[（(]([^（）()]{2,20})[）)]\s*$/u;
/** Words that ask for the source; what is left names the article. */
const ASKING = /单位|部门|地方|机构|处室|文章|稿|署名|来源|简报|报送|供|篇/u;
const MIN_COVERAGE = 0.5;

export async function articleSourceAnswer(
  analysis: Analysis,
  documents: readonly StoredDocument[],
  store: PlanStore,
): Promise<Draft | null> {
  if (!ASKED.test(analysis.question)) return null;
  const articles = (await Promise.all(documents.map((document) => articlesOf(document, store)))).flat();
  const terms = analysis.terms.filter((term) => !ASKING.test(term.text));
  const [best] = articles
    .filter(({ section, passages }) => isOfPlaces(analysis, section.region ?? passages[0]?.document.region ?? null))
    .map((article) => ({ ...article, share: coverage(terms, fieldsOf(article)).share }))
    .sort((a, b) => b.share - a.share);
  if (!best || best.share < MIN_COVERAGE) return null;
  const [last] = best.passages.flatMap((found) => closingOf(found) ?? []).slice(-1);
  if (!last) return null;
  const { found, range, name } = last;
  const context = found.passage.context.filter((piece) => piece.role === 'section').slice(0, 1);
  const text = `《${found.document.title}》中“${best.section.heading.replace(/[“”]/gu, '')}”的文末署名为${name}`;
  return {
    status: 'answered',
    blocks: [{ kind: 'sentences', statements: [{ text, proofs: [{ ...proofOfRange(found, range), context }] }] }],
    missing: [],
  };
}

function isOfPlaces({ regions }: Analysis, place: string | null): boolean {
  return regions.length === 0 || regions.some(({ name }) => name === place);
}

interface Article {
  section: Section;
  passages: Found[];
}

async function articlesOf(document: StoredDocument, store: PlanStore): Promise<Article[]> {
  if (document.kind !== 'bulletin') return [];
  const passages = (await store.passagesOf(document.id)).map((passage) =>
    describe({ passage, score: 0, document, figures: [] }),
  );
  return document.sections
    .filter(({ depth }) => depth === 1)
    .map((section) => ({ section, passages: passages.filter(({ path }) => path[0]?.index === section.index) }));
}

function fieldsOf({ section, passages }: Article): Field[] {
  return [
    { text: normal(section.heading), worth: 1 },
    { text: passages.map(({ text }) => text).join('，'), worth: 0.7 },
  ];
}

function closingOf(found: Found): { found: Found; range: Span; name: string } | null {
  const match = CLOSING.exec(found.passage.indexText);
  const name = match?.[1];
  return !match || name === undefined
    ? null
    : { found, range: { start: match.index, end: match.index + match[0].length }, name };
}
