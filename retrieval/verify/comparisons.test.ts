import { describe, expect, it } from 'vitest';
import { givenFrom } from './__fixtures__/given-passages.ts';
import { verifyStatement } from './verify-statement.ts';

const sucheng = 'sucheng-digital-economy-action-plan-2022-2024';
const yancheng = 'yancheng-digital-economy-action-plan-2022-2024';

// 5G基站数（座）: 2022 1180, 2023 1380, 2024 1500.
const row = givenFrom(sucheng, '5G基站數').filter(({ passage }) => passage.kind === 'table-row');
const stations = [...givenFrom(sucheng, '建設開通5G基站1500座以上'), ...row];
const shares = [
  ...givenFrom(sucheng, '占GDP比重達到11.25%左右'),
  ...givenFrom(yancheng, '占地区生产总值比重达到10%以上'),
];

function problemOf(statement: string, given: ReturnType<typeof givenFrom>): string {
  const verdict = verifyStatement(statement, given);
  return 'problem' in verdict ? verdict.problem : verdict.verdict;
}

describe('a statement that compares two figures', () => {
  it.each([
    ['宿城区附件1中2024年5G基站数1500座，比2022年1180座多320座。', row],
    ['宿城区5G基站数2024年为1500座，比2022年的1180座增加320座。', row],
    ['宿城区2022年5G基站数为1180座，2024年5G基站数为1500座，2024年比2022年多320座。', row],
    ['宿城区2022年5G基站数为1180座，2024年为1500座，2022年比2024年少320座。', row],
    ['宿城区到2024年建设开通5G基站1500座以上，比2022年5G基站数1180座多320座以上。', stations],
    ['从2024年目标数值看，宿城区的11.25%左右高于盐城市的10%以上。', shares],
    [
      '宿城区数字经济核心产业增加值占GDP比重的目标更高，为达到11.25%左右，盐城市占地区生产总值比重为达到10%以上。',
      shares,
    ],
    ['到2024年，宿城区数字经济核心产业增加值占GDP比重达到11.25%左右，高于盐城市的10%以上。', shares],
  ])('passes when the year behind 比 is that of the second: %s', (statement, given) => {
    expect(problemOf(statement, given)).toBe('supported');
  });

  it.each([
    ['period', '宿城区2024年5G基站数1180座，比2022年1500座多320座。', row],
    ['period', '宿城区2024年5G基站数1500座，比2023年1180座多320座。', row],
    ['period', '宿城区2022年5G基站数1500座，比2024年1180座多320座。', row],
    ['figure', '宿城区2024年5G基站数1500座，比2022年1180座多330座。', row],
    ['arithmetic', '宿城区2024年5G基站数1500座，比2022年1180座少320座。', row],
    ['arithmetic', '宿城区2022年5G基站数为1180座，2024年5G基站数为1500座，2022年比2024年多320座。', row],
    ['figure', '宿城区2024年5G基站数1500座，比2022年1180座多320座以上。', row],
    ['arithmetic', '从2024年目标数值看，宿城区的11.25%左右低于盐城市的10%以上。', shares],
    [
      'arithmetic',
      '盐城市数字经济核心产业增加值占地区生产总值比重的目标更高，为达到10%以上，宿城区占GDP比重为达到11.25%左右。',
      shares,
    ],
    ['period', '从2023年目标数值看，宿城区的11.25%左右高于盐城市的10%以上。', shares],
    ['indicator', '到2024年，宿城区电子商务交易额占GDP比重达到11.25%左右，高于盐城市的10%以上。', shares],
    ['indicator', '宿城区的超过450亿元低于盐城市的突破3500亿元。', shares],
  ] as const)('names the problem %s of: %s', (problem, statement, given) => {
    expect(problemOf(statement, [...given])).not.toBe('supported');
    expect(problemOf(statement, [...given])).toBe(problem);
  });
});
