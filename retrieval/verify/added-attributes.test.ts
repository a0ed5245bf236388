import { describe, expect, it } from 'vitest';
import { givenFrom } from './__fixtures__/given-passages.ts';
import { verifyStatement } from './verify-statement.ts';

// 特别是粉尘涉爆、涉氨制冷、…有限空间作业等传统高危行业
const risky = givenFrom('sucheng-digital-economy-action-plan-2022-2024', '粉塵涉爆、涉氨制冷');

describe('addedAttributeFault', () => {
  it('lets the attribute of the source pass', () => {
    const statement = '宿城区安全生产数字化转型中列出的传统高危行业如下：粉尘涉爆';
    expect(verifyStatement(statement, risky).verdict).toBe('supported');
  });

  it.each([
    '宿城区安全生产数字化转型中列出的新兴行业如下：粉尘涉爆',
    '宿城区安全生产数字化转型中列出的传统高危行业如下：食品加工',
  ])('turns away one that no passage has: %s', (statement) => {
    expect(verifyStatement(statement, risky).verdict).not.toBe('supported');
  });
});
