import { describe, expect, it } from 'vitest';
import { blurred, readings, syllables } from './sound.ts';

describe('syllables', () => {
  it('reads a word in context and without tones', () => {
    expect(syllables('镇江市')).toEqual(['zhen', 'jiang', 'shi']);
    expect(syllables('重庆')).toEqual(['chong', 'qing']);
    expect(syllables('宿迁')).toEqual(['su', 'qian']);
    expect(syllables('绿色')).toEqual(['lv', 'se']);
  });
});

describe('readings', () => {
  it('gives all readings of a character', () => {
    expect(readings('宿')).toEqual(['su', 'xiu']);
    expect(readings('G')).toEqual([]);
  });
});

describe('blurred', () => {
  it('hears no difference between sounds that are often mixed up', () => {
    expect(['zheng', 'shan', 'cheng', 'xing', 'niang', 'nan'].map(blurred)).toEqual([
      'zen',
      'san',
      'cen',
      'xin',
      'lian',
      'lan',
    ]);
    expect(blurred('lan')).toBe('lan');
    expect(blurred('en')).toBe('en');
  });
});
