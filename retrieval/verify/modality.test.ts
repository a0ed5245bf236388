import { describe, expect, it } from 'vitest';
import { givenFrom } from './__fixtures__/given-passages.ts';
import { deedToCome } from './modality.ts';
import { verifyStatement } from './verify-statement.ts';

// 今年将完成3000家工业企业免费诊断服务; 目前，全市累计培育省级智能工厂15家
const diagnosed = givenFrom('jiangsu-digital-economy-bulletin-2022-05', '免费诊断，打开企业');
const factories = givenFrom('jiangsu-digital-economy-bulletin-2022-05', '累计培育省级智能工厂15家');
// 建成5G基站7.1万座, told under 发展基础
const built = givenFrom('jiangsu-14th-five-year-digital-economy-plan-2021', '建成5G基站7.1万座');

describe('modalityFault', () => {
  it.each([
    ['常州市2022年将完成3000家工业企业免费诊断服务。', diagnosed],
    ['常州市今年完成3000家工业企业免费诊断服务。', diagnosed],
    ['常州市2022年计划完成3000家工业企业免费诊断服务。', diagnosed],
    ['江苏省建成5G基站7.1万座。', built],
  ])('passes what is told as the source tells it: %s', (statement, given) => {
    expect(verifyStatement(statement, given).verdict).toBe('supported');
  });

  it.each([
    ['常州市2022年完成3000家工业企业免费诊断服务。', diagnosed],
    ['常州市2022年完成了3000家工业企业免费诊断服务。', diagnosed],
    ['常州市今年完成了3000家工业企业免费诊断服务。', diagnosed],
    ['常州市2022年已完成3000家工业企业免费诊断服务。', diagnosed],
    ['江苏省将建成5G基站7.1万座。', built],
    ['常州市将累计培育省级智能工厂15家。', factories],
  ])('turns away what is done for what is to come, and the other way round: %s', (statement, given) => {
    expect(verifyStatement(statement, given)).toMatchObject({ verdict: 'contradicted' });
  });
});

describe('deedToCome', () => {
  it('is what the source plans, not what became of it', () => {
    expect(deedToCome('原计划建设的物流园因故取消', '物流园取消')).toBeNull();
    expect(deedToCome('原计划建设的物流园因故取消', '建设物流园')).toBe('计划建设');
    expect(deedToCome('计划完成投资的80%', '投资的80%')).toBe('计划完成');
  });
});
