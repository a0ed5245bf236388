import { describe, expect, it } from 'vitest';
import { givenFrom } from './__fixtures__/given-passages.ts';
import { verifyStatement } from './verify-statement.ts';

const zones = givenFrom('jiangsu-digital-economy-bulletin-2022-05', '无锡高新区开工建设');
const goals = givenFrom('yancheng-digital-economy-action-plan-2022-2024', '数据中心标准机');

describe('stageFault', () => {
  it('keeps how far a work has got', () => {
    const said = (stage: string): string =>
      verifyStatement(`无锡高新区${stage}“无锡长三角数字经济产业园”`, zones).verdict;
    expect(said('开工建设')).toBe('supported');
    expect(said('建成投用')).toBe('contradicted');
  });

  it('takes no goal for something done', () => {
    const { verdict } = verifyStatement('盐城市到2024年实现了市级以上工业园区5G、千兆光纤网络全覆盖', goals);
    expect(verdict).not.toBe('supported');
  });
});
