/**
 * What a sentence must say in so many words to answer at all: the rank of a thing, the place of an event, how far above the
 * country it lies. A figure beside it is no answer.
 */
import type { Analysis } from '#retrieval/query/analyse-question';
import type { RankedSentence } from '#retrieval/query/rank-sentences';
import { type Draft, textsOf } from '../draft.ts';
import { eventPlaceAnswer, lacksEventPlace } from './event-place.ts';
import { marginAnswer } from './margin-answer.ts';
import { asksForRank, rankAnswer, saysRank } from './rank-answer.ts';

const ASKS_COUNT = /多少|几[个家座项条]/;

export function toldAnswer(analysis: Analysis, ranked: readonly RankedSentence[]): Draft | null {
  const { question } = analysis;
  // 增长多少，比全国高几个点 has a figure of its own beside it.
  const margin = /多少.*(?:多少|几)/.test(question) ? null : marginAnswer(analysis, ranked);
  const rank = ASKS_COUNT.test(question) ? null : rankAnswer(analysis, ranked);
  return margin ?? rank ?? eventPlaceAnswer(analysis, ranked);
}

/** The answer says nothing of what alone was asked. */
export function lacksAsked({ question, asks }: Analysis, draft: Draft): boolean {
  const said = textsOf(draft).join('，');
  if (asksForRank(question) && !ASKS_COUNT.test(question)) return !saysRank(said);
  return asks.size === 1 && asks.has('list') && lacksEventPlace(question, said);
}
