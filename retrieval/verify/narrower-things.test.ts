import { describe, expect, it } from 'vitest';
import { givenFrom } from './__fixtures__/given-passages.ts';
import { verifyStatement } from './verify-statement.ts';

const yancheng = 'yancheng-digital-economy-action-plan-2022-2024';
// 新增市级以上智能制造示范车间20个以上、省级智能制造示范工厂不少于2个
const workshops = givenFrom('sucheng-digital-economy-action-plan-2022-2024', '推廣應用先進機器人500臺以上');
// 实现全市工业规上企业“智改数转”全覆盖
const industry = givenFrom(yancheng, '实现全市工业 规上企业');
const contest = givenFrom('jiangsu-digital-economy-bulletin-2022-05', '8月31日，');
const photonics = givenFrom('jiangsu-digital-economy-bulletin-2022-05', '8月18日，苏州市召开');

describe('what a figure or a scope is of', () => {
  it.each([
    ['宿城区到2024年新增市级以上智能制造示范车间20个以上、省级智能制造示范工厂不少于2个。', workshops],
    ['盐城市到2024年实现全市工业规上企业“智改数转”全覆盖。', industry],
    ['苏州市召开光子产业创新集群发展大会，时间是8月18日。', photonics],
    ['经各赛区选拔，最终有14个优秀项目入围8月31日在徐州举办的全国总决赛。', contest],
  ])('is kept: %s', (statement, given) => {
    expect(verifyStatement(statement, given).verdict).toBe('supported');
  });

  it.each([
    ['宿城区到2024年新增市级以上智能制造示范工厂20个以上、省级智能制造示范车间不少于2个。', workshops],
    ['盐城市到2024年实现全市企业“智改数转”全覆盖。', industry],
    ['苏州市召开光子产业创新集群发展大会，时间是9月8日。', photonics],
    // 9月8日 is the day of the bulletin.
    ['经各赛区选拔，最终有14个优秀项目入围9月8日在徐州举办的全国总决赛。', contest],
  ])('is not taken from its neighbour: %s', (statement, given) => {
    expect(verifyStatement(statement, given).verdict).not.toBe('supported');
  });
});
