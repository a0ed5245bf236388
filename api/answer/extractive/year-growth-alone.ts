/**
 * “十五五”时期年均增长目标, where the paper only gives the growth of a year within it: that is told with its year, and the
 * yearly mean of the term named as missing.
 */
import { questionTerms } from '#retrieval/query/question-terms';
import { type RankedFigure, rankFigures } from '#retrieval/query/rank-figures';
import { topicPhrase } from '#retrieval/query/topic-phrase';
import type { Draft } from '../draft.ts';
import type { DraftSource } from './draft-source.ts';
import { statementsOf } from './figure-statements.ts';
import { shortRegion } from './proofs.ts';
import { selectFigures } from './select-figures.ts';

const MEAN = /年(?:平)?均(?=的?(?:增|[上下]|提|降))/u;
const MEAN_SAID = /年(?:平)?均|平均/u;

export function yearGrowthAlone({ analysis, found, statistics }: DraftSource): Draft | null {
  const { question, rest, periods, regions, asks } = analysis;
  const [home, ...others] = regions;
  if (!MEAN.test(question) || !home || others.length > 0 || periods.length > 1) return null;
  if (asks.has('compute') || asks.has('compare') || asks.has('yes-no')) return null;
  const plain = rest.replace(MEAN, '');
  const free = {
    ...analysis,
    question: question.replace(MEAN, ''),
    rest: plain,
    terms: questionTerms(plain, statistics),
  };
  const isOfYear = ({ figure: { kind, unit, period, statement } }: RankedFigure): boolean =>
    kind === 'change' &&
    /%/.test(unit) &&
    !MEAN_SAID.test(statement) &&
    period !== null &&
    period.from === period.to &&
    periods.every(({ from, to }) => from <= period.from && period.to <= to);
  const [selection] = selectFigures(free, rankFigures(free, found).filter(isOfYear), statistics);
  if (!selection || selection.figures.length === 0 || selection.missing.length > 0) return null;
  const years = periods.map(({ label }) => label).join('、');
  const missing = `${shortRegion(home.name)}${years}${topicPhrase(analysis) ?? analysis.topic}`;
  return {
    status: 'partial',
    reason: 'period-not-covered',
    blocks: [{ kind: 'sentences', statements: statementsOf(selection) }],
    missing: [missing],
    lead: `文件没有给出${missing}，最接近的是：`,
  };
}
