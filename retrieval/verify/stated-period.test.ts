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

const cloud = givenFrom('sucheng-digital-economy-action-plan-2022-2024', '省級星級上云企業 |');
const trade = givenFrom('sucheng-digital-economy-action-plan-2022-2024', '電子商務交易額 |');

describe('statedPeriod', () => {
  it.each([
    ['宿城区省级星级上云企业2022年、2023年、2024年的目标依次为120户、150户、180户。', cloud],
    ['宿城区省级星级上云企业的目标，2022年至2024年依次为120户、150户、180户。', cloud],
    ['2022—2024年，宿城区省级星级上云企业目标分别为120户、150户和180户。', cloud],
    ['宿城区电子商务交易额目标2023年为390亿元，比上一年的350亿元增加40亿元。', trade],
    ['宿城区电子商务交易额目标从350亿元增至450亿元，2022年到2024年共增加100亿元。', trade],
    ['宿城区电子商务交易额从2022年的350亿元增加到2024年的450亿元。', trade],
    ['宿城区电子商务交易额2024年增至450亿元。', trade],
  ])('takes the year of each number from their order: %s', (statement, given) => {
    expect(verifyStatement(statement, given).verdict).toBe('supported');
  });

  it.each([
    ['宿城区省级星级上云企业2022年、2023年、2024年的目标依次为120户、180户、150户。', cloud],
    ['宿城区省级星级上云企业2023年、2022年、2024年的目标依次为120户、150户、180户。', cloud],
    ['宿城区省级星级上云企业的目标，2022年至2024年依次为150户、120户、180户。', cloud],
    ['宿城区省级星级上云企业的目标，2021年至2024年依次为120户、150户、180户。', cloud],
    ['宿城区电子商务交易额目标2024年为450亿元，比上一年的350亿元增加100亿元。', trade],
    ['宿城区电子商务交易额目标从350亿元增至450亿元，2022年到2023年共增加100亿元。', trade],
    ['宿城区电子商务交易额目标从390亿元增至450亿元，2022年到2024年共增加60亿元。', trade],
  ])('turns away another order: %s', (statement, given) => {
    expect(verifyStatement(statement, given).verdict).not.toBe('supported');
  });

  it.each([
    ['宿城区2022年至2024年电子商务交易额由350亿元降至450亿元。', trade],
    ['宿城区电子商务交易额从2022年的350亿元减少到2024年的450亿元。', trade],
    ['宿城区电子商务交易额从2024年450亿元增至2022年350亿元。', trade],
    ['宿城区电子商务交易额从2024年的450亿元降至2022年的350亿元。', trade],
    ['宿城区电子商务交易额2024年降至450亿元。', trade],
    ['宿城区省级星级上云企业由2022年的120户缩减到2024年的180户。', cloud],
  ])('turns away a range that runs the other way: %s', (statement, given) => {
    expect(verifyStatement(statement, given).verdict).toBe('contradicted');
  });

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
