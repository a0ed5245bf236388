import { describe, expect, it } from 'vitest';
import { givenFrom } from './__fixtures__/given-passages.ts';
import { verifyStatement } from './verify-statement.ts';

const jiangsu = 'jiangsu-14th-five-year-digital-economy-plan-2021';
const sucheng = 'sucheng-digital-economy-action-plan-2022-2024';
const yancheng = 'yancheng-digital-economy-action-plan-2022-2024';

function problemOf(statement: string, given: ReturnType<typeof givenFrom>): string {
  const verdict = verifyStatement(statement, given);
  return 'problem' in verdict ? verdict.problem : verdict.verdict;
}

const twin = givenFrom(sucheng, '“一網管全域”系統正式上線運行');
const towns = givenFrom(sucheng, '實現區域治理“一網統管”事項全覆蓋');
const pilots = givenFrom(jiangsu, '苏州获批国家新一代人工智能创新发展试验区');
const centres = givenFrom(jiangsu, '建成国家超级计算无锡中心、昆山中心');
const statistics = givenFrom(yancheng, '市统计局每季度发布');
const office = givenFrom(sucheng, '領導小組辦公室設在區發展和改革局');

describe('year, place and body of a clause', () => {
  it.each([
    ['supported', '宿城区“一网管全域”系统2022年底前正式上线运行。', twin],
    ['period', '宿城区“一网管全域”系统2024年底前正式上线运行。', twin],
    ['supported', '到2024年底，宿城区实现区域治理“一网统管”事项全覆盖。', towns],
    ['period', '到2022年底，宿城区实现区域治理“一网统管”事项全覆盖。', towns],
    ['supported', '苏州市获批国家新一代人工智能创新发展试验区。', pilots],
    ['region', '无锡市获批国家新一代人工智能创新发展试验区。', pilots],
    ['supported', '江苏建成国家超级计算无锡中心、昆山中心。', centres],
    ['supported', '盐城市每季度由市统计局发布全市数字经济统计数据。', statistics],
    ['supported', '宿城区领导小组办公室设在区发展和改革局。', office],
  ] as const)('says %s of: %s', (problem, statement, given) => {
    expect(problemOf(statement, [...given])).toBe(problem);
  });

  it('takes no neighbour for the place or the body that is meant', () => {
    expect(problemOf('江苏建成国家超级计算无锡中心、苏州中心。', centres)).not.toBe('supported');
    expect(problemOf('盐城市每季度由市工信局发布全市数字经济统计数据。', statistics)).not.toBe('supported');
    expect(problemOf('宿城区领导小组办公室设在区工业和信息化局。', office)).not.toBe('supported');
  });
});

// 市委书记任第一组长、市长任组长
describe('posts', () => {
  it('knows who holds which', () => {
    const leaders = givenFrom(yancheng, '任第一组长');
    expect(problemOf('盐城市数字经济工作领导小组由市长任组长。', leaders)).toBe('supported');
    expect(problemOf('盐城市数字经济工作领导小组由市委书记任组长。', leaders)).toBe('body');
    expect(verifyStatement('盐城第一组长由市长担任。', leaders)).toMatchObject({
      verdict: 'contradicted',
      problem: 'body',
    });
    expect(problemOf('盐城市数字经济工作领导小组副组长由市委书记担任。', leaders)).toBe('body');
    expect(problemOf('盐城市数字经济工作领导小组第一组长由市委书记担任。', leaders)).toBe('supported');
  });
});
