/** 5G基站谁牵头: the sentence that names the thing may name no body; then it is shown as what it is, no answer to who. */
import type { Analysis } from '#retrieval/query/analyse-question';
import { type Draft, textsOf } from '../draft.ts';
import { BODY } from './body-words.ts';

const LEAD_ASKED = /牵头|负责|主管|主抓|(?:哪个|哪些|哪几个|什么)(?:部门|单位|机构|处室|科室|[局厅司委办处科])/;

export function asksForLead({ asks, question }: Pick<Analysis, 'asks' | 'question'>): boolean {
  return asks.has('who') && !asks.has('yes-no') && LEAD_ASKED.test(question);
}

/** 有效期几年？由哪个部门负责解释？ An answer without any body leaves that part open, whatever else it gives. */
export function withLeadMissing(analysis: Pick<Analysis, 'asks' | 'question' | 'regions'>, draft: Draft): Draft {
  if (draft.status !== 'answered' || !asksForLead(analysis)) return draft;
  // 上海市：… is where it stands, no body.
  if (textsOf({ ...draft, lead: '' }).some((text) => BODY.test(text.replace(/^[^：]{1,12}：/, '')))) return draft;
  // Nothing but the body was asked for: what names none is no part of an answer.
  if (analysis.asks.size === 1)
    return {
      status: 'refused',
      reason: 'indicator-not-found',
      blocks: [],
      missing: ['牵头部门'],
      lead: '文件提到此事的这一处没有写明由谁牵头、负责，无法回答。',
    };
  return {
    ...draft,
    status: 'partial',
    reason: 'indicator-not-found',
    missing: ['牵头部门'],
    lead: '文件提到此事的这一处没有写明由谁牵头、负责；相关的原文是：',
  };
}
