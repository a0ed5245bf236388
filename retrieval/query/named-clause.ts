/** 第16条: the number of a clause in a question, and the section of a paper that has it. */
import type { DocumentKind, Passage, Section, Span } from '../plan-document.ts';
import { sectionPath } from '../plan-document.ts';
import type { StoredDocument } from '../store/plan-store.ts';
import { parseNumeral } from '../text/numerals.ts';

const NAMED = /第\s*([一二三四五六七八九十百]{1,5}|\d{1,3})\s*(条(?!产业|链|生产线|线|路|措施中)|项)/gu;

export interface ClauseMention extends Span {
  number: number;
}

/** 第三项 is a clause of a paper that the question names (`inPaper`); else a member of some list. */
export function findClauseNumbers(question: string, inPaper: boolean): ClauseMention[] {
  return [...question.matchAll(NAMED)].flatMap((match) => {
    if (match[2] === '项' && !inPaper) return [];
    const number = parseNumeral(match[1] ?? '');
    return number === null || number === 0 ? [] : [{ number, start: match.index, end: match.index + match[0].length }];
  });
}

/** As asked: 第40项. */
export function clausesAsked(question: string): string {
  return findClauseNumbers(question, true)
    .map(({ start, end }) => question.slice(start, end))
    .join('、');
}

/** What is numbered for a reader to cite; articles of a bulletin are not. */
const WITHOUT_CLAUSES: readonly DocumentKind[] = ['bulletin', 'news', 'statistics'];

const LABELS: readonly RegExp[] = [
  /^第([一二三四五六七八九十百\d]{1,5})条/u,
  /^(\d{1,3})[.．、]/u,
  /^[（(]([一二三四五六七八九十]{1,3})[）)]/u,
];

/**
 * The clauses of a paper that are cited by number, the first at index 0: those labelled 第…条, else the run of numbers
 * that goes through the whole paper. Empty when every part begins anew with 1.
 */
export function numberedClauses(document: Pick<StoredDocument, 'kind' | 'sections'>): Section[] {
  if (WITHOUT_CLAUSES.includes(document.kind)) return [];
  for (const label of LABELS) {
    const [longest = [], next = []] = runsOf(document.sections, label).sort((a, b) => b.length - a.length);
    // 1. to 4. of the goals stand before 1. to 28. of the tasks.
    if (longest.length < MIN_RUN || longest.length < next.length * OUTWEIGHS) continue;
    // A paper of which the file begins with 3. has no clause 1; the 1. of its closing part is none.
    return numberOf(longest[0], label) === 1 ? longest : [];
  }
  return [];
}

const MIN_RUN = 3;
const OUTWEIGHS = 3;

function runsOf(sections: readonly Section[], pattern: RegExp): Section[][] {
  const runs: Section[][] = [];
  for (const section of sections) {
    const number = numberOf(section, pattern);
    const last = runs.at(-1);
    if (number === 1 || (number !== null && !last)) runs.push([section]);
    else if (last && number === (numberOf(last.at(-1), pattern) ?? 0) + 1) last.push(section);
  }
  return runs;
}

function numberOf(section: Section | undefined, pattern: RegExp): number | null {
  const written = pattern.exec(section?.label ?? '')?.[1];
  return written === undefined ? null : parseNumeral(written);
}

export function isInSection(passage: Passage, section: Section, sections: readonly Section[]): boolean {
  return sectionPath(sections, passage.section).some(({ index }) => index === section.index);
}
