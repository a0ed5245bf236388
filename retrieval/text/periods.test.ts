import { describe, expect, it } from 'vitest';
import { findPeriods, OWN_YEAR } from './periods.ts';

const read = (text: string): [number, number, string][] =>
  findPeriods(text).map(({ from, to, label }) => [from, to, label]);

describe('findPeriods', () => {
  it.each([
    ['2022年新建5G基站', [[2022, 2022, '2022年']]],
    ['到2025年，力争达到10%', [[2025, 2025, '2025年']]],
    ['2022年底，完成设计', [[2022, 2022, '2022年底']]],
    ['行动计划（2022—2024年）', [[2022, 2024, '2022—2024年']]],
    ['行动计划（2022-2024年）', [[2022, 2024, '2022-2024年']]],
    ['2021年至2023年', [[2021, 2023, '2021年至2023年']]],
    ['江苏省“十四五”数字经济发展规划', [[2021, 2025, '“十四五”']]],
    ['“十三五”时期年均增速', [[2016, 2020, '“十三五”时期']]],
    ['“十四五”末', [[2025, 2025, '“十四五”末']]],
    ['十四五以来', [[2021, 2025, '十四五']]],
    ['“十五五”规划', [[2026, 2030, '“十五五”']]],
    ['“十四五”年均增长', [[2021, 2025, '“十四五”']]],
    ['第十四个五年规划', [[2021, 2025, '第十四个五年']]],
    ['二〇三五年远景目标', [[2035, 2035, '二〇三五年']]],
    [
      '2023年390亿元、2024年450亿元',
      [
        [2023, 2023, '2023年'],
        [2024, 2024, '2024年'],
      ],
    ],
  ])('reads %j', (text, periods) => {
    expect(read(text)).toEqual(periods);
  });

  it.each([
    '苏数字发〔2022〕4号',
    '世界500强',
    '2022家企业',
    '网安2022镇江行动',
    '12022年',
    '十五小时',
    '二十四五岁',
    '重点项目十五个',
  ])('reads no year in %j', (text) => {
    expect(read(text)).toEqual([]);
  });

  it('says where each stands', () => {
    expect(findPeriods('力争2022年培育')).toEqual([{ from: 2022, to: 2022, label: '2022年', start: 2, end: 7 }]);
  });
});

describe('OWN_YEAR', () => {
  it.each(['今年将完成', '全年争创', '力争年内新增', '本年度'])('knows %j as the year of the document', (text) => {
    expect(OWN_YEAR.test(text)).toBe(true);
  });

  it('does not know 去年 and 2022年 as that', () => {
    expect(OWN_YEAR.test('去年')).toBe(false);
    expect(OWN_YEAR.test('2022年')).toBe(false);
  });
});
