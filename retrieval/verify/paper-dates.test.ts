import { describe, expect, it } from 'vitest';
import { givenFrom } from './__fixtures__/given-passages.ts';
import { verifyStatement } from './verify-statement.ts';

const jiangsu = 'jiangsu-14th-five-year-digital-economy-plan-2021';
const zhenjiang = 'zhenjiang-digital-economy-work-points-2022';

function problemOf(statement: string, given: ReturnType<typeof givenFrom>): string {
  const verdict = verifyStatement(statement, given);
  return 'problem' in verdict ? verdict.problem : verdict.verdict;
}

const plan = givenFrom(jiangsu, '已经省人民政府同意');
const points = givenFrom(zhenjiang, '已经市委常委会');

// 落款 2021年8月10日, on the web page 发布日期 2021-11-01.
describe('days and issuer of a paper', () => {
  it.each([
    ['supported', '《江苏省“十四五”数字经济发展规划》于2021年8月10日印发。', plan],
    ['supported', '《江苏省“十四五”数字经济发展规划》落款日期为2021年8月10日。', plan],
    ['supported', '《江苏省“十四五”数字经济发展规划》的网上发布日期是2021年11月1日。', plan],
    ['period', '《江苏省“十四五”数字经济发展规划》于2021年11月1日印发。', plan],
    ['period', '《江苏省“十四五”数字经济发展规划》落款日期为2021年11月1日。', plan],
    ['period', '《江苏省“十四五”数字经济发展规划》的网上发布日期是2021年8月10日。', plan],
    ['supported', '《2022年镇江市数字经济发展工作要点》由镇江市数字经济工作领导小组印发。', points],
  ] as const)('says %s of: %s', (problem, statement, given) => {
    expect(problemOf(statement, [...given])).toBe(problem);
  });

  it('takes no other body for the one that issued it', () => {
    const all = [...points, ...givenFrom(zhenjiang, '推动数字经济核心产业加快发展')];
    expect(problemOf('《2022年镇江市数字经济发展工作要点》由镇江市发改委印发。', all)).toBe('body');
  });
});
