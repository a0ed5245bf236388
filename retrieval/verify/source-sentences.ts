/** A given passage in, its sentences ready for comparing out, with what all of them inherit. Read once per passage. */
import type { Figure, Passage, Period, Section, Span } from '../plan-document.ts';
import { sectionPath } from '../plan-document.ts';
import { cleanText } from '../text/clean.ts';
import { toSource } from '../text/mapped-text.ts';
import { findPeriods } from '../text/periods.ts';
import { once } from '../text/remembering.ts';
import { partsOf, sentences } from '../text/sentences.ts';
import { type Roles, rolesIn } from './bodies.ts';
import { literalForm, normalForm } from './normal-form.ts';
import { type Quantity, quantitiesIn } from './quantities.ts';
import type { GivenPassage, StatementProof } from './verdict.ts';

export interface SourceSentence {
  source: Source;
  /** Range of the passage's index text. */
  range: Span;
  /** Of the canonical text. */
  span: Span;
  /** Index text. */
  text: string;
  normal: string;
  /** With what its passage inherits: headings, column heads, captions and title. */
  inContext: string;
  /** With context and facts. */
  inPaper: string;
  /** Years of it, and the one that its paragraph named last before it. */
  periods: Period[];
  /** Normal forms of its parts between commas. */
  parts: string[];
  figures: Figure[];
  /** Every number of it, figure or not; of `normal`. */
  quantities: Quantity[];
}

export interface Source {
  given: GivenPassage;
  sentences: SourceSentence[];
  /** Innermost first. */
  path: Section[];
  /** Title of the document. */
  indexTitle: string;
  /** Normal form of the passage alone. */
  normal: string;
  /** Normal form of headings, column heads, captions and title. */
  context: string;
  /** Normal form of number, issuer, dates, region and years of the document. */
  facts: string;
  /** Passage, context and facts. */
  said: string;
  /** Numbers of context and facts. */
  inheritedQuantities: Quantity[];
  /** Years of context and facts. */
  inheritedPeriods: Period[];
  /** Passage, context and facts to the letter. */
  literal: string;
  /** The passage tells what was done. */
  isReview: boolean;
  /** Who leads and who helps, as the passage says. */
  roles: Roles;
}

const read = new WeakMap<Passage, Source>();

export function sourceOf(given: GivenPassage): Source {
  const known = read.get(given.passage);
  if (known && known.given.document === given.document && known.given.figures === given.figures) return known;
  const source = readSource(given);
  read.set(given.passage, source);
  return source;
}

function readSource(given: GivenPassage): Source {
  const { passage, document } = given;
  const path = sectionPath(document.sections, passage.section).reverse();
  const columns = passage.cells?.map((cell) => cell.column) ?? [];
  const inherited = [
    ...passage.context.map((piece) => piece.text),
    ...columns,
    ...path.flatMap(({ label, heading }) => [label, heading]),
    document.title,
  ];
  const facts = once(() => factsOf(given).map(normalForm).join('，'));
  const said = once(() => `${source.normal}，${source.context}，${source.facts}`);
  const inheritedQuantities = once(() => quantitiesIn(`${source.context}，${source.facts}`));
  const inheritedPeriods = once(() => findPeriods(`${source.context}，${source.facts}`));
  const literal = once(() => [passage.indexText, ...inherited, ...factsOf(given)].map(literalForm).join('，'));
  const roles = once(() =>
    rolesIn(passage.cells?.map(({ column, text }) => `${column}：${text}；`).join('') ?? passage.indexText),
  );
  const source: Source = {
    given,
    sentences: [],
    path,
    indexTitle: cleanText(document.title),
    normal: normalForm(passage.indexText),
    // Headings and columns come again with each passage under them.
    context: inherited.map(normalForm).join('，'),
    isReview: isReview(given, path),
    // Few statements name a body, quote a phrase or speak of the paper.
    get facts() {
      return facts();
    },
    get said() {
      return said();
    },
    get inheritedQuantities() {
      return inheritedQuantities();
    },
    get inheritedPeriods() {
      return inheritedPeriods();
    },
    get literal() {
      return literal();
    },
    get roles() {
      return roles();
    },
  };
  source.sentences = rangesOf(passage).map((range) => sentenceOf(source, range));
  return source;
}

const LOOKS_BACK = /回顾|发展基础|工作基础|现有基础|现状|成效|完成情况|主要成绩|进展情况/;

function isReview({ document }: GivenPassage, path: readonly Section[]): boolean {
  if (['bulletin', 'news', 'statistics'].includes(document.kind)) return true;
  return path.some(({ heading }) => LOOKS_BACK.test(heading));
}

function rangesOf(passage: Passage): Span[] {
  const whole = { start: 0, end: passage.indexText.length };
  if (whole.end === 0) return [];
  return passage.kind === 'table-row' ? [whole] : sentences(passage.indexText);
}

function sentenceOf(source: Source, range: Span): SourceSentence {
  const { passage, figures } = source.given;
  const span = toSource({ starts: passage.sourceStarts, ends: passage.sourceEnds }, range);
  const text = passage.indexText.slice(range.start, range.end);
  const normal = normalForm(text);
  const inContext = once(() => `${normal}，${source.context}`);
  const inPaper = once(() => `${normal}，${source.context}，${source.facts}`);
  const periods = once(() => [...findPeriods(text), ...findPeriods(passage.indexText.slice(0, range.start)).slice(-1)]);
  const quantities = once(() => quantitiesIn(normal.replace(/(?<!第)一(?=[个家项座所])/g, '1')));
  const parts = once(() => partsOf(text).map((part) => normalForm(text.slice(part.start, part.end))));
  return {
    source,
    range,
    span,
    text,
    normal,
    figures: figures.filter((figure) => figure.span.start >= span.start && figure.span.end <= span.end),
    // Of a paragraph one sentence is compared part by part.
    get inContext() {
      return inContext();
    },
    get inPaper() {
      return inPaper();
    },
    get periods() {
      return periods();
    },
    get quantities() {
      return quantities();
    },
    get parts() {
      return parts();
    },
  };
}

function factsOf({ document, region }: GivenPassage): string[] {
  const { documentNumber, issuer, published, dates, years } = document;
  const days = [published, ...Object.values(dates)].filter((day) => typeof day === 'string');
  return [
    documentNumber,
    issuer,
    region,
    document.region,
    ...days.flatMap((day) => [day, dayWords(day)]),
    // A plan of three years says nothing of the one in the middle.
    ...(years.length > 1 ? [`${years[0]}-${years.at(-1)}年`] : years.map((year) => `${year}年`)),
  ].filter((fact) => fact !== null);
}

export function dayWords(iso: string): string {
  const [year, month, day] = iso.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}

export function proofOfSentence({ source, span }: SourceSentence): StatementProof {
  const { passage, document } = source.given;
  const context = passage.context.filter((piece) => piece.role !== 'section' || /\d{4}年|[省市区县]/.test(piece.text));
  return { document, span, section: passage.section, context };
}

export function proofOfFigure(source: Source, figure: Figure): StatementProof {
  const { passage, document } = source.given;
  return { document, span: figure.proof, section: passage.section, context: figure.context };
}

/** Title, number, issuer and dates of the paper, for a statement that speaks of the paper itself. */
export function proofsOfFacts({ given: { document, passage } }: Source): StatementProof[] {
  const spans = [...new Set(Object.values(document.factSpans))];
  return (spans.length > 0 ? spans : [passage.span]).map((span) => ({ document, span, section: null, context: [] }));
}
