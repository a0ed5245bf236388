import { describe, expect, it } from 'vitest';
import { respectivePairs, sharePairs } from './respectively.ts';

const said = (before: string, values: string[], after = '', earlier: string[] = []): string[] | null =>
  respectivePairs({ before, after, count: values.length, earlier })?.map(({ state }, at) => state(values[at] ?? '')) ??
  null;

describe('respectivePairs', () => {
  it('gives each value its name of the list in front', () => {
    expect(said('激光装备、光电显示、微电子信息技术三条产业链分别实现产值', ['65亿元', '6亿元', '15亿元'])).toEqual([
      '激光装备产业链产值65亿元',
      '光电显示产业链产值6亿元',
      '微电子信息技术产业链产值15亿元',
    ]);
  });

  it('says the growth of each', () => {
    expect(said('规上高技术制造业、装备制造业增加值分别增长', ['23.7%', '16.5%'])).toEqual([
      '规上高技术制造业增加值增长23.7%',
      '装备制造业增加值增长16.5%',
    ]);
    expect(said('一、二、三产业增加值分别增长', ['4%', '5%', '6%'])?.[1]).toBe('二产业增加值增长5%');
    expect(said('食品、石化、信息等产业增加值分别下降', ['1%', '2%', '3%'])?.[2]).toBe('信息产业增加值下降3%');
  });

  it('says what is given to each', () => {
    const before = '对新认定国家智能制造示范工厂、省级示范智能车间分别给予最高';
    expect(said(before, ['最高200万元', '最高50万元'], '奖励')).toEqual([
      '对新认定国家智能制造示范工厂给予最高200万元奖励',
      '对新认定省级示范智能车间给予最高50万元奖励',
    ]);
  });

  it('goes back to the figures before where the clause names nothing', () => {
    expect(said('“十三五”时期年均增速分别达', ['9.54%', '8.87%'], '', ['制造业业务收入', '软件业业务收入'])).toEqual([
      '制造业业务收入年均增速达9.54%',
      '软件业业务收入年均增速达8.87%',
    ]);
  });

  it('finds the list behind the values', () => {
    const after = '项目入选全省首批大数据、区块链产业发展试点示范项目';
    expect(said('全省高新区分别有', ['29个', '7个'], after)).toEqual([
      '高新区29个项目入选全省首批大数据产业发展试点示范项目',
      '高新区7个项目入选全省首批区块链产业发展试点示范项目',
    ]);
  });

  it('gives null where lists do not fit', () => {
    expect(said('收支累计分别突破', ['9千亿元', '3万亿元'])).toBeNull();
    expect(said('甲、乙增长', ['1%', '2%'])).toBeNull();
  });
});

describe('sharePairs', () => {
  it('gives each share to a figure before', () => {
    const pairs = sharePairs({ before: '占全省的', after: '', count: 2, earlier: ['甲项目', '乙项目'] });
    expect(pairs?.map(({ name, state }) => [name, state('58%')])).toEqual([
      ['甲项目占全省比重', '甲项目占全省的58%'],
      ['乙项目占全省比重', '乙项目占全省的58%'],
    ]);
  });

  it('gives null for one value or too few figures before', () => {
    expect(sharePairs({ before: '占全省的', after: '', count: 1, earlier: ['甲'] })).toBeNull();
    expect(sharePairs({ before: '占全省的', after: '', count: 2, earlier: ['甲'] })).toBeNull();
  });
});
