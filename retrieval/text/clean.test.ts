import { describe, expect, it } from 'vitest';
import { cleanRange, cleanText } from './clean.ts';
import { toSource } from './mapped-text.ts';

describe('cleanText', () => {
  it.each([
    // The first four stand so in the 盐城 and 宿城 plans.
    ['累计建成 1.2 万个5G基站', '累计建成1.2万个5G基站'],
    ['建成“城市驾驶舱”项 目', '建成“城市驾驶舱”项目'],
    ['数据中心标准机 架数突破2 万架 ,创建国家级绿色数据中心', '数据中心标准机架数突破2万架，创建国家级绿色数据中心'],
    ['宿區數字發〔2022〕1號', '宿区数字发〔2022〕1号'],
    ['4 ﹒ 信息基础设施', '4.信息基础设施'],
    ['（２０２２年）新建５Ｇ基站', '（2022年）新建5G基站'],
    ['占全省的 61.5%;', '占全省的61.5%；'],
    ['全角　空格', '全角空格'],
  ])('folds %j', (source, index) => {
    expect(cleanText(source)).toBe(index);
  });

  it('keeps the space between Latin words and between numbers', () => {
    expect(cleanText('10G  PON 设备')).toBe('10G PON设备');
    expect(cleanText('2022-09-27 15:24')).toBe('2022-09-27 15:24');
  });

  it('keeps comma and colon inside numbers and makes them Chinese elsewhere', () => {
    expect(cleanText('产值1,234亿元,增长5%')).toBe('产值1,234亿元，增长5%');
    expect(cleanText('时间:15:24')).toBe('时间：15:24');
  });

  it('drops the readings that a page prints behind characters, and no other bracket', () => {
    expect(cleanText('加快新(xīn)旧动能转(zhuǎn)换')).toBe('加快新旧动能转换');
    expect(cleanText('高质（zhì）量')).toBe('高质量');
    expect(cleanText('数据(data)、城市信息模型(CIM)')).toBe('数据（data）、城市信息模型（CIM）');
  });

  it('drops characters that nobody sees', () => {
    expect(cleanText('数\u200b字\u00ad经\ufeff济')).toBe('数字经济');
  });
});

describe('cleanRange', () => {
  const source = '前言。累计建成 1.2 万个5G基站 , 市级';

  it('maps every unit to its own place in the whole text', () => {
    const mapped = cleanRange(source, { start: 3, end: source.length });
    expect(mapped.text).toBe('累计建成1.2万个5G基站，市级');
    expect(mapped.starts).toHaveLength(mapped.text.length);
    const at = mapped.text.indexOf('1.2万个');
    const span = toSource(mapped, { start: at, end: at + 5 });
    expect(source.slice(span.start, span.end)).toBe('1.2 万个');
  });

  it('takes a line break for a space', () => {
    expect(cleanRange('规上\n工业', { start: 0, end: 5 }).text).toBe('规上工业');
    expect(cleanRange('AI\nplus', { start: 0, end: 7 }).text).toBe('AI plus');
  });
});
