import { describe, expect, it } from 'vitest';
import { givenFrom } from './__fixtures__/given-passages.ts';
import { verifyStatement } from './verify-statement.ts';

const meeting = givenFrom('jiangsu-digital-economy-bulletin-2022-05', '连云港市发展改革委');
const MEETING = '组织召开全市数字经济核心产业增加值核算工作推进会';

describe('doerFault', () => {
  it('keeps who held a meeting', () => {
    expect(verifyStatement(`8月9日上午，连云港市发展改革委（市数字办）${MEETING}`, meeting).verdict).toBe('supported');
    expect(verifyStatement(`8月9日上午，连云港市统计局${MEETING}`, meeting).verdict).toBe('contradicted');
  });
});
