import { describe, expect, it } from 'vitest';
import { tokenise, tokeniseQuery } from './tokenise.ts';

describe('tokenise', () => {
  it('cuts Chinese into dictionary words, and into characters with their pairs', () => {
    expect(tokenise('数字经济')).toEqual({
      words: ['数字', '经济'],
      chars: ['数', '数字', '字', '字经', '经', '经济', '济'],
    });
  });

  it('drops punctuation, and makes no pair across it', () => {
    expect(tokenise('城市。乡村')).toEqual({
      words: ['城市', '乡村'],
      chars: ['城', '城市', '市', '乡', '乡村', '村'],
    });
    expect(tokenise('，。！？()·').words).toEqual([]);
  });

  it.each([
    ['5G', ['5g']],
    ['11.25%', ['11.25']],
    ['1,400', ['1400']],
    ['1,234,567.8', ['1234567.8']],
    ['2021,2022', ['2021', '2022']],
    ['2022.5.10', ['2022', '5', '10']],
    ['5.5G-A', ['5.5g', 'a']],
    ['IPv6', ['ipv6']],
    ['4K/8K', ['4k', '8k']],
    ['3-5', ['3', '5']],
    ['caf\u00e9', ['café']],
  ])('takes %j as %j in both lists', (text, tokens) => {
    expect(tokenise(text)).toEqual({ words: tokens, chars: tokens });
  });

  it('keeps numbers and Chinese apart', () => {
    expect(tokenise('到2025年达到10.3%').words.sort()).toEqual(['10.3', '2025', '到', '年', '达到']);
  });

  it('cuts the same words in the same way wherever they stand', () => {
    const sentence = '力争到2025年数字经济核心产业增加值占地区生产总值比重达到10%以上';
    for (const text of [`${sentence}。全面推进数字化转型。`, `（二）发展目标：${sentence}`, sentence]) {
      for (const word of ['数字', '核心', '产业', '比重', '达到']) expect(tokenise(text).words).toContain(word);
    }
  });

  it('takes a character outside the basic plane as one', () => {
    expect(tokenise('𠮷野').chars).toEqual(['𠮷', '𠮷野', '野']);
  });
});

describe('tokeniseQuery', () => {
  it('leaves question words out and makes no pair across them', () => {
    expect(tokeniseQuery('园区有多少家企业？')).toEqual({
      words: ['园区', '有', '家', '企业'],
      chars: ['园', '园区', '区', '区有', '有', '家', '家企', '企', '企业', '业'],
    });
  });

  it('gives a repeated word once', () => {
    expect(tokeniseQuery('5G基站和5G基站')).toEqual({
      words: ['基', '站', '和', '5g'],
      chars: ['基', '基站', '站', '站和', '和', '5g'],
    });
  });

  it('keeps question words when there is nothing else', () => {
    expect(tokeniseQuery('是什么').words).toEqual(['是', '什么']);
  });
});
