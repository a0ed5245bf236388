import { describe, expect, it } from 'vitest';
import { asksForAllYears } from './per-year.ts';

describe('asksForAllYears', () => {
  it('hears the number of all the years with and without 共, not in the name of a plan', () => {
    expect(asksForAllYears('三年至少要招引多少个项目')).toBe(true);
    expect(asksForAllYears('五年内要培育几家企业')).toBe(true);
    expect(asksForAllYears('三年行动计划要求培育多少家企业')).toBe(false);
    expect(asksForAllYears('2023年要招引多少个项目')).toBe(false);
  });
});
