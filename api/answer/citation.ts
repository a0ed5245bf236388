/** A proof in, the citation that people open out: the exact words of the source, where they stand, and what they inherit. */
import { pageOf, sectionPath } from '#retrieval/plan-document';
import type { Citation, QuotedSpan } from '../contract.ts';
import type { Proof } from './draft.ts';

export function citationOf(proof: Proof, marker: number): Citation {
  const { document, span, section } = proof;
  const path = sectionPath(document.sections, section);
  const context = inheritedQuotes(proof);
  return {
    marker,
    documentId: document.id,
    title: document.title,
    documentNumber: document.documentNumber,
    issuer: document.issuer,
    published: document.published,
    region: path.findLast((one) => one.region !== null)?.region ?? document.region,
    section: path.map(({ label }) => label),
    page: pageOf(document.pages, span.start),
    quote: document.text.slice(span.start, span.end),
    start: span.start,
    end: span.end,
    href: `/read/${document.id}?start=${span.start}&end=${span.end}`,
    ...(context.length > 0 ? { context } : {}),
  };
}

/** What the proof inherits from outside its own words, each place once. */
export function inheritedQuotes({ document, span, context }: Proof): QuotedSpan[] {
  const outside = context.map((piece) => piece.span).filter(({ start, end }) => start < span.start || end > span.end);
  const places = new Map(outside.map((place) => [`${place.start}-${place.end}`, place]));
  return [...places.values()].map(({ start, end }) => ({ quote: document.text.slice(start, end), start, end }));
}
