import { describe, expect, it } from 'vitest';
import { cleanQuestion } from './clean-question.ts';

describe('cleanQuestion', () => {
  it.each([
    ['镇江\u0000\u0007 5G', '镇江 5G'],
    ['\u202e镇江\u2066市\u2069', '镇江市'],
    ['镇\u200b江\ufeff', '镇江'],
    ['一行\r\n二行\t三', '一行 二行 三'],
    ['\u3000 镇江 \u00a0', '镇江'],
    ['半个\ud83d字符', '半个字符'],
    ['𠮷野家 5G', '𠮷野家 5G'],
    ['\u0000\u200b', ''],
  ])('makes %j %j', (typed, clean) => {
    expect(cleanQuestion(typed)).toBe(clean);
  });
});
