/** 《昆明市优化营商环境办法》是市政府令多少号: the number in the bracket behind a rule that a paper only cites. */
import type { Analysis } from '#retrieval/query/analyse-question';
import { normal } from '#retrieval/query/question-terms';
import type { RankedSentence } from '#retrieval/query/rank-sentences';
import type { Draft } from '../draft.ts';
import { proofOfRange } from './proofs.ts';
import { inRegions } from './sentence-answer.ts';

const NUMBER_ASKED = /(?:令|公告|第|文)(?:是|为)?第?(?:多少|几)号|多少号|文号|发文字号/u;
const CITED = /《([^》]{4,80})》\s?[（(][^（()）]{2,40}号[）)]/gu;

export function citedNumberAnswer(analysis: Analysis, ranked: readonly RankedSentence[]): Draft | null {
  if (!NUMBER_ASKED.test(analysis.question) || analysis.asks.has('yes-no')) return null;
  const asked = normal(analysis.question);
  const cited = inRegions(analysis, ranked).flatMap(({ found }) =>
    [...found.passage.indexText.matchAll(CITED)]
      .filter((match) => asked.includes(normal(match[1] ?? '')))
      .map((match) => ({ found, title: match[1] ?? '', text: match[0].replace(/\s+/g, ''), at: match })),
  );
  // 云南省优化营商环境条例 holds the name of 优化营商环境条例.
  const [best] = cited.sort((a, b) => b.title.length - a.title.length);
  if (!best) return null;
  const range = { start: best.at.index, end: best.at.index + best.at[0].length };
  const region = best.found.region;
  return {
    status: 'answered',
    blocks: [
      {
        kind: 'sentences',
        statements: [{ text: `${region ? `${region}：` : ''}${best.text}`, proofs: [proofOfRange(best.found, range)] }],
      },
    ],
    missing: [],
  };
}
