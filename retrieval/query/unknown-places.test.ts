import { describe, expect, it } from 'vitest';
import { unknownPlaces } from './unknown-places.ts';

const known = { occurrences: (text: string): number => (text === '智慧园区' ? 1 : 0) };
const places = (question: string, regions: string[] = []): string[] => unknownPlaces(question, regions, known);

describe('unknownPlaces', () => {
  it('finds a place that no list and no paper has', () => {
    expect(places('张浦镇2024年5G基站目标')).toEqual(['张浦镇']);
    expect(places('2022年梅李镇上云企业')).toEqual(['梅李镇']);
    expect(places('那张浦镇呢')).toEqual(['张浦镇']);
    expect(places('乌有市2024年5G基站目标')).toEqual(['乌有市']);
    expect(places('甲县2024年上云企业数')).toEqual(['甲县']);
  });

  it('takes no recognised region and no word for places in general', () => {
    expect(places('盐城市2024年5G基站目标', ['盐城市'])).toEqual([]);
    expect(places('全市2024年5G基站目标')).toEqual([]);
    expect(places('2024年示范县有几个')).toEqual([]);
    expect(places('2022年智慧园区平台谁牵头')).toEqual([]);
    expect(places('市级以上平台有几个')).toEqual([]);
    expect(places('支持哪些市搞试点示范？')).toEqual([]);
    expect(places('不是市发改委吗？')).toEqual([]);
    expect(places('今天股市怎么样')).toEqual([]);
    expect(places('住房城乡建设部2023年要制定哪些办法')).toEqual([]);
  });
});
