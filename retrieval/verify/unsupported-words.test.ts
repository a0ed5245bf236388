import { describe, expect, it } from 'vitest';
import { unsupportedWords } from './unsupported-words.ts';

const ROW = { quotes: ['第二产业\n\n99.5\n\n-3.1', '比上年增长（%）', '单位：亿元'], facts: [] };

describe('unsupportedWords', () => {
  it('finds a number of a line of its own with the unit of its column', () => {
    expect(unsupportedWords('第二产业99.5亿元', ROW)).toEqual([]);
    expect(unsupportedWords('第二产业比上年增长-3.1%', ROW)).toEqual([]);
  });

  it('finds no part of such a number, nor a unit that nobody gives', () => {
    expect(unsupportedWords('第二产业9.5亿元', ROW)).toEqual(['9.5亿元']);
    expect(unsupportedWords('第二产业99.5万元', ROW)).toEqual(['99.5万元']);
  });

  it('gives no unit of elsewhere to a number inside a sentence', () => {
    const quotes = ['第二产业增加99.5，增速', '（%）'];
    expect(unsupportedWords('第二产业增加99.5%', { quotes, facts: [] })).toEqual(['99.5%']);
  });
});
