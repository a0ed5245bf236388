/** A section with its members in, how well the question means just this list out. */
import type { Section } from '#retrieval/plan-document';
import type { Analysis } from '#retrieval/query/analyse-question';
import { coverage } from '#retrieval/query/coverage';
import { normal } from '#retrieval/query/question-terms';
import type { StoredDocument } from '#retrieval/store/plan-store';
import type { Statement } from '../draft.ts';
import type { Candidate } from './table-list.ts';

const SAYS_SOME = 0.5;

export function sectionCandidate({
  analysis,
  document,
  section,
  items,
  wanted,
}: {
  analysis: Analysis;
  document: StoredDocument;
  section: Section;
  items: Statement[];
  wanted: number | null;
}): Candidate {
  const heading = normal(section.heading);
  const members = normal(items.map((item) => item.text).join('，'));
  const said = coverage(analysis.terms.length > 0 ? analysis.terms : [], [
    { text: heading, worth: 1 },
    { text: members, worth: 0.85 },
    { text: normal(document.title), worth: 0.6 },
  ]).share;
  const headSaid = coverage(analysis.terms, [{ text: heading, worth: 1 }]).share;
  let score = analysis.terms.length === 0 ? 0.5 : said * 0.7 + headSaid * 0.3;
  if (wanted !== null) score += wanted === items.length ? 0.25 : -0.3;
  // The heading itself stands in the question: 发展原则有哪几条.
  if (heading.length >= 3 && normal(analysis.question).includes(heading)) score += 0.5;
  // 八大行动: the noun behind the number stands in every member.
  const noun = /(?:[二两三四五六七八九十\d]{1,3}|几)(?:大|个|项|条|类)([\p{Script=Han}]{2,6})/u.exec(
    analysis.question,
  )?.[1];
  const members0 = items.map((item) => normal(item.text));
  if (
    // 点名了哪几个重点领域: uncounted, 领域 alone stands in many a list; this one has to say more of the question.
    (wanted === items.length || (wanted === null && said >= SAYS_SOME)) &&
    noun &&
    members0.every((member) => [...Array(noun.length - 1).keys()].some((at) => member.includes(noun.slice(at, at + 2))))
  )
    score = Math.max(score + 0.3, 0.97);
  // 六个方面的工作: only the number says which list is meant.
  const sameLength = document.sections.filter(
    (other) => document.sections.filter((child) => child.parent === other.index).length === items.length,
  ).length;
  if (
    wanted === items.length &&
    sameLength === 1 &&
    /[二三四五六七八九十\d](?:个)?(?:方面|部分|块|大部分)/.test(analysis.question)
  )
    score = Math.max(score, 0.95);
  const lead: Statement = {
    text: `${document.region ?? ''}《${document.title}》“${section.heading || section.label}”共${items.length}项`,
    proofs: [{ document, span: section.headingSpan, section: section.index, context: [] }],
  };
  return { score, lead, items };
}
