import { describe, expect, it } from 'vitest';
import { asksForSum } from './asks-for-sum.ts';

describe('asksForSum', () => {
  it.each(['两年新增就业合计多少', '甲市和乙市的企业加起来几家', '三年一共培训多少人', '三年共建成多少个'])(
    '%s does',
    (question) => {
      expect(asksForSum(question)).toBe(true);
    },
  );

  it.each(['用户数三年一共要涨几万户', '一共多少个项目参赛，几个进决赛', '公共数据开放率是多少', '共享率达到多少'])(
    '%s does not',
    (question) => {
      expect(asksForSum(question)).toBe(false);
    },
  );
});
