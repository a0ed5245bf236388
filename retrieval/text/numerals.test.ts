import { describe, expect, it } from 'vitest';
import { chineseNumeral, parseNumeral, parsePercent, scale } from './numerals.ts';

describe('parseNumeral', () => {
  it.each([
    ['1400', 1400],
    ['1,400', 1400],
    ['12,345,678.5', 12345678.5],
    ['１．２', 1.2],
    ['11.25', 11.25],
    ['0', 0],
    ['-3.5', -3.5],
    ['负二', -2],
    ['1.2万', 12000],
    ['1万2千', 12000],
    ['1.2万亿', 1200000000000],
    ['12 万', 120000],
    ['7.1万', 71000],
    ['3千', 3000],
    ['3.5千', 3500],
    ['2亿5千万', 250000000],
    ['一千四百', 1400],
    ['二十六', 26],
    ['十', 10],
    ['十二', 12],
    ['两', 2],
    ['两千', 2000],
    ['〇', 0],
    ['一百零五', 105],
    ['一百一十', 110],
    ['一百一', 110],
    ['三百五', 350],
    ['三千五', 3500],
    ['一万二', 12000],
    ['一万零二', 10002],
    ['一千零一十', 1010],
    ['一千零五', 1005],
    ['一亿二千万', 120000000],
    ['十五万', 150000],
    ['一百万', 1000000],
    ['五十万零三百', 500300],
    ['二〇二二', 2022],
    ['十二点五', 12.5],
    ['零点零五', 0.05],
    ['三点六万', 36000],
    ['壹佰贰拾', 120],
    ['一万万', 100000000],
    ['百分之三十', 30],
    ['30%', 30],
  ])('reads %s', (text, value) => {
    expect(parseNumeral(text)).toBe(value);
  });

  it.each([
    '',
    '万',
    '百',
    '几十',
    '数百',
    '1,40',
    '1.2.3',
    '十百',
    '百千',
    '一二十',
    '个',
    '12个',
    '1万2万',
    '3-5',
    '点五',
    '点',
    '十点',
    '1.',
  ])('refuses %s', (text) => {
    expect(parseNumeral(text)).toBeNull();
  });
});

describe('parsePercent', () => {
  it.each([
    ['30%', 30],
    ['１１.２５％', 11.25],
    ['百分之三十', 30],
    ['百分之十一点二五', 11.25],
    ['三成', 30],
    ['三成五', 35],
    ['六成半', 65],
  ])('reads %s', (text, value) => {
    expect(parsePercent(text)).toBe(value);
  });

  it.each(['30', '三十', '完成', '成'])('refuses %s', (text) => {
    expect(parsePercent(text)).toBeNull();
  });
});

describe('scale', () => {
  it.each([
    ['十', 10],
    ['百', 100],
    ['千', 1000],
    ['万', 10000],
    ['百万', 1000000],
    ['千万', 10000000],
    ['亿', 100000000],
    ['万亿', 1000000000000],
  ])('of %s', (unit, worth) => {
    expect(scale(unit)).toBe(worth);
  });

  it('is null for what is no unit of counting', () => {
    expect(scale('个')).toBeNull();
    expect(scale('万个')).toBeNull();
    expect(scale('')).toBeNull();
  });
});

describe('chineseNumeral', () => {
  it.each([
    [0, '零'],
    [2, '二'],
    [10, '十'],
    [14, '十四'],
    [20, '二十'],
    [26, '二十六'],
    [101, '一百零一'],
    [110, '一百一十'],
    [1005, '一千零五'],
    [1400, '一千四百'],
    [10002, '一万零二'],
    [12000, '一万二千'],
    [100500, '十万零五百'],
    [120000000, '一亿二千万'],
    [-3, '负三'],
  ])('of %d', (value, written) => {
    expect(chineseNumeral(value)).toBe(written);
  });

  it('is read back by parseNumeral', () => {
    for (let value = 0; value < 20000; value += 7) expect(parseNumeral(chineseNumeral(value))).toBe(value);
  });

  it('refuses fractions', () => {
    expect(() => chineseNumeral(1.5)).toThrow('whole numbers');
  });
});
