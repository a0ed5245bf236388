import { describe, expect, it } from 'vitest';
import { baseUnit, sameUnit, scaledValue } from './figure-units.ts';

describe('scaledValue', () => {
  it.each([
    [1.2, '万个', 12_000],
    [10_000, '个', 10_000],
    [7.1, '万座', 71_000],
    [1.0678, '万亿元', 1_067_800_000_000],
    [3500, '亿元', 350_000_000_000],
    [11.25, '%', 11.25],
    [3, '万千瓦', 30_000],
  ])('of %d %s is %d', (value, unit, expected) => {
    expect(scaledValue({ value, unit })).toBe(expected);
  });

  it('is null for a cell without a target', () => {
    expect(scaledValue({ value: null, unit: '个' })).toBeNull();
  });
});

describe('baseUnit', () => {
  it.each([
    ['万户', '户'],
    ['万千瓦', '千瓦'],
    ['千米', '千米'],
    ['个百分点', '个百分点'],
    ['百分点', '百分点'],
  ])('of %s is %s', (unit, expected) => {
    expect(baseUnit(unit)).toBe(expected);
  });
});

describe('sameUnit', () => {
  it.each([
    ['座', '个'],
    ['万个', '座'],
    ['户', '家'],
    ['家', '个'],
    ['万亿元', '亿元'],
    ['公里', '千米'],
    ['个百分点', '百分点'],
    ['平方米', '㎡'],
  ])('%s and %s count the same', (one, other) => {
    expect(sameUnit(one, other)).toBe(true);
    expect(sameUnit(other, one)).toBe(true);
  });

  it.each([
    ['人', '人次'],
    ['%', '个百分点'],
    ['元', '个'],
    ['项', '件'],
    ['户', '人'],
    ['吨', '标箱'],
    ['亩', '平方米'],
  ])('%s and %s do not', (one, other) => {
    expect(sameUnit(one, other)).toBe(false);
    expect(sameUnit(other, one)).toBe(false);
  });
});
