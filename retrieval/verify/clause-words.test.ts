import { describe, expect, it } from 'vitest';
import { givenFrom } from './__fixtures__/given-passages.ts';
import { verifyStatement } from './verify-statement.ts';

const bulletin = 'jiangsu-digital-economy-bulletin-2022-05';
const sucheng = 'sucheng-digital-economy-action-plan-2022-2024';
const yancheng = 'yancheng-digital-economy-action-plan-2022-2024';
const zhenjiang = 'zhenjiang-digital-economy-work-points-2022';

function problemOf(statement: string, given: ReturnType<typeof givenFrom>): string {
  const verdict = verifyStatement(statement, given);
  return 'problem' in verdict ? verdict.problem : verdict.verdict;
}

const diagnosis = givenFrom(zhenjiang, '全年为800家制造业企业免费提供');
const road = givenFrom(zhenjiang, '完成G312宁镇段智慧公路设计');
const needs = givenFrom(zhenjiang, '征集数字经济领域技术需求40项以上');
const users = givenFrom(sucheng, '千兆寬帶用戶數達到11萬戶');
const covered = givenFrom(yancheng, '实现全市工业规上企业“智改数转”全覆盖');
const share = givenFrom(bulletin, '38 家企业入选中国新经济企业 500 强');
const photons = givenFrom(bulletin, '争创一个光子领域国家创新平台');

describe('words of a clause', () => {
  it.each([
    ['镇江市全年为800家制造业企业免费提供数字化转型诊断对接服务。', '免费', '收费', diagnosis],
    ['2022年底，镇江市完成G312宁镇段智慧公路设计。', '设计', '建设', road],
    ['2022年底，镇江市完成G312宁镇段智慧公路设计。', '设计。', '设计，市民可免费使用。', road],
    ['2022年底，镇江市完成G312宁镇段智慧公路设计。', '设计。', '设计，华为负责施工。', road],
    ['镇江市全年征集数字经济领域技术需求40项以上。', '需求', '成果', needs],
    ['到2024年，宿城区千兆宽带用户数达到11万户。', '用户', '端口', users],
    ['到2024年，盐城市实现全市工业规上企业“智改数转”全覆盖。', '规上', '', covered],
    ['江苏38家企业入选中国新经济企业500强，占全省的74.5%。', '全省', '全国', share],
    ['苏州市争创一个光子领域国家创新平台、两个全国重点实验室。', '一个', '三个', photons],
  ] as const)('passes %s and not %s as %s', (statement, word, other, given) => {
    expect(problemOf(statement, [...given])).toBe('supported');
    expect(problemOf(statement.replace(word, other), [...given])).not.toBe('supported');
  });
});
