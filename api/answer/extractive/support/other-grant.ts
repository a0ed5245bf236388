/**
 * 首次列入标杆企业的，一次性奖多少: an amount that a policy grants for something else is no answer. In: the draft of any
 * rule; out: whether it shows such an amount.
 */

import { sectionPath } from '#retrieval/plan-document';
import type { Analysis } from '#retrieval/query/analyse-question';
import { matchTerm } from '#retrieval/query/coverage';
import { normal, type Term } from '#retrieval/query/question-terms';
import { cleanText } from '#retrieval/text/clean';
import { type Draft, type Proof, proofsOf } from '../../draft.ts';
import type { DraftSource } from '../draft-source.ts';
import { asksSupport } from './asks-support.ts';
import { classesIn, namesClass } from './classes.ts';
import { grantsIn, limitsAlone } from './grants.ts';
import { isTelling, supportTerms } from './weigh-grants.ts';

/** A rare word, or a good part of all that was named. */
const DECIDES = 3;
const MUCH = 0.3;
const SAID = 0.5;

export function showsOtherGrant({ analysis, found, statistics }: DraftSource, draft: Draft): boolean {
  if (!asksSupport(analysis.question) || analysis.asks.has('yes-no')) return false;
  const terms = supportTerms(analysis, found, statistics).filter(({ core }) => core);
  return proofsOf(draft.blocks).some((proof) => grantsOther(proof, terms, analysis));
}

function grantsOther(
  { document, span, section }: Proof,
  terms: readonly Term[],
  { periods, question }: Analysis,
): boolean {
  if (isTelling(document.kind) || periods.length > 0) return false;
  const start = document.text.lastIndexOf('。', span.start - 1) + 1;
  const end = document.text.indexOf('。', span.end - 1);
  const sentence = cleanText(document.text.slice(start, end < 0 ? document.text.length : end + 1));
  if (limitsAlone(sentence.trim()) || !grantsIn(sentence).some(({ hasAmount }) => hasAmount)) return false;
  const headings = sectionPath(document.sections, section).map(({ heading }) => heading);
  const said = normal([sentence, ...headings].join('，'));
  if (classesIn(question).some((asked) => !namesClass(said, asked))) return true;
  const unsaid = terms.filter(({ text }) => matchTerm(text, said) < SAID);
  const total = terms.reduce((sum, { weight }) => sum + weight, 0);
  const lost = unsaid.reduce((sum, { weight }) => sum + weight, 0);
  return unsaid.some(({ weight }) => weight >= DECIDES) || lost > total * MUCH;
}
