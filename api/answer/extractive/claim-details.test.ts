import { describe, expect, it } from 'vitest';
import { hasOtherDetail, hasOtherPlace } from './claim-details.ts';

// Invented, in the manner of a report and of a bulletin.
describe('hasOtherDetail', () => {
  it.each([
    ['生产总值从2020年的310亿元增长到2024年的493亿元', '全县生产总值从2020年的310亿元增长到2025年的493亿元'],
    ['集聚光电领域省级高新技术企业42家', '目前已集聚光电领域国家级高新技术企业42家'],
    ['桐庐是全国首批5个法定货币试点城市之一', '桐庐成为全国首批4个试点城市之一'],
    ['2023年底完成智慧公路设计', '2022年底，完成智慧公路设计'],
  ])('finds it in %s', (claim, said) => {
    expect(hasOtherDetail(claim, said)).toBe(true);
    expect(hasOtherDetail(said, said)).toBe(false);
  });

  it.each([
    ['新建充电桩300个', '新建充电站30座、充电桩300个'],
    ['食品产业增长7.5%', '食品、医药产业分别增长7.5%、11.5%'],
    ['2025年建成智慧公路', '到2025年，智慧公路全部建成'],
  ])('finds none in %s', (claim, said) => {
    expect(hasOtherDetail(claim, said)).toBe(false);
  });
});

describe('hasOtherPlace', () => {
  it('compares places in front of the same words', () => {
    const said = '唐山港沿海货物吞吐量稳居世界第二，石家庄国际陆港实现跨越式发展';
    expect(hasOtherPlace('秦皇岛港沿海货物吞吐量稳居世界第二', said, ['河北省'])).toBe(true);
    expect(hasOtherPlace('河北唐山港沿海货物吞吐量稳居世界第二', said, ['河北省'])).toBe(false);
  });
});
