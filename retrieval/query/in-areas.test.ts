import { describe, expect, it } from 'vitest';
import { isBeforeFigure, isSubject } from './in-areas.ts';

describe('isBeforeFigure', () => {
  const area = { pattern: /望江新区/u };
  const of = (before: string, name: string): boolean => isBeforeFigure(area, { before, name });

  it('is an area directly in front of the name of the figure', () => {
    expect(of('望江新区2025年规上工业产值达到', '规上工业产值')).toBe(true);
    expect(of('全市增长5%，其中望江新区累计建成5G基站', '5G基站')).toBe(true);
    expect(of('望江新区引进', '企业')).toBe(true);
  });

  it('is none that an earlier part of the sentence names', () => {
    expect(of('支持望江新区建设，规上工业产值达到', '规上工业产值')).toBe(false);
    expect(of('望江新区建成5G基站120座，全市建成5G基站', '5G基站')).toBe(false);
  });

  it('is none with another place or a whole region behind it', () => {
    expect(of('望江新区等全市园区产值达到', '产值')).toBe(false);
    expect(of('支持望江新区建设和深化改革带动规上工业产值达到', '规上工业产值')).toBe(false);
  });
});

describe('isSubject', () => {
  const area = { pattern: /望江新区/u };

  it('carries the area that opens a sentence over its commas', () => {
    expect(isSubject(area, '全市产值900亿元。望江新区新开工项目35个，实现工业总产值')).toBe(true);
  });

  it.each([
    '支持望江新区建设，规上工业产值达到',
    '望江新区建设提速，规上工业产值达到',
    '望江新区建成5G基站120座，全市建成5G基站',
    '望江新区开工35个，镇江市实现产值',
  ])('carries it no further than its own: %s', (before) => {
    expect(isSubject(area, before)).toBe(false);
  });
});
