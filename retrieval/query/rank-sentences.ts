/** Found passages in, their sentences and rows by how much of the question they say out. */
import type { Span } from '../plan-document.ts';
import { sentences } from '../text/sentences.ts';
import type { Analysis } from './analyse-question.ts';
import { coverage } from './coverage.ts';
import type { Found } from './find-evidence.ts';
import { normal, type Term } from './question-terms.ts';

export interface RankedSentence {
  found: Found;
  /** Range in the passage's index text. */
  range: Span;
  text: string;
  score: number;
  coverage: number;
  /** Of the sentence alone, without what surrounds it. */
  own: number;
  byTerm: number[];
}

/** `（市工信局牵头，…）` says who, not what: it is read through its clause and never is the answer to anything else. */
const RESPONSIBILITY = /^[（〔(].*(?:牵头|负责|落实|单位：|处室：).*[）〕)]$/u;

export function rankSentences(analysis: Pick<Analysis, 'terms'>, found: readonly Found[]): RankedSentence[] {
  const { terms } = analysis;
  if (terms.length === 0) return [];
  const ranked = found.flatMap((one) => sentencesOf(one, terms));
  return ranked.sort((a, b) => b.score - a.score || b.found.score - a.found.score || a.range.start - b.range.start);
}

function sentencesOf(found: Found, terms: readonly Term[]): RankedSentence[] {
  const whole = found.passage.indexText;
  const heading = normal(found.path.at(-1)?.heading ?? '');
  const ranges = found.passage.kind === 'table-row' ? [{ start: 0, end: whole.length }] : sentences(whole);
  return ranges.flatMap((range, at) => {
    const text = whole.slice(range.start, range.end);
    if (RESPONSIBILITY.test(text)) return [];
    const own = normal(text);
    const before = ranges[at - 1];
    const near = before ? normal(whole.slice(before.start, before.end)) : '';
    const said = coverage(terms, [
      { text: own, worth: 1 },
      { text: heading, worth: 0.85 },
      { text: near, worth: 0.7 },
      { text: found.context, worth: 0.65 },
      { text: found.text, worth: 0.55 },
    ]);
    const alone = coverage(terms, [{ text: own, worth: 1 }]).share;
    // A heading that runs into its clause answers nothing by itself.
    const isHeading = at === 0 && ranges.length > 1 && text.length < 40 && own.includes(heading) && heading !== '';
    return [{ found, range, text, own: alone, coverage: said.share, byTerm: said.byTerm, score: said.share * 0.6 + alone * 0.4 - (isHeading ? 0.25 : 0) }];
  });
}
