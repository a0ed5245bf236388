/** 是不是个个都能拿到5000元: an amount that the paper gives as the most, or to some alone, is told with that condition. */

import type { Analysis } from '#retrieval/query/analyse-question';
import { normal } from '#retrieval/query/question-terms';
import type { RankedSentence } from '#retrieval/query/rank-sentences';
import type { Draft } from '../draft.ts';
import { LEADS, notForEach } from './claim-leads.ts';
import { inRegions, statementOf } from './sentence-answer.ts';

const EACH =
  /个个|每[个家户人项条座台](?:都|全都|均)|人人|家家|户户|一律|统统|全都|都[能会可有给]|全部都?[能会可有]|凡是|(?:所有|全部|任何)的?\p{Script=Han}{1,10}?(?:都|均|皆)/u;
const AMOUNT = /\d+(?:\.\d+)?(?:万|亿)?(?:元|%|个百分点|平方米|年|个月|天|个工作日)/g;
const LIMIT = /最高|最多|不超过|不高于|上限|以内|封顶/;
/** 对利用自有资金改造投资超1000万元的企业: to whom it is given stands in front of what is given. */
const CONDITION =
  /符合|满足|达到|超过?\d|超过|首次|经认定|获得|获评|以上的|条件|评为|列入|纳入|新认定|(?:对|给予?|为|向)[^，。；]{3,}的\p{Script=Han}{0,8}(?:企业|单位|项目|机构|个人|人才|团队|平台|家庭|农户)/u;
/** Behind it too: 须满足申报条件; 符合条件的可叠加享受 is another gift. */
const ON_CONDITION = /[须应需要](?:同时)?(?:符合|满足)[^，。；]{0,8}(?:条件|要求|标准)/;
const LEAST = 0.5;

export function universalClaim(analysis: Analysis, ranked: readonly RankedSentence[]): Draft | null {
  if (!analysis.asks.has('yes-no') || !EACH.test(analysis.question)) return null;
  const amounts = normal(analysis.rest).match(AMOUNT) ?? [];
  if (amounts.length === 0) return null;
  const said = inRegions(analysis, ranked).find(
    (one) => one.coverage >= LEAST && amounts.every((amount) => normal(one.text).includes(amount)),
  );
  if (!said) return null;
  const bounds = boundsOf(normal(said.text), amounts[0] ?? '');
  if (!bounds.limits && !bounds.conditions) return null;
  const words = [...(bounds.conditions ? ['条件'] : []), ...(bounds.limits ? ['上限'] : [])].join('和');
  return {
    status: 'answered',
    blocks: [{ kind: 'sentences', statements: [statementOf(analysis, said, { whole: true })] }],
    missing: [],
    // 最高200万元 may come to the same for each: only a condition leaves somebody out.
    ...(bounds.conditions ? notForEach(words) : LEADS.ceiling),
  };
}

/** What the sentence says around the amount; normal form. */
export function boundsOf(said: string, amount: string): { limits: boolean; conditions: boolean } {
  const front = said.slice(0, said.indexOf(amount));
  return { limits: LIMIT.test(said), conditions: CONDITION.test(front) || ON_CONDITION.test(said) };
}
