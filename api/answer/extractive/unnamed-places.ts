/** 选了哪几个省: the paper only says 部分省、市、县; that is given, and that it names none. */
import type { Analysis } from '#retrieval/query/analyse-question';
import type { RankedSentence } from '#retrieval/query/rank-sentences';
import { findRegions } from '#retrieval/vocabulary/regions';
import type { Draft } from '../draft.ts';
import { inRegions, statementOf } from './sentence-answer.ts';

const ASKED = /哪(?:几|些|[两二三四五六七八九十\d]+)个?(省份?|城市|地区|地方|[市县区](?![场民域块]))/u;
const VAGUE =
  /(?:部分|若干|有条件的|一批|个别|适时选[取择]|选[取择](?:部分|若干|一批)|有关|相关)(?:的)?(?:省|市|县|区|城市|地区|地方)(?![级委政府])/u;
const LEAST = 0.6;

export function unnamedPlaces(analysis: Analysis, ranked: readonly RankedSentence[]): Draft | null {
  const asked = ASKED.exec(analysis.question)?.[1];
  if (asked === undefined || analysis.asks.has('yes-no') || analysis.regions.length > 1) return null;
  const own = inRegions(analysis, ranked).filter(({ coverage }) => coverage >= LEAST);
  const best = Math.max(...own.map(({ coverage }) => coverage));
  const near = own.filter(({ coverage }) => coverage >= best - 0.2);
  if (near.some(({ text }) => findRegions(text).length > 0)) return null;
  const vague = near.find(({ text }) => VAGUE.test(text));
  if (!vague) return null;
  return {
    status: 'partial',
    reason: 'no-figure',
    blocks: [{ kind: 'sentences', statements: [statementOf(analysis, vague, { whole: true })] }],
    missing: [`具体是哪些${asked}`],
    lead: `文件没有写明具体是哪些${asked}；能查到的是：`,
  };
}
