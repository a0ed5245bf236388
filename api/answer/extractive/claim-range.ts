/** 由350亿元降至450亿元: which way a range of the claim goes, against its own ends and the order of what is cited. */
import { normal } from '#retrieval/query/question-terms';
import { scaledValue } from '#retrieval/vocabulary/figure-units';
import type { DraftSource } from './draft-source.ts';

const RISES = '增长|增加|增|上升|升|提高|提升|上涨|涨|扩大|跃升|攀升';
const FALLS = '下降|降低|降|减少|减|下跌|跌|压减|压缩|缩短|缩减|回落|下滑';
const NUMBER = '(\\d+(?:\\.\\d+)?)(万亿|亿|万|千|百)?';
const RANGE = new RegExp(
  `(?<![\\d.])${NUMBER}(?![\\d年.])[^，。；]{0,8}?(${RISES}|${FALLS})(?:了)?(?:到|至|为)[^，。；]{0,8}?(?<![\\d.])${NUMBER}(?![\\d年.])`,
  'u',
);
const WORTH: Record<string, number> = { 万亿: 1e12, 亿: 1e8, 万: 1e4, 千: 1e3, 百: 100 };

interface ClaimedRange {
  from: number;
  to: number;
  rises: boolean;
}

/** `claim` in normal form. */
export function rangeOf(claim: string): ClaimedRange | null {
  const match = RANGE.exec(claim);
  if (!match) return null;
  const [, first = '', scale = '', verb = '', second = '', otherScale = ''] = match;
  return {
    from: Number(first) * (WORTH[scale] ?? 1),
    to: Number(second) * (WORTH[otherScale] ?? 1),
    rises: new RegExp(`^(?:${RISES})$`, 'u').test(verb),
  };
}

/** 降至 a greater number, 增至 a smaller one: wrong whatever the papers say. */
export function goesWrong({ from, to, rises }: ClaimedRange): boolean {
  return rises ? to < from : to > from;
}

/** 由450亿元降至350亿元, where 350 is of the earlier year: no figures of one name have the ends in this order. */
export function isTurnedRound({ analysis, found }: Pick<DraftSource, 'analysis' | 'found'>): boolean {
  const range = rangeOf(normal(analysis.question));
  if (range === null) return false;
  if (goesWrong(range)) return true;
  const dated = found.flatMap(({ figures }) => figures).filter(({ period }) => period !== null);
  const ends = dated
    .filter((figure) => scaledValue(figure) === range.from)
    .flatMap((from) =>
      dated.filter((to) => scaledValue(to) === range.to && to.region === from.region).map((to) => ({ from, to })),
    );
  return ends.length > 0 && ends.every(({ from, to }) => (from.period?.to ?? 0) > (to.period?.to ?? 0));
}
