import { describe, expect, it } from 'vitest';
import { givenFrom } from './__fixtures__/given-passages.ts';
import { verifyStatement } from './verify-statement.ts';

const sucheng = 'sucheng-digital-economy-action-plan-2022-2024';
const yancheng = 'yancheng-digital-economy-action-plan-2022-2024';
const zhenjiang = 'zhenjiang-digital-economy-work-points-2022';

// 7.…（市大数据管理局牵头） 8.…（市大数据管理局牵头） 9.…（市发改委牵头，…）
const opening = givenFrom(zhenjiang, '推动实现公共数据集中发布');
const using = givenFrom(zhenjiang, '建立健全数据开发利用规则');
const market = givenFrom(zhenjiang, '探索建立数据要素生产');
const rows = ['智慧園區平臺', '紡織服裝產業平臺', '綠色建材產業平臺'].flatMap((name) => givenFrom(sucheng, name));
const goals = [...givenFrom(zhenjiang, '全年力争实现数字经济核心产业'), ...givenFrom(yancheng, '产值规模突破')];

describe('joinedStatements', () => {
  it.each([
    ['镇江市第7条“推动公共数据共享开放”和第8条“推进数据资源开发利用”都由市大数据管理局牵头。', [...opening, ...using]],
    ['宿城区附件2中，智慧园区平台和纺织服装产业平台都由区商务局牵头。', rows],
    ['盐城市提出到2024年数字经济核心产业增加值占地区生产总值比重达到10%以上，镇江市提出到2025年力争达到10%。', goals],
    ['镇江市2022年“培育数据要素市场”这项任务由市发改委牵头。', market],
  ])('lets pass what is proven part by part: %s', (statement, given) => {
    expect(verifyStatement(statement, given).verdict).toBe('supported');
  });

  it.each([
    ['镇江市第7条“推动公共数据共享开放”和第9条“培育数据要素市场”都由市大数据管理局牵头。', [...opening, ...market]],
    ['镇江市推动公共数据共享开放和培育数据要素市场都由市大数据管理局牵头。', [...opening, ...market]],
    ['镇江市“推进数据资源开发利用”这项任务由市发改委牵头。', [...using, ...market]],
    ['宿城区附件2中，智慧园区平台和绿色建材产业平台都由区商务局牵头。', rows],
    ['盐城市提出到2025年数字经济核心产业增加值占地区生产总值比重达到10%以上，镇江市提出到2024年力争达到10%。', goals],
    ['盐城市提出到2024年数字经济核心产业增加值占地区生产总值比重达到10%以上，镇江市提出到2025年达到10%以上。', goals],
  ])('lets nothing pass of which one part is wrong: %s', (statement, given) => {
    expect(verifyStatement(statement, given).verdict).not.toBe('supported');
  });
});
