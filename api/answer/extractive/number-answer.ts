/** The number of a paper that another paper cites: 《…的通知》（某发〔2023〕16号）. */
import type { Analysis } from '#retrieval/query/analyse-question';
import { normal } from '#retrieval/query/question-terms';
import type { RankedSentence } from '#retrieval/query/rank-sentences';
import type { Draft } from '../draft.ts';
import { factsAsked } from './meta-answer.ts';
import { inRegions, sentenceAnswer } from './sentence-answer.ts';

export function numberAnswer(analysis: Analysis, ranked: readonly RankedSentence[]): Draft | null {
  if (!factsAsked(analysis.question).includes('documentNumber')) return null;
  return sentenceAnswer(analysis, namingAsked(analysis, ranked), { must: /〔\d{4}〕\d+号/ });
}

const CITED = /《([^》]{4,80})》[（(][^（()）]{0,12}〔\d{4}〕\d+号/gu;
const MOSTLY = 0.7;

/** Sentences that give the number of the very paper that is asked for, not of one beside it. */
function namingAsked(analysis: Analysis, ranked: readonly RankedSentence[]): RankedSentence[] {
  const asked = normal(analysis.question);
  return inRegions(analysis, ranked).filter(({ text }) =>
    [...text.matchAll(CITED)].some((match) => {
      const title = normal(match[1] ?? '').replace(/^.*关于(?:印发)?|的通知$/gu, '');
      const pairs = Array.from({ length: Math.max(0, title.length - 1) }, (_, at) => title.slice(at, at + 2));
      return pairs.filter((pair) => asked.includes(pair)).length >= pairs.length * MOSTLY;
    }),
  );
}
