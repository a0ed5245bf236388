import { describe, expect, it } from 'vitest';
import { asksOf } from './question-kind.ts';

describe('asksOf', () => {
  it('does not hear who leads where the one who leads is only spoken of', () => {
    expect(asksOf('各项目牵头单位细则什么时候定完').has('who')).toBe(false);
    expect(asksOf('试点任务的牵头单位和完成时限').has('who')).toBe(true);
    expect(asksOf('试点任务由谁牵头，什么时候完成').has('who')).toBe(true);
  });

  it('asks for the cap itself by 最高多少, for a difference by 高多少', () => {
    expect(asksOf('周转资金单笔最高多少').has('compute')).toBe(false);
    expect(asksOf('每亩补贴最低多少').has('compute')).toBe(false);
    expect(asksOf('甲市比乙市高多少').has('compute')).toBe(true);
  });

  it('compares by 高于还是低于, and computes what a number of things was reduced by', () => {
    expect(asksOf('甲市2026年的预期增速高于还是低于上年').has('compare')).toBe(true);
    expect(asksOf('园区数量减少了多少个').has('compute')).toBe(true);
    expect(asksOf('园区能耗减少了多少').has('compute')).toBe(false);
  });
});
