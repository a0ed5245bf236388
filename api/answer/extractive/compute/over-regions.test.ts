import { describe, expect, it } from 'vitest';
import type { Figure } from '#retrieval/plan-document';
import { highestOf } from './over-regions.ts';

const goal = (region: string, value: number, qualifier: string | null = null): Figure =>
  ({ region, value, valueText: `${value}%`, unit: '%', qualifier }) as unknown as Figure;

describe('highestOf', () => {
  it('names the one place that is highest', () => {
    expect(highestOf([goal('甲川省', 5), goal('乙川省', 6), goal('丙川省', 4)])).toBe('按数值比较，乙川最高（6%）');
  });

  it('does not choose between places that print the same number', () => {
    expect(highestOf([goal('甲川省', 5), goal('乙川省', 5), goal('丙川省', 4)])).toBe(
      '按数值比较，甲川、乙川并列最高，均为5%',
    );
    expect(highestOf([goal('甲川省', 5, '左右'), goal('乙川省', 5, '以上'), goal('丙川省', 5, '左右')])).toBe(
      '按数值比较，甲川、乙川、丙川所写数值相同，均为5%；原文的数字有“左右”“以上”的限定，仅按所写数值计算',
    );
  });
});
