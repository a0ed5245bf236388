import { describe, expect, it } from 'vitest';
import { findPeriods } from '#retrieval/text/periods';
import { yearsOfQuestion } from './figure-answer.ts';

describe('yearsOfQuestion', () => {
  const years = (question: string): number[] =>
    yearsOfQuestion(findPeriods(question)).flatMap(({ from, to }) => [from, to]);

  it('takes both ends that are named, not those of the term around them', () => {
    expect(years('“十四五”期间产值从2020年到2025年增加了多少')).toEqual([2020, 2025]);
    expect(years('“十四五”期间2023年比2020年增加了多少')).toEqual([2023, 2023, 2020, 2020]);
  });

  it('keeps a term that is asked about itself', () => {
    expect(years('“十四五”期间产值增加了多少')).toEqual([2021, 2025]);
    expect(years('“十四五”期间比2020年增加了多少')).toEqual([2021, 2025, 2020, 2020]);
  });
});
