/**
 * 29.百名…引进项目。5年内引进不少于200名…: a title with a round number proves nothing of the number that its item gives. In: a
 * claim with one number and the title that was found for it; out: the sentence of that item that counts in the same unit.
 */
import type { Analysis } from '#retrieval/query/analyse-question';
import { normal } from '#retrieval/query/question-terms';
import type { RankedSentence } from '#retrieval/query/rank-sentences';
import type { Draft } from '../draft.ts';
import { statementOf } from './sentence-answer.ts';

const COUNTED = /(\d+(?:\.\d+)?)(万|亿)?(名|人|个|家|座|项|户|台|件|场|亩|套|吨|公里|元|%)/gu;

export function underTitle(analysis: Analysis, best: RankedSentence, ranked: readonly RankedSentence[]): Draft | null {
  const bare = (text: string): string =>
    normal(text.replace(/^[（(]?[\d一二三四五六七八九十]+[.．、）)]+/u, '')).replace(/[。，]/g, '');
  const title = best.found.path.at(-1)?.heading ?? '';
  const claimed = [...normal(analysis.rest).matchAll(COUNTED)];
  const [claim] = claimed;
  if (claimed.length !== 1 || !claim || title === '' || !bare(title).includes(bare(best.text))) return null;
  const unit = claim[3] ?? '';
  const numbersIn = (text: string): string[] =>
    [...normal(text).matchAll(COUNTED)].filter((one) => one[3] === unit).map(([number]) => number);
  const saying = ranked.filter(
    ({ found, range, text }) => found === best.found && range.start > best.range.start && numbersIn(text).length > 0,
  );
  const [said] = [...saying].sort((a, b) => a.range.start - b.range.start);
  if (!said) return null;
  const numbers = numbersIn(said.text);
  const isOther = numbers.length === 1 && numbers[0] !== claim[0];
  return {
    status: 'answered',
    blocks: [{ kind: 'sentences', statements: [statementOf(analysis, said, { whole: true })] }],
    missing: [],
    lead: isOther ? '不是，与文件不符。文件的表述是：' : '文件的表述是：',
  };
}
