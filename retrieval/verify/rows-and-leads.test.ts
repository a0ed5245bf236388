import { describe, expect, it } from 'vitest';
import { givenFrom } from './__fixtures__/given-passages.ts';
import { verifyStatement } from './verify-statement.ts';

const sucheng = 'sucheng-digital-economy-action-plan-2022-2024';
const yancheng = 'yancheng-digital-economy-action-plan-2022-2024';
// 激光光电产业平台 | 区科技局, 现代物流平台 | 区发展和改革局
const platforms = [...givenFrom(sucheng, '現代物流平臺 |'), ...givenFrom(sucheng, '激光光電產業平臺')];
const published = givenFrom(yancheng, '市统计局每季度发布');
const groups = givenFrom(yancheng, '由市委书记任第一组长');

describe('bodiesFault', () => {
  it.each([
    ['宿城区重点平台清单中，激光光电产业平台由区科技局牵头，现代物流平台由区发展和改革局牵头。', platforms],
    ['宿城区数字经济重点平台清单第5项是现代物流平台，牵头部门为区发展和改革局。', platforms],
    ['盐城市由市统计局每季度发布全市数字经济统计指标数据情况。', published],
    ['盐城市数字安全筑盾护航专项行动组由市委网信办牵头。', groups],
  ])('knows the body of each row and clause: %s', (statement, given) => {
    expect(verifyStatement(statement, given).verdict).toBe('supported');
  });

  it.each([
    ['宿城区重点平台清单中，激光光电产业平台由区发展和改革局牵头，现代物流平台由区科技局牵头。', platforms],
    ['宿城区数字经济重点平台清单第5项是现代物流平台，牵头部门为区科技局。', platforms],
    ['盐城市由市发改委每季度发布全市数字经济统计指标数据情况。', published],
    ['盐城市数字安全筑盾护航专项行动组由市委组织部牵头。', groups],
  ])('turns away the body of another: %s', (statement, given) => {
    expect(verifyStatement(statement, given).verdict).not.toBe('supported');
  });
});
