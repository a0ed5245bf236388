/**
 * A question that names a heading of a paper (发展目标, 保障措施) and little else: what stands under it. With years asked,
 * only what speaks of them; for 量化指标 the figures under it.
 */
import { type Figure, type Section, sectionPath } from '#retrieval/plan-document';
import type { Analysis } from '#retrieval/query/analyse-question';
import { coverage } from '#retrieval/query/coverage';
import { describe, type Found } from '#retrieval/query/find-evidence';
import { normal } from '#retrieval/query/question-terms';
import type { PlanStore, StoredDocument } from '#retrieval/store/plan-store';
import { findPeriods } from '#retrieval/text/periods';
import { sentences } from '#retrieval/text/sentences';
import type { Draft, Statement } from '../draft.ts';
import { clauseSentences } from './clause-answer.ts';
import { proofOfFigure, proofOfRange, stated } from './proofs.ts';

const MAX_ITEMS = 24;
const QUANTITIES =
  /量化|(?:主要|具体|核心|哪些|预期)(?:的)?(?:发展)?(?:指标|数值|定量)|指标(?:有|是)?(?:哪些|什么)|(?:几|多少)个指标/;

export interface HeadingSource {
  analysis: Analysis;
  documents: readonly StoredDocument[];
  store: PlanStore;
}

/** Figures under the heading, or all goals of the paper for the years asked. */
export async function quantityAnswer(source: HeadingSource): Promise<Draft | null> {
  const { analysis, store } = source;
  if (!QUANTITIES.test(analysis.question)) return null;
  const place = namedHeading(source);
  const scope = scopeOf(source);
  const document = place?.document ?? (scope.length === 1 ? scope[0] : undefined);
  if (!document) return null;
  const passages = (await store.passagesOf(document.id)).filter(
    (passage) => !place || within(document, passage.section, place.section),
  );
  const figures = await store.figuresOf(passages.map((passage) => passage.id));
  const strong = analysis.terms.filter(
    (term) => term.core && term.weight >= 1.2 && !normal(place?.section.heading ?? '').includes(term.text),
  );
  const goals = figures.filter(
    (figure) =>
      isGoal(figure) &&
      fitsYears(figure, analysis) &&
      (place !== null ||
        strong.length > 0 ||
        underGoals(document, passages.find((one) => one.id === figure.passageId)?.section ?? null)),
  );
  const items = goals.flatMap((figure): Statement[] => {
    const passage = passages.find((one) => one.id === figure.passageId);
    if (!passage) return [];
    const found = describe({ passage, score: 0, document, figures: [] });
    if (strong.length > 0 && coverage(strong, [{ text: `${found.text}${found.context}`, worth: 1 }]).share < 0.45)
      return [];
    return [{ text: stated(figure), proofs: [proofOfFigure(figure, found)] }];
  });
  if (items.length < 2) return null;
  const shown = items.slice(0, MAX_ITEMS);
  const lead: Statement = {
    text: `《${document.title}》${place ? `“${place.section.heading}”` : ''}的量化指标如下${items.length > MAX_ITEMS ? `（前${MAX_ITEMS}项）` : ''}`,
    proofs: place ? [headingProof(document, place.section)] : [],
    computed: true,
  };
  return { status: 'answered', blocks: [{ kind: 'list', lead, items: shown }], missing: [] };
}

/** Text under a heading that the question names, or the clauses of the years asked. */
export async function headingAnswer(source: HeadingSource): Promise<Draft | null> {
  return (await namedHeadingAnswer(source)) ?? yearClauses(source);
}

/** 重点任务有哪些, 优化办理破产的原文: a heading that says all that the question does, with nothing but text under it. */
export async function titledAnswer(source: HeadingSource): Promise<Draft | null> {
  const { asks, terms, actual } = source.analysis;
  const lists = (asks.has('list') || asks.has('summary')) && !asks.has('figure') && !asks.has('who') && !actual;
  if ((!lists && !asks.has('quotation')) || asks.has('yes-no') || /部门|单位|处室|牵头/.test(source.analysis.question))
    return null;
  const place = namedHeading(source);
  const parent = place?.document.sections.some((one) => one.parent === place.section.index && one.heading !== '');
  if (!place || (parent && !asks.has('quotation'))) return null;
  const heading = normal(place.section.heading);
  if (terms.some((term) => term.core && term.weight >= 0.8 && !heading.includes(term.text))) return null;
  if (asks.has('quotation')) return namedHeadingAnswer(source);
  // A list stands in the paragraph that the heading runs into; openings of paragraphs are listed elsewhere.
  const { start } = place.section.headingSpan;
  const own = (await source.store.passagesOf(place.document.id)).find((passage) => passage.span.start === start);
  return own && ENUMERATES.test(own.indexText) ? namedHeadingAnswer(source) : null;
}

const ENUMERATES = /一是.*二是|（一）.*（二）/u;

