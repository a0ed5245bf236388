import { describe, expect, it } from 'vitest';
import { localRegions, unlistedRegion } from './local-regions.ts';
import { findRegions } from './regions.ts';

describe('unlistedRegion', () => {
  it.each([
    ['测试市2024年数字经济工作要点', '测试市', 'city'],
    ['2024年测试县数字经济工作要点', '测试县', 'district'],
    ['2023-2025年镇江高新区行动计划', '镇江高新区', 'district'],
    ['江苏省苏州工业园区管委会', '苏州工业园区', 'district'],
  ])('%s is of %s', (text, name, level) => {
    expect(unlistedRegion(text)).toMatchObject({ name, level });
  });

  it.each([
    '镇江市2024年数字经济工作要点',
    '浦东新区规划',
    '智慧城市建设方案',
    '全市数字经济工作要点',
    '某市2023年工作要点',
    '市应急管理局2023年措施',
    '自贸区建设方案',
    '开发区条例',
    '城区更新方案',
    '上市公司高质量发展行动',
    '县级市建设方案',
    '社区治理意见',
  ])('%s is of no place that the codes lack', (text) => {
    expect(unlistedRegion(text)).toBeNull();
  });
});

describe('findRegions with local regions', () => {
  const local = localRegions(['镇江市', '全国', '测试市', '镇江高新区']);
  const named = (text: string): string[] => findRegions(text, local).map(({ region }) => region.name);

  it('finds the full name anywhere and before a name of the codes', () => {
    expect(named('比较镇江高新区和镇江的5G基站')).toEqual(['镇江高新区', '镇江市']);
    expect(named('请问测试市有多少5G基站')).toEqual(['测试市']);
  });

  it('finds the short name only where a place stands', () => {
    expect(named('测试2023年新建多少5G基站')).toEqual(['测试市']);
    expect(named('开展软件测试和评估')).toEqual([]);
  });
});
