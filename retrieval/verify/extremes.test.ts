import { describe, expect, it } from 'vitest';
import { givenFrom } from './__fixtures__/given-passages.ts';
import { verifyStatement } from './verify-statement.ts';

const sucheng = 'sucheng-digital-economy-action-plan-2022-2024';
// 激光装备、光电显示、微电子信息技术三条产业链分别实现产值65亿元、6亿元、15亿元
const chains = givenFrom(sucheng, '到2024年,實現重點產業鏈鏈主企業全覆蓋');
const rows = [...givenFrom(sucheng, '激光裝備產業鏈產值 |'), ...givenFrom(sucheng, '微電子信息技術產業鏈產值 |')];

describe('extremeHolds', () => {
  it.each([
    ['宿城区到2024年三条重点产业链中产值最高的是激光装备产业链，为65亿元。', chains],
    [
      '宿城区到2024年激光装备、光电显示、微电子信息技术产业链产值分别为65亿元、6亿元、15亿元，其中激光装备最高。',
      chains,
    ],
    ['宿城区2024年激光装备产业链产值目标65亿元、微电子信息技术产业链产值目标15亿元，其中激光装备产业链更高。', rows],
  ])('ranks cited figures: %s', (statement, given) => {
    expect(verifyStatement(statement, given).verdict).toBe('supported');
  });

  it.each([
    ['宿城区到2024年三条重点产业链中产值最高的是微电子信息技术产业链，为15亿元。', chains],
    [
      '宿城区到2024年激光装备、光电显示、微电子信息技术产业链产值分别为65亿元、6亿元、15亿元，其中光电显示最高。',
      chains,
    ],
    ['宿城区到2024年产值最低的产业链是微电子信息技术产业链，为15亿元。', chains],
    [
      '宿城区2024年激光装备产业链产值目标65亿元、微电子信息技术产业链产值目标15亿元，其中微电子信息技术产业链更高。',
      rows,
    ],
    // Not all rows of the table are cited.
    ['宿城区2024年产值目标最高的是激光装备产业链，为65亿元。', rows.slice(0, 1)],
  ])('turns away another order: %s', (statement, given) => {
    expect(verifyStatement(statement, given).verdict).not.toBe('supported');
  });
});
