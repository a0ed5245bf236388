/**
 * 主板上市和创业板上市相差多少: two grants that each say one side, or one that gives both levels in a row. In: the words of
 * the grants and the question; out: the difference in words, or null.
 */
import { exact } from '../arithmetic.ts';
import { moneyIn, moneyWords } from './money.ts';

const LEVEL = '国家级?|省级?|市级?|区级?|县级?|[一二三四五]星级|博士|硕士|本科';
const LEVELS = new RegExp(`(?:${LEVEL})(?:、(?:${LEVEL}))*(?:(?:和|及|或|、)(?:${LEVEL}))?`, 'u');

export function asksDifference(question: string): boolean {
  return /相差|差(?:了)?(?:多少|几)|差额|[多少高低](?:多少|几)(?:钱|[万元])?/u.test(question);
}

/** 国家级、省级…，分别给予50万元、20万元: each level with its own sum, where there are as many of the one as of the other. */
export function sumsOfLevels(part: string): Map<string, { value: number; text: string }> {
  const row = LEVELS.exec(part)?.[0] ?? '';
  const levels = row.split(/[、和及或]/u);
  const sums = moneyIn(part);
  if (levels.length < 2 || levels.length !== sums.length || !/分别/.test(part)) return new Map();
  return new Map(levels.map((level, at) => [level.replace(/级$/u, ''), sums[at] ?? { value: 0, text: '' }]));
}

export function levelDifference(part: string, question: string): string | null {
  const asked = [...sumsOfLevels(part)].filter(([level]) => question.includes(level));
  const [first, second] = asked;
  return first && second && asked.length === 2 ? difference(first[1], second[1]) : null;
}

export function difference(one: { value: number; text: string }, other: { value: number; text: string }): string {
  const [more, less] = one.value >= other.value ? [one, other] : [other, one];
  return `按上述数额计算，相差：${more.text}－${less.text}＝${moneyWords(exact(more.value - less.value))}`;
}
