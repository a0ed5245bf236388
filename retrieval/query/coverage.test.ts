import { describe, expect, it } from 'vitest';
import { coverage } from './coverage.ts';

const term = (text: string, alone?: true) => ({
  text,
  weight: 1,
  known: true,
  core: true,
  ...(alone ? { alone } : {}),
});
const said = (text: string, words: string, alone?: true): number =>
  coverage([term(text, alone)], [{ text: words, worth: 1 }]).share;

describe('coverage', () => {
  it('takes what something is a share of for said only when a share is asked for', () => {
    const share = '数字经济核心产业增加值占地区生产总值比重达到10%以上';
    expect(said('地区生产总值', share)).toBe(1);
    expect(said('地区生产总值', share, true)).toBe(0);
    expect(said('核心产业', share, true)).toBe(1);
    expect(said('地区生产总值', '地区生产总值增长5%左右', true)).toBe(1);
  });
});
