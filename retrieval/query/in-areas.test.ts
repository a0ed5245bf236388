import { describe, expect, it } from 'vitest';
import { isOf } from './in-areas.ts';

describe('isOf', () => {
  const area = { pattern: /望江新区/u };

  it('is a figure whose statement begins with the area', () => {
    expect(isOf(area, '望江新区2025年规上工业产值达到210亿元')).toBe(true);
    expect(isOf(area, '力争望江新区累计建成5G基站120座')).toBe(true);
  });

  it.each([
    '规上工业产值达到860亿元',
    '支持望江新区建设投资5亿元',
    '望江新区等全市园区产值达到90亿元',
    '望江新区建设投资5亿元',
    '望江新区和镇江市引进企业5家',
  ])('is not: %s', (statement) => {
    expect(isOf(area, statement)).toBe(false);
  });
});
