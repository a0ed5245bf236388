/** 5G基站谁牵头: the sentence that names the thing may name no body; then it is shown as what it is, no answer to who. */
import type { Analysis } from '#retrieval/query/analyse-question';
import type { Draft } from '../draft.ts';

const LEAD_ASKED = /牵头|负责|主管|主抓|(?:哪个|哪些|哪几个|什么)(?:部门|单位|处室|局)/;
export const BODY = /局|委|办|厅|部门|单位|中心|公司|集团|银行|政府|小组|协会|联盟|学会/;

export function asksForLead({ asks, question }: Analysis): boolean {
  return asks.has('who') && LEAD_ASKED.test(question);
}

export function withLeadMissing(draft: Draft): Draft {
  const said = draft.blocks.flatMap((block) => (block.kind === 'sentences' ? block.statements : []));
  if (said.some(({ text }) => BODY.test(text))) return draft;
  return {
    ...draft,
    status: 'partial',
    reason: 'indicator-not-found',
    missing: ['牵头部门'],
    lead: '文件提到此事的这一处没有写明由谁牵头、负责；相关的原文是：',
  };
}
