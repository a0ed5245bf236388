import { describe, expect, it } from 'vitest';
import { givenFrom } from './__fixtures__/given-passages.ts';
import { verifyStatement } from './verify-statement.ts';

const goals = givenFrom('yancheng-digital-economy-action-plan-2022-2024', '数据中心标准机');

describe('causeFault', () => {
  it('lets no writer join two goals by a cause', () => {
    const goal = '盐城市到2024年数据中心标准机架数突破2万架';
    expect(verifyStatement(goal, goals).verdict).toBe('supported');
    expect(verifyStatement(`由于${goal}，市级以上工业园区5G网络全覆盖`, goals).verdict).not.toBe('supported');
  });
});
