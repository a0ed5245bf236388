import { describe, expect, it } from 'vitest';
import { boundsOf } from './universal-claim.ts';

describe('boundsOf', () => {
  it.each([
    ['对利用自有资金改造投资超1000万元的企业，给予最高200万元补助', '200万元', { limits: true, conditions: true }],
    ['对新认定的省级平台给予50万元奖励', '50万元', { limits: false, conditions: true }],
    ['给予200万元补助，符合条件的可叠加享受', '200万元', { limits: false, conditions: false }],
    ['给予200万元补助，须满足申报条件', '200万元', { limits: false, conditions: true }],
    ['每家企业给予最高10万元的诊断补贴', '10万元', { limits: true, conditions: false }],
    ['为全区60岁以上老人每人发放200元，累计发放额超过1亿元', '200元', { limits: false, conditions: false }],
  ])('finds who is left out in front of the amount: %s', (said, amount, bounds) => {
    expect(boundsOf(said, amount)).toEqual(bounds);
  });
});
