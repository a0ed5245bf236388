import { describe, expect, it } from 'vitest';
import { givenFrom } from './__fixtures__/given-passages.ts';
import { withMarkedTitles } from './bare-titles.ts';
import { verifyStatement } from './verify-statement.ts';

const jiangsu = '江苏省“十四五”数字经济发展规划';
const zhenjiang = '2022年镇江市数字经济发展工作要点';

describe('withMarkedTitles', () => {
  it('marks a title that stands bare, whole or from its year on', () => {
    expect(withMarkedTitles('江苏省“十四五”数字经济发展规划提出', [jiangsu])).toBe(
      '《江苏省“十四五”数字经济发展规划》提出',
    );
    expect(withMarkedTitles('省里的“十四五”数字经济发展规划提出', [jiangsu])).toBe(
      '省里的《“十四五”数字经济发展规划》提出',
    );
  });

  it('leaves marked titles, other years and words that are no title', () => {
    expect(withMarkedTitles('《2022年镇江市数字经济发展工作要点》提出', [zhenjiang])).toBe(
      '《2022年镇江市数字经济发展工作要点》提出',
    );
    expect(withMarkedTitles('2023年镇江市数字经济发展工作要点提出', [zhenjiang])).toBe(
      '2023年镇江市数字经济发展工作要点提出',
    );
    expect(withMarkedTitles('“十四五”规划', [jiangsu])).toBe('“十四五”规划');
  });

  it('keeps the year of a title from being claimed of a figure, and a claimed one from passing', () => {
    const racks = givenFrom('jiangsu-14th-five-year-digital-economy-plan-2021', '标准机架数达35万架');
    const said = (statement: string): string => verifyStatement(statement, racks).verdict;
    expect(said('江苏省“十四五”数字经济发展规划写明，全省在用数据中心标准机架数达35万架。')).toBe('supported');
    expect(said('江苏省“十四五”末全省在用数据中心标准机架数达35万架。')).toBe('not-found');
    expect(said('江苏省“十四五”数字经济发展规划写明，到“十四五”末全省在用数据中心标准机架数达35万架。')).toBe(
      'not-found',
    );
    expect(said('江苏省“十三五”数字经济发展规划写明，全省在用数据中心标准机架数达35万架。')).toBe('not-found');
  });
});
