/** 人均可支配收入是多少元, where the paper only gives its growth: that is told as what it is, and the amount as missing. */
import { type RankedFigure, rankFigures } from '#retrieval/query/rank-figures';
import type { Draft } from '../draft.ts';
import type { DraftSource } from './draft-source.ts';
import { statementsOf } from './figure-statements.ts';
import { fitsPeriods } from './fits-periods.ts';
import { shortRegion } from './proofs.ts';
import { selectFigures } from './select-figures.ts';

const AMOUNT_ASKED =
  /(?:多少|几)(?:个)?(?:[万亿千百十]*(?:元|美元|吨|斤|公斤|亩|人|户|家|辆|台|件|平方米|平方公里|千瓦时))|多大|规模/;
const CHANGE_ASKED = /增[长速幅加]|提高|提升|上升|涨|减|降|跌|变化|幅度|[比较]/;

export function growthAlone({ analysis, found, statistics }: DraftSource): Draft | null {
  const { question, regions, asks } = analysis;
  if (
    !AMOUNT_ASKED.test(question) ||
    CHANGE_ASKED.test(question.replace(/增加值|比重|占比|比例/g, '')) ||
    regions.length !== 1
  )
    return null;
  if (asks.has('compute') || asks.has('compare') || asks.has('yes-no')) return null;
  const free = { ...analysis, measure: null, question: question.replace(AMOUNT_ASKED, '增长多少') };
  const isGrowth = ({ figure }: RankedFigure): boolean => figure.kind === 'change' && /%|百分点/.test(figure.unit);
  const growth = rankFigures(free, found).filter((one) => isGrowth(one) && fitsPeriods(one, analysis));
  const [selection] = selectFigures(free, growth, statistics);
  const [first] = selection?.figures ?? [];
  if (!selection || !first || selection.otherPeriod || selection.missing.length > 0) return null;
  const missing = `${shortRegion(first.figure.region ?? '')}${first.figure.name.replace(/(?:实际|名义|同比)$/, '')}的数值`;
  return {
    status: 'partial',
    reason: 'no-figure',
    blocks: [{ kind: 'sentences', statements: statementsOf(selection) }],
    missing: [missing],
    lead: `文件没有给出${missing}，只给出了增长情况：`,
  };
}
