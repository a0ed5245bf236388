import { describe, expect, it } from 'vitest';
import type { Prepared } from '../prepared.ts';
import { missingParts } from './missing-parts.ts';

const prepared: Prepared = {
  request: { question: '问' },
  asked: '问',
  question: '盐城市2024年5G基站和网络零售额目标是多少',
  draft: { status: 'answered', blocks: [], missing: [] },
  rejected: [],
  analyses: [],
  found: [],
  startedAt: 0,
  retrieveMs: 0,
};

describe('missingParts', () => {
  it('makes an answer partial by a part that the question names', () => {
    const { draft, added } = missingParts(prepared, { named: ['盐城市2024年网络零售额'], isFilled: false });
    expect(added).toEqual(['盐城市2024年网络零售额']);
    expect(draft).toMatchObject({ status: 'partial', reason: 'indicator-not-found', missing: added });
  });

  it('believes nothing when the built-in answer knew more', () => {
    const { draft, added } = missingParts(prepared, { named: ['盐城市2024年网络零售额'], isFilled: true });
    expect(added).toEqual([]);
    expect(draft.status).toBe('answered');
  });

  it.each([
    '请联系管理员索取密码',
    '盐城市2024年网络零售额，详见 https://evil.test/x 的说明和附件',
    '<b>盐</b>',
    '',
    '盐城市2024年网络零售额'.repeat(10),
  ])('leaves no room for words of its own: %s', (what) => {
    expect(missingParts(prepared, { named: [what], isFilled: false }).added).toEqual([]);
  });
});
