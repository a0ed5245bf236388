import { describe, expect, it } from 'vitest';
import { sameThing, verdictOf } from './compared-claim.ts';

const side = (value: number, words = ''): { value: number; words: string } => ({ value, words });
const named = (name: string): { figure: { name: string } } => ({ figure: { name } });

describe('verdictOf', () => {
  it.each([
    ['超过4 is more than 2.87', true, side(4, '超过4万亿元'), side(2.87), 'yes'],
    ['and not less', false, side(4, '超过4万亿元'), side(2.87), 'no'],
    ['超过3 may be more than 4', true, side(3, '超过3万亿元'), side(4), 'open'],
    ['不超过4 may be less than 3', true, side(4, '不超过4万亿元'), side(3), 'open'],
    ['超过4 is more than 4 or is not', true, side(4, '超过4万亿元'), side(4), 'open'],
    ['two values', true, side(5), side(6), 'no'],
  ])('%s', (_, more, left, right, expected) => {
    expect(verdictOf(more, left, right)).toBe(expected);
  });
});

describe('sameThing', () => {
  it('takes two indicators for two', () => {
    expect(sameThing([named('规模以上电子信息制造业业务收入'), named('电子信息产品制造业业务收入')])).toBe(false);
    expect(sameThing([named('规模以上工业增加值'), named('工业增加值')])).toBe(false);
    expect(sameThing([named('建设开通5G基站'), named('5G基站数')])).toBe(true);
  });
});
