import { describe, expect, it } from 'vitest';
import { qualifierFault, rulingQualifiers } from './qualifiers.ts';

describe('qualifierFault', () => {
  it.each([
    [null, null],
    ['以上', '不少于'],
    ['争取', '力争'],
    ['力争、超', '力争、突破'],
    ['左右', '约'],
  ])('takes %s for %s', (stated, given) => {
    expect(qualifierFault(stated, given)).toBe(null);
  });

  it.each([
    [null, '以上', 'qualifier'],
    ['超', '以上', 'qualifier'],
    ['以上', '超', 'qualifier'],
    ['以上', null, 'qualifier'],
    ['左右', '以上', 'qualifier'],
    ['不超过', '以上', 'qualifier'],
    [null, '力争', 'strength'],
    ['确保', '力争', 'strength'],
    ['力争', null, 'strength'],
  ])('does not take %s for %s', (stated, given, problem) => {
    expect(qualifierFault(stated, given)?.problem).toBe(problem);
  });

  it('finds what rules a number from further in front', () => {
    expect(rulingQualifiers('对国家智能制造示范工厂最高奖励', null)).toBe('最高');
    expect(rulingQualifiers('盐城力争到2024年，产业规模', '突破')).toBe('力争、突破');
  });
});
