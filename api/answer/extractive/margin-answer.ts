/** 比全国高几个点: how far above or below the whole a figure lies, where a paper says so. */
import type { Analysis } from '#retrieval/query/analyse-question';
import { asksMargin } from '#retrieval/query/question-kind';
import type { RankedSentence } from '#retrieval/query/rank-sentences';
import type { Draft } from '../draft.ts';
import { inRegions, sentenceAnswer } from './sentence-answer.ts';

const SAID = /(?:高于|低于|快于|慢于|超过|[比较])全[国省市][^，。；]{0,8}\d/u;

export function marginAnswer(analysis: Analysis, ranked: readonly RankedSentence[]): Draft | null {
  if (!asksMargin(analysis.question)) return null;
  return sentenceAnswer(analysis, inRegions(analysis, ranked), { must: SAID, minOwn: 0.6, minCoverage: 0.8 });
}

export function lacksMargin(question: string, said: string): boolean {
  return asksMargin(question) && !SAID.test(said);
}
