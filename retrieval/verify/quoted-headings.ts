/**
 * “发展原则”：坚持市场主导: a heading quoted whole says where the rest stands. It is proven to the letter by the quotation;
 * its numbers are no figures, and its words take the place of no others.
 */
import type { Span } from '../plan-document.ts';
import { literalForm } from './normal-form.ts';
import type { Source } from './source-sentences.ts';

const QUOTED = /“([^“”]{2,60})”/g;

/** Spans of `text`, marks included, that are a heading over one of the sources. */
export function quotedHeadings(text: string, sources: readonly Source[]): Span[] {
  const headings = new Set(sources.flatMap(({ path }) => path.map(({ heading }) => literalForm(heading))));
  return [...text.matchAll(QUOTED)]
    .filter(([, quoted = '']) => headings.has(literalForm(quoted)))
    .map((match) => ({ start: match.index, end: match.index + match[0].length }));
}
