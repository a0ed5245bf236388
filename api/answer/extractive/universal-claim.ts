/** 是不是个个都能拿到5000元: an amount that the paper gives as the most, or to some alone, is told with that condition. */
import type { Analysis } from '#retrieval/query/analyse-question';
import { normal } from '#retrieval/query/question-terms';
import type { RankedSentence } from '#retrieval/query/rank-sentences';
import type { Draft } from '../draft.ts';
import { inRegions, statementOf } from './sentence-answer.ts';

const EACH =
  /个个|每[个家户人项条座台](?:都|全都|均)|人人|家家|户户|一律|统统|全都|都[能会可有]|全部都?[能会可有]|凡是/;
const AMOUNT = /\d+(?:\.\d+)?(?:万|亿)?(?:元|%|个百分点|平方米|年|个月|天|个工作日)/g;
const LIMIT = /最高|最多|不超过|不高于|上限|以内|封顶/;
const CONDITION = /符合|满足|达到|超过|首次|经认定|获得|获评|且|以上的|条件|评为|列入|纳入|新认定/;
const LEAST = 0.5;

export function universalClaim(analysis: Analysis, ranked: readonly RankedSentence[]): Draft | null {
  if (!analysis.asks.has('yes-no') || !EACH.test(analysis.question)) return null;
  const amounts = normal(analysis.rest).match(AMOUNT) ?? [];
  if (amounts.length === 0) return null;
  const said = inRegions(analysis, ranked).find(
    (one) => one.coverage >= LEAST && amounts.every((amount) => normal(one.text).includes(amount)),
  );
  if (!said) return null;
  const limits = LIMIT.test(said.text);
  const conditions = CONDITION.test(said.text);
  if (!limits && !conditions) return null;
  const words = [...(conditions ? ['条件'] : []), ...(limits ? ['上限'] : [])].join('和');
  return {
    status: 'answered',
    blocks: [{ kind: 'sentences', statements: [statementOf(analysis, said, { whole: true })] }],
    missing: [],
    lead: `不是都能如此，文件写明了${words}。文件的表述是：`,
  };
}
