/**
 * 服务国家战略涉及哪些区域和平台: one clause is headed by all that the question says but for the kinds it asks for; its
 * sentences name them. 要出台、制定哪些办法: the sentences of one clause that do each of the things asked for.
 */
import type { Analysis } from '#retrieval/query/analyse-question';
import type { Found } from '#retrieval/query/find-evidence';
import { normal } from '#retrieval/query/question-terms';
import type { RankedSentence } from '#retrieval/query/rank-sentences';
import { sentences } from '#retrieval/text/sentences';
import type { Draft, Statement } from '../draft.ts';
import { clauseSentences } from './clause-answer.ts';
import { proofOfRange } from './proofs.ts';
import { inRegions, placed } from './sentence-answer.ts';

const HELD = /(?:涉及|包括|涵盖|覆盖|提到|提及|点名|点到)了?(?:的|有)?哪(?:些|几)/u;
const MIN_SENTENCES = 2;
const STRONG = 0.6;

export function clauseOfKind(analysis: Analysis, ranked: readonly RankedSentence[]): Draft | null {
  if (!HELD.test(analysis.question)) return null;
  const terms = analysis.terms.filter(({ core, weight }) => core && weight >= STRONG);
  const named = terms.filter(({ kind }) => !kind);
  const kinds = terms.filter(({ kind }) => kind);
  if (named.length < 2 || kinds.length === 0) return null;
  const clause = inRegions(analysis, ranked).find(({ found }) => {
    const heading = normal(found.path.at(-1)?.heading ?? '');
    return named.every(({ text }) => heading.includes(text)) && kinds.some(({ text }) => found.text.includes(text));
  })?.found;
  if (!clause) return null;
  const items = clauseSentences(clause).map(
    ({ range, text }): Statement => ({ text: text.replace(/[。；]$/u, ''), proofs: [proofOfRange(clause, range)] }),
  );
  return items.length < MIN_SENTENCES ? null : listed(clause, items);
}

function listed(clause: Found, items: Statement[]): Draft {
  const section = clause.path.at(-1);
  const proofs = section
    ? [{ document: clause.document, span: section.headingSpan, section: section.index, context: [] }]
    : (items[0]?.proofs ?? []);
  const text = `${clause.region ?? ''}“${(section?.heading ?? clause.document.title).replace(/[“”]/g, '')}”`;
  return { status: 'answered', blocks: [{ kind: 'list', lead: { text, proofs }, items }], missing: [] };
}

const SEVERAL_VERBS = /([\p{Script=Han}]{2,6})[、和及]([\p{Script=Han}]{2,6}?)(?:了)?哪(?:些|几)/u;
const LEAST = 0.72;

/** The verbs of 推进出台、研究制定哪些: 出台, 制定. */
export function verbsAsked(question: string): string[] {
  const [, first = '', second = ''] = SEVERAL_VERBS.exec(question) ?? [];
  return second === '' ? [] : [first.slice(-2), second.slice(-2)];
}

export function doneInClause(analysis: Analysis, ranked: readonly RankedSentence[]): Draft | null {
  const verbs = verbsAsked(analysis.question);
  const best = inRegions(analysis, ranked).find(
    ({ coverage, text }) => coverage >= LEAST && verbs.some((verb) => text.includes(verb)),
  );
  if (verbs.length === 0 || !best) return null;
  const { found } = best;
  const whole = found.passage.indexText;
  const saying = sentences(whole)
    .map((range) => ({ range, text: whole.slice(range.start, range.end) }))
    .filter(({ text }) => verbs.some((verb) => text.includes(verb)));
  const isEach = verbs.every((verb) => saying.some(({ text }) => text.includes(verb)));
  if (!isEach || saying.length < 2 || saying.length > verbs.length + 1) return null;
  const statements = saying.map(
    ({ range, text }, at): Statement => ({
      text: at === 0 ? placed(best, text.replace(/[。；]$/u, '')) : text.replace(/[。；]$/u, ''),
      proofs: [proofOfRange(found, range)],
    }),
  );
  return { status: 'answered', blocks: [{ kind: 'sentences', statements }], missing: [] };
}
