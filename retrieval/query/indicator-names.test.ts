import { describe, expect, it } from 'vitest';
import { seedDocument, seedIds } from '../__fixtures__/seed-documents.ts';
import { indicatorKey, matchIndicatorNames } from './indicator-names.ts';

const key = (name: string, unit = '个'): string => indicatorKey({ name, unit });

describe('indicatorKey', () => {
  it.each([
    ['数字经济核心产业增加值占GDP比重', '数字经济核心产业增加值占地区生产总值比重', '%'],
    ['核心产业增加值占地区生产总值的比重', '数字经济核心产业增加值占GDP比重', '%'],
    ['5G基站', '5G基站数', '座'],
    ['新建5G基站', '5G基站总数', '个'],
    ['省级示范智能车间', '省级智能制造示范车间', '家'],
    ['省星级上云企业', '省级星级“上云”企业', '户'],
    ['“一网通办率”', '政务服务“一网通办”率', '%'],
    ['政务服务“一网通办”', '一网通办率', '%'],
    ['电商交易额', '电子商务交易额', '亿元'],
    ['农产品年网络销售额', '农产品网络销售额', '亿元'],
    ['全市规上工业企业数', '规模以上工业企业', '家'],
    ['城镇新增就业人数', '城镇新增就业', '万人'],
    ['单位GDP能耗降低', '单位地区生产总值能耗', '%'],
  ])('is one for %s and %s', (one, other, unit) => {
    expect(key(one, unit)).toBe(key(other, unit));
  });

  it.each([
    ['省级智能制造示范车间', '市级以上智能制造示范车间', '个'],
    ['省级智能制造示范车间', '市级智能制造示范车间', '个'],
    ['省级智能制造示范车间', '省级以上智能制造示范车间', '个'],
    ['省级智能制造示范车间', '省级智能制造示范工厂', '个'],
    ['省级星级上云企业', '星级上云企业', '家'],
    ['工业互联网标识解析二级节点', '工业互联网标识解析二级节点接入企业', '个'],
    ['企业入选中国元宇宙潜力企业榜单', '企业入选中国产业区块链企业100强', '家'],
    ['数字经济核心产业增加值', '数字经济核心产业增加值占GDP比重', '%'],
    ['数字经济增加值占GDP比重', '数字经济核心产业增加值占GDP比重', '%'],
    ['规模以上工业企业', '工业企业', '家'],
    ['软件业务收入', '软件业务收入增速', '%'],
    ['每万人拥有5G基站数', '5G基站数', '个'],
    ['新能源汽车产量', '能源汽车产量', '辆'],
    ['建设用地面积', '用地面积', '亩'],
    ['线上培训', '线下培训', '人次'],
    ['常住人口城镇化率', '户籍人口城镇化率', '%'],
    ['万人发明专利拥有量', '发明专利拥有量', '件'],
  ])('differs for %s and %s', (one, other, unit) => {
    expect(key(one, unit)).not.toBe(key(other, unit));
  });
});

const names = [...new Set(seedIds.flatMap((id) => seedDocument(id).figures.map(({ name }) => name)))];
const matched = (asked: string): string[] => matchIndicatorNames(asked, names).names.sort();

describe('matchIndicatorNames', () => {
  it.each(['5G基站', '５Ｇ基站', '5g基站數', '5G基站总数', '5G基站建设目标', '第五代移动通信基站'])(
    'reads %s as the base stations of every paper',
    (asked) => {
      expect(matched(asked)).toEqual(['5G基站', '5G基站数']);
    },
  );

  it.each([
    '核心产业占比',
    '数字经济核心产业占GDP',
    '核心产业增加值占GDP的比重',
    '核心產業增加值佔地區生產總值比重',
    '数字经济核心产业增加值占比',
  ])('reads %s as the share of the core industries in GDP', (asked) => {
    expect(matched(asked)).toEqual(['数字经济核心产业增加值占GDP比重', '数字经济核心产业增加值占地区生产总值比重']);
  });

  it('reads words that a segmentation cuts', () => {
    const asked = (name: string): string[] => matchIndicatorNames(name, ['常住人口城镇化率', '城镇新增就业']).names;
    expect(asked('城镇化率')).toEqual(['常住人口城镇化率']);
    expect(asked('城镇')).toEqual(['城镇新增就业']);
  });

  it('keeps levels apart when one is named', () => {
    expect(matched('省级智能车间')).toEqual(['省级智能制造示范车间', '省级示范智能车间']);
    expect(matched('市级以上智能制造示范车间')).toEqual(['市级以上智能制造示范车间']);
    expect(matched('市级智能制造示范车间')).toEqual([]);
    expect(matched('智能车间')).toEqual(['市级以上智能制造示范车间', '省级智能制造示范车间', '省级示范智能车间']);
  });

  it('means what stands at the end of the name', () => {
    expect(matched('标识解析二级节点')).toEqual(['工业互联网标识解析二级节点']);
    expect(matched('二级节点接入企业')).toEqual(['工业互联网标识解析二级节点接入企业']);
  });

  it('gives names that speak of it when none is it', () => {
    expect(matched('元宇宙')).toEqual(['企业入选中国元宇宙潜力企业榜单', '企业入选中国元宇宙潜力企业榜单占全省比重']);
  });

  it.each([
    '数字经济占GDP比重',
    '产业增加值占GDP比重',
    '数字经济核心产业增加值',
    '每万人拥有5G基站数',
    '电子商务交易额增速',
    '贷款余额',
  ])('gives no neighbour for %s', (asked) => {
    expect(matched(asked)).toEqual([]);
  });

  it.each(["' OR 1=1 --", '', '   ', '的', '目标', '！？', '%', '.*', '(['])('finds nothing for %j', (asked) => {
    expect(matched(asked)).toEqual([]);
  });

  it('reads the kind from the words around the name', () => {
    const kinds = (asked: string): string[] | null => matchIndicatorNames(asked, names).kinds;
    expect(kinds('5G基站')).toBeNull();
    expect(kinds('新建5G基站')).toEqual(['new']);
    expect(kinds('累计建成5G基站')).toEqual(['cumulative']);
    expect(kinds('每年新增星级上云企业')).toEqual(['yearly']);
  });
});