/** Text under a heading that the question names. */
async function namedHeadingAnswer(source: HeadingSource): Promise<Draft | null> {
  const place = namedHeading(source);
  if (!place) return null;
  const { document, section } = place;
  const passages = (await source.store.passagesOf(document.id)).filter(
    (passage) => passage.kind === 'clause' && within(document, passage.section, section),
  );
  const found = passages.map((passage) => describe({ passage, score: 0, document, figures: [] }));
  const years = source.analysis.periods.flatMap(({ from, to }) => [`${from}年`, `${to}年`]);
  const inYears =
    years.length > 0 ? found.filter((one) => years.some((year) => one.passage.indexText.includes(year))) : found;
  const shown = inYears.length > 0 ? inYears : found;
  // A paragraph that the heading runs into and that counts its members says all; else the first sentences of each.
  const own = shown.find((one) => one.passage.span.start === section.headingSpan.start) ?? shown[0];
  const whole = own && (shown.length === 1 || ENUMERATES.test(own.passage.indexText));
  const items = whole ? wholeItems(own) : shown.flatMap((one) => clauseItems(one, 3)).slice(0, 10);
  if (items.length === 0) return null;
  const lead: Statement = {
    text: `${document.region ?? ''}《${document.title}》“${section.heading}”`,
    proofs: [headingProof(document, section)],
  };
  return { status: 'answered', blocks: [{ kind: 'list', lead, items }], missing: [] };
}

/** 2022、2023、2024年各自的工作重点: the clauses that open with the years asked. */
async function yearClauses(source: HeadingSource): Promise<Draft | null> {
  const { periods, terms } = source.analysis;
  const scope = scopeOf(source);
  const [document] = scope;
  if (!document || scope.length !== 1 || periods.length === 0 || terms.some((term) => term.core && term.weight >= 1.2))
    return null;
  const years = periods.flatMap(({ from, to }) =>
    Array.from({ length: Math.min(to - from, 10) + 1 }, (_, at) => from + at),
  );
  const passages = (await source.store.passagesOf(document.id)).filter((passage) =>
    years.some((year) => new RegExp(`^(?:到)?${year}年(?:底)?[，,]`).test(passage.indexText)),
  );
  const items = passages
    .map((passage) => describe({ passage, score: 0, document, figures: [] }))
    .flatMap((found) => clauseItems(found, 2));
  if (items.length === 0) return null;
  const title = document.factSpans.title;
  const lead: Statement = {
    text: `${document.region ?? ''}《${document.title}》对所问年份的安排`,
    proofs: title ? [{ document, span: title, section: null, context: [] }] : [],
  };
  return { status: 'answered', blocks: [{ kind: 'list', lead, items }], missing: [] };
}

function wholeItems(found: Found): Statement[] {
  return clauseSentences(found, MAX_ITEMS).map(
    ({ range, text }): Statement => ({ text: text.replace(/[。；]$/, ''), proofs: [proofOfRange(found, range)] }),
  );
}

function clauseItems(found: Found, most: number): Statement[] {
  const text = found.passage.indexText;
  return sentences(text)
    .filter(
      (range) =>
        range.end - range.start > 6 && !/^[（〔(].*(?:牵头|负责|落实)/u.test(text.slice(range.start, range.end)),
    )
    .slice(0, most)
    .map((range) => ({
      text: text.slice(range.start, range.end).replace(/。$/, ''),
      proofs: [proofOfRange(found, range)],
    }));
}

function headingProof(document: StoredDocument, section: Section): Statement['proofs'][number] {
  return { document, span: section.headingSpan, section: section.index, context: [] };
}

/** The longest heading of a paper in scope that stands in the question. */
function namedHeading(source: HeadingSource): { document: StoredDocument; section: Section } | null {
  const asked = normal(source.analysis.question);
  const named = scopeOf(source).flatMap((document) =>
    document.sections
      .filter((section) => section.heading.length >= 4 && asked.includes(normal(section.heading)))
      .map((section) => ({ document, section, time: timeOf(source.analysis, document, section) }))
      .filter(({ time }) => time !== 'other'),
  );
  // 重点任务 of the “十五五” and of 2026: the heading under the time asked for.
  return (
    named.sort(
      (a, b) =>
        b.section.heading.length - a.section.heading.length ||
        Number(b.time === 'asked') - Number(a.time === 'asked') ||
        a.section.depth - b.section.depth,
    )[0] ?? null
  );
}

/** Whether the headings above a section name the time asked for, another one, or none. */
function timeOf({ periods }: Analysis, document: StoredDocument, section: Section): 'asked' | 'other' | 'none' {
  const named = sectionPath(document.sections, section.index).flatMap(({ heading }) => findPeriods(heading));
  if (periods.length === 0 || named.length === 0) return 'none';
  return named.some(({ from, to }) => periods.some((asked) => asked.from === from && asked.to === to))
    ? 'asked'
    : 'other';
}

function scopeOf({ analysis, documents }: HeadingSource): StoredDocument[] {
  const { ids } = analysis.documents;
  if (ids.length > 0) return documents.filter((document) => ids.includes(document.id));
  return documents.filter(
    (document) => document.kind !== 'bulletin' && analysis.regions.some((region) => region.name === document.region),
  );
}

function within(document: StoredDocument, index: number | null, section: Section): boolean {
  for (let at = index; at !== null; at = document.sections[at]?.parent ?? null) if (at === section.index) return true;
  return false;
}

function underGoals(document: StoredDocument, index: number | null): boolean {
  for (let at = index; at !== null; at = document.sections[at]?.parent ?? null)
    if (/目标|指标/.test(document.sections[at]?.heading ?? '')) return true;
  return false;
}

function isGoal(figure: Figure): boolean {
  return figure.value !== null && figure.kind !== 'reached';
}

function fitsYears(figure: Figure, { periods }: Analysis): boolean {
  return (
    periods.length === 0 ||
    periods.some(({ from, to }) => figure.period !== null && figure.period.to >= from && figure.period.from <= to)
  );
}
