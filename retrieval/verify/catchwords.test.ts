import { describe, expect, it } from 'vitest';
import { givenFrom } from './__fixtures__/given-passages.ts';
import { verifyStatement } from './verify-statement.ts';

const photons = givenFrom('jiangsu-digital-economy-bulletin-2022-05', '具体目标可以概括为“12345”');
const industries = givenFrom('yancheng-digital-economy-action-plan-2022-2024', '聚力打造以电子信息产业为主导');
const LEAD = '苏州市力争通过3-5年的努力实现的光子产业目标“12345”依次指：';
const SYSTEM = '盐城市2022年至2024年着力构建的“1+4+N”数字经济产业体系，对应以下内容：';

describe('catchwordsIn', () => {
  it.each([
    [`${LEAD}“1”指争创一个光子领域国家创新平台`, photons],
    [`${LEAD}“3”指打造三个基础共性工艺平台`, photons],
    ['苏州市光子产业目标中的“5”：打造五个创新研究平台', photons],
    ['苏州市光子产业力争通过3-5年的努力，实现“12345”目标：争创一个光子领域国家创新平台', photons],
    [`${SYSTEM}“1”是盐城市聚力打造以电子信息产业为主导的数字产品制造业集群`, industries],
    [`${SYSTEM}“4”是盐城市培育壮大车联网、工业互联网、大数据、电子商务等四大数字技术应用产业集群`, industries],
  ])('lets a number stand for the part of the catchword that it counts: %s', (statement, given) => {
    expect(verifyStatement(statement, given).verdict).toBe('supported');
  });

  it.each([
    [`${LEAD}“1”指建成一个光子领域国家创新平台`, photons],
    [`${LEAD}“4”指打造三个基础共性工艺平台`, photons],
    ['苏州市光子产业目标中的“3”：打造四个创新科技园区', photons],
    ['苏州市光子产业目标中的“7”：打造五个创新研究平台', photons],
    ['苏州市光子产业实现“1234”目标：打造五个创新研究平台', photons],
    [`${SYSTEM}“4”是盐城市聚力打造以电子信息产业为主导的数字产品制造业集群`, industries],
    [`${SYSTEM}“1”是盐城市培育壮大车联网、工业互联网、大数据、电子商务等四大数字技术应用产业集群`, industries],
    [`${SYSTEM}“1”是盐城市加快发展数字农业、智慧康养、数字文旅等一批数字经济新业态新模式`, industries],
  ])('lets no number stand for another part: %s', (statement, given) => {
    expect(verifyStatement(statement, given).verdict).not.toBe('supported');
  });
});
