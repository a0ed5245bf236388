import { describe, expect, it } from 'vitest';
import { givenFrom } from './__fixtures__/given-passages.ts';
import { verifyStatement } from './verify-statement.ts';

// 全省在用数据中心标准机架数达35万架 has no year; 盐城 到2024年…突破2万架.
const racks = [
  ...givenFrom('jiangsu-14th-five-year-digital-economy-plan-2021', '标准机架数达35万架'),
  ...givenFrom('yancheng-digital-economy-action-plan-2022-2024', '标准机架数突破2万架'),
];

function problemOf(statement: string): string {
  const verdict = verifyStatement(statement, racks);
  return 'problem' in verdict ? verdict.problem : verdict.verdict;
}

describe('statedPeriod', () => {
  it.each([
    '江苏全省在用数据中心标准机架数达35万架，盐城市到2024年数据中心标准机架数突破2万架。',
    '江苏全省数据中心标准机架数35万架是在用的已有数，盐城市数据中心标准机架数突破2万架是到2024年要达到的目标数。',
  ])('does not ask of one place for the year of another: %s', (statement) => {
    expect(problemOf(statement)).toBe('supported');
  });

  it.each([
    '江苏全省到2024年在用数据中心标准机架数达35万架，盐城市数据中心标准机架数突破2万架。',
    '到2024年，江苏全省在用数据中心标准机架数达35万架，盐城市数据中心标准机架数突破2万架。',
    '江苏全省在用数据中心标准机架数达35万架，盐城市到2025年数据中心标准机架数突破2万架。',
    '江苏全省在用数据中心标准机架数达35万架，这是全省2024年的数，盐城市到2024年突破2万架。',
  ])('asks for the year that a place is given: %s', (statement) => {
    expect(problemOf(statement)).toBe('period');
  });
});
