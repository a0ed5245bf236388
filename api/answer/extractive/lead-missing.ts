/** 5G基站谁牵头: the sentence that names the thing may name no body; then it is shown as what it is, no answer to who. */
import type { Analysis } from '#retrieval/query/analyse-question';
import { type Draft, textsOf } from '../draft.ts';
import { BODY } from './body-words.ts';

const LEAD_ASKED = /牵头|负责|主管|主抓|(?:哪个|哪些|哪几个|什么)(?:部门|单位|机构|处室|科室|[局厅司委办处科])/;

const BODY_WANTED =
  /谁|哪[几些两一]?个?(?:[局厅委办处科]和)?(?:牵头|责任|主管|负责)?(?:部门|单位|机构|处室|科室|[局厅司委办处科])|什么(?:部门|单位|机构)/g;

export function asksForLead({ asks, question }: Pick<Analysis, 'asks' | 'question'>): boolean {
  return asks.has('who') && !asks.has('yes-no') && LEAD_ASKED.test(question);
}

/** Of an answer to nothing but who: with a figure asked beside it, its missing parts are named one by one. */
export function withLeadMissing(analysis: Pick<Analysis, 'asks' | 'question' | 'regions'>, draft: Draft): Draft {
  if (draft.status !== 'answered' || !asksForLead(analysis)) return draft;
  if (/多少|几|哪|什么|啥|何时/.test(analysis.question.replace(BODY_WANTED, ''))) return draft;
  // 上海市：… is where it stands, no body.
  if (textsOf({ ...draft, lead: '' }).some((text) => BODY.test(text.replace(/^[^：]{1,12}：/, '')))) return draft;
  return {
    ...draft,
    status: 'partial',
    reason: 'indicator-not-found',
    missing: ['牵头部门'],
    lead: '文件提到此事的这一处没有写明由谁牵头、负责；相关的原文是：',
  };
}
