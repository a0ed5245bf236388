/** Words of the papers where no figure, body or claim is asked for: a number that is no figure, a day, a list, a sentence. */
import type { Analysis } from '#retrieval/query/analyse-question';
import { type RankedSentence, rankSentences } from '#retrieval/query/rank-sentences';
import type { Draft } from '../draft.ts';
import { definitionAnswer, summaryAnswer } from './clause-answer.ts';
import { clauseOfKind, doneInClause } from './clause-of-kind.ts';
import type { DraftSource } from './draft-source.ts';
import { type Evidence, firstOf, wantsNumbers } from './evidence.ts';
import { listAnswer } from './list-answer.ts';
import { numberAnswer } from './number-answer.ts';
import { needsNumber, numberAsked, saysCount } from './number-asked.ts';
import { parallelAnswer } from './parallel-answer.ts';
import { parallelKinds } from './parallel-kinds.ts';
import { withPartsMissing } from './parts-missing.ts';
import { inRegions, sentenceAnswer } from './sentence-answer.ts';

const DATED = /\d{4}年|\d{1,2}月|每季度|每月|每年|每周|年底|年末|季度/;
const LASTING = /历时|为期|有效期|期限|\d{1,3}(?:个月|天|周|个?工作日|年(?!\d|底|末|度)|小时|分钟)/;

/** Words of the papers: a number that is no figure, a day, a list, a summary, a plain sentence. */
export function ofSentences(evidence: Evidence): Promise<Draft | null> {
  const { source, ranked } = evidence;
  const { analysis, found, documents, store } = source;
  const { asks } = analysis;
  const lists = asks.has('list') || asks.has('count') || asks.has('summary');
  return firstOf(
    () => numberAnswer(analysis, ranked),
    () => (asks.has('when') ? datedSentence(source, ranked) : null),
    () => parallelAnswer({ analysis, documents, store }),
    () => parallelKinds(analysis, ranked),
    () => (asks.has('list') ? (clauseOfKind(analysis, ranked) ?? doneInClause(analysis, ranked)) : null),
    () => (lists ? listAnswer({ analysis, found, ranked, documents, store }) : null),
    () => (asks.has('summary') ? summaryAnswer(analysis, found) : null),
    () => (asks.has('definition') ? definitionAnswer(analysis, ranked) : null),
    () => plainSentence(evidence),
  );
}

/** A question for a number is not answered by a sentence without one. */
function plainSentence(evidence: Evidence): Draft | null {
  const { source, ranked } = evidence;
  const { analysis } = source;
  const numbers = wantsNumbers(evidence);
  const wish = numbers && !analysis.asks.has('compare') ? { must: numberAsked(analysis.question), minOwn: 0.6 } : {};
  const plain = sentenceAnswer(analysis, inRegions(analysis, ranked), wish);
  if (!numbers || (plain && (!needsNumber(analysis) || saysCount(analysis, plain)))) return plain;
  return answeredHalf(analysis, ranked);
}

function datedSentence(source: DraftSource, ranked: readonly RankedSentence[]): Draft | null {
  const { analysis } = source;
  const must = /多久.{0,6}一次|几[个]?[天月年]一次/.test(analysis.question)
    ? /每[季月年周天日]|每个|按[季月年]/
    : /多久|多长(?!度)/.test(analysis.question)
      ? LASTING
      : DATED;
  return sentenceAnswer(analysis, inRegions(analysis, ranked), { must }) ?? datedByCommonWords(source, must);
}

/**
 * 每季度什么时候报送推进情况: nothing but words that stand in every plan. In the paper asked for, the sentence that has a
 * date and nearly all of them is meant.
 */
function datedByCommonWords({ analysis, found }: DraftSource, must: RegExp): Draft | null {
  const { terms, regions, documents } = analysis;
  if (regions.length + documents.ids.length === 0 || terms.some((term) => term.core && term.weight >= 2)) return null;
  const even = { ...analysis, terms: terms.filter((term) => term.known).map((term) => ({ ...term, weight: 1 })) };
  if (even.terms.length < 3) return null;
  return sentenceAnswer(even, inRegions(even, rankSentences(even, found)), { must, minOwn: 0.6 });
}

/** 每年安排多少亿元？用在哪些方面？ The sentence that answers the other part, the amount being named as missing. */
function answeredHalf(analysis: Analysis, ranked: readonly RankedSentence[]): Draft | null {
  const half = sentenceAnswer(analysis, inRegions(analysis, ranked), { minOwn: 0.8 });
  return half && withPartsMissing(analysis, half).status === 'partial' ? half : null;
}
