/**
 * “发展原则”：坚持市场主导: a heading quoted whole says where the rest stands. It is proven to the letter by the quotation;
 * its numbers are no figures, and its words take the place of no others. “四个高地” names as surely what a section says in
 * four paragraphs that open with a 高地.
 */
import type { Span } from '../plan-document.ts';
import type { Evidence, Fault } from './evidence.ts';
import { literalForm } from './normal-form.ts';
import type { Source, SourceSentence } from './source-sentences.ts';

const QUOTED = /“([^“”]{2,60})”/g;

/** Spans of `text`, marks included, that name a heading over one of the sources, or it and what stands beside it. */
export function quotedHeadings(text: string, sources: readonly Source[]): Span[] {
  return [...text.matchAll(QUOTED)]
    .filter(([, quoted = '']) => sources.some((source) => isUnder(literalForm(quoted), source)))
    .map((match) => ({ start: match.index, end: match.index + match[0].length }));
}

function isUnder(name: string, source: Source): boolean {
  return source.path.some(({ heading }) => literalForm(heading) === name) || isOneOf(name, source);
}

const COUNTED = /^(\d+)[个大项条类]([\p{Script=Han}]{2,12})$/u;
/** Characters of a paragraph's opening that names what it is of. */
const OPENING = /^[^，。：；]{2,40}(?=[。：])/u;

function isOneOf(name: string, { given: { document, passage }, path }: Source): boolean {
  const [, count, noun = ''] = COUNTED.exec(name) ?? [];
  const [section] = path;
  if (count === undefined || !section) return false;
  const opensSo = (text: string): boolean => OPENING.exec(literalForm(text))?.[0].endsWith(noun) ?? false;
  const lines = document.text.slice(section.span.start, section.span.end).split('\n');
  return opensSo(passage.indexText) && lines.filter(opensSo).length === Number(count);
}

/** What is said to stand under the heading: `“四个高地”如下：…`, `“四个高地”之一是…`, `“发展定位”中，…`, `“发展定位”部分提出…`. */
const LEADS =
  /^(?:这?一?(?:的|节|章|条|段))?(?:(?:内容|部分|要求|方面|任务|专栏|板块|章节|篇章)(?=如下|包括|分别|中|里|[内下，：是为]|提出|明确|要求|规定|部署|安排|指出))?(?:(?:如下|包括|分别|之一|之下|中|里|内|下|上)*(?:提出|明确|要求|规定|部署|安排|指出|强调)?(?:了|的)?[，：是为]|(?:之下|中|里|内|下|部分|方面)?(?:提出|明确|要求|规定|部署|安排|指出|强调))/u;
/** 开展“…行动”，: what the heading is the object of needs not stand under it. */
const PLAIN_COMMA = /^，/u;

/** What proves the rest stands under the heading, or names it itself. */
export function underHeadingFault(evidence: Evidence): Fault | null {
  const { reading, sources } = evidence;
  const headings = quotedHeadings(reading.text, sources);
  for (const [at, { start, end }] of headings.entries()) {
    const name = literalForm(reading.text.slice(start, end));
    const behind = reading.text.slice(end);
    if (!LEADS.test(behind) || PLAIN_COMMA.test(behind)) continue;
    const other = provenBetween(evidence, end, headings[at + 1]?.start ?? null).find(
      ({ source, text }) => !isUnder(name, source) && !literalForm(text).includes(name),
    );
    if (other) return { problem: 'unrelated', detail: `原文中这不在“${name}”之下`, proofs: [] };
  }
  return null;
}

/** Sentences that prove the numbers between two places; where the last heading has none, all of the statement. */
function provenBetween({ sentences, matched }: Evidence, start: number, next: number | null): SourceSentence[] {
  const own = [...matched].flatMap(([at, { sentenceOf }]) =>
    start <= at && at < (next ?? Infinity) && sentenceOf ? [sentenceOf] : [],
  );
  return own.length > 0 || next !== null ? own : [...sentences];
}
