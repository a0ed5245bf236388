/** A claim that no paper says in, what the paper says of the very things it names out. */
import type { Analysis } from '#retrieval/query/analyse-question';
import { normal } from '#retrieval/query/question-terms';
import type { RankedSentence } from '#retrieval/query/rank-sentences';
import type { Draft } from '../draft.ts';
import { inRegions, statementOf } from './sentence-answer.ts';

/** What the paper says of the very things that a claim names, when it does not say the claim; shown without a verdict. */
export function nearestClaim(analysis: Analysis, ranked: readonly RankedSentence[]): Draft | null {
  const names = analysis.terms.filter((term) => term.core && term.weight >= 3 && term.known);
  // 五大基础数据库里包括金融库吗: a counted name is enough, and the sentence that lists its members says most.
  const counted = analysis.phrases.filter((phrase) => /^\d/.test(phrase));
  const naming = inRegions(analysis, ranked).filter(
    (one) =>
      names.every((term) => normal(one.text).includes(term.text)) &&
      counted.every((phrase) => normal(one.text).includes(phrase)),
  );
  const best = naming.find((one) => counted.length > 0 && (one.text.match(/、/g)?.length ?? 0) > 1) ?? naming[0];
  if ((names.length < 2 && counted.length === 0) || !best || best.coverage < 0.55) return null;
  return {
    status: 'answered',
    blocks: [{ kind: 'sentences', statements: [statementOf(analysis, best, { whole: true })] }],
    missing: [],
    lead: '文件没有这样的表述，相关的原文是：',
  };
}
