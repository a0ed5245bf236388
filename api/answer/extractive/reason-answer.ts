/** 为什么定1400个: a sentence that gives the reason, or that the papers give none; a figure alone is no reason. */
import type { Analysis } from '#retrieval/query/analyse-question';
import type { RankedSentence } from '#retrieval/query/rank-sentences';
import type { Draft } from '../draft.ts';
import { refusal } from './refusal.ts';
import { inRegions, sentenceAnswer } from './sentence-answer.ts';

const ASKED = /为什么|为啥|为何|什么原因|原因是什么|(?:理由|缘由)是(?:什么|啥)|凭什么|何以/u;
const REASON = /因为|由于|因此|所以|原因|鉴于|之所以|为了|旨在|得益于|是因|^为[^，。]{6,}/u;

export function reasonAnswer(
  analysis: Analysis,
  ranked: readonly RankedSentence[],
  suggestions: string[],
): Draft | null {
  if (!ASKED.test(analysis.question)) return null;
  const reason = sentenceAnswer(analysis, inRegions(analysis, ranked), { must: REASON, minOwn: 0.6 });
  if (reason) return reason;
  return {
    ...refusal({ analysis, reason: 'no-figure', suggestions }),
    lead: '文件没有说明原因，无法回答。可以问文件写明的目标、任务和牵头单位。',
  };
}
