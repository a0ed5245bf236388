import { describe, expect, it } from 'vitest';
import type { RankedFigure } from '#retrieval/query/rank-figures';
import { verdictOn } from './over-years.ts';

const growth = (year: number, value: number, qualifier: string | null): RankedFigure =>
  ({
    figure: {
      region: '甲省',
      period: { from: year, to: year, label: `${year}年` },
      name: '工业增加值',
      value,
      valueText: `${value}%`,
      unit: '%',
      kind: 'change',
      qualifier,
      statement: `工业增加值增长${value}%${qualifier ?? ''}`,
      context: [],
      proof: { start: 0, end: 1 },
    },
    found: { document: {}, passage: { section: null } },
  }) as unknown as RankedFigure;

const verdict = (...group: RankedFigure[]): string | undefined => verdictOn(group)[0]?.text;

describe('verdictOn', () => {
  it('says which of two years is higher, the later one first', () => {
    expect(verdict(growth(2026, 6, null), growth(2025, 7.9, null))).toBe(
      '按数值比较，甲省2026年工业增加值增长6%，低于2025年的7.9%',
    );
  });

  it('says that a bound is one', () => {
    expect(verdict(growth(2025, 5.6, null), growth(2026, 5, '以上'))).toBe(
      '按数值比较，甲省2026年工业增加值增长5%以上，低于2025年的5.6%；原文的数字有“以上”的限定，仅按所写数值计算',
    );
  });

  it('does not choose between three values or one', () => {
    expect(verdict(growth(2025, 5.6, null))).toBeUndefined();
    expect(verdict(growth(2024, 5, null), growth(2025, 5.6, null), growth(2026, 5, null))).toBeUndefined();
  });
});
