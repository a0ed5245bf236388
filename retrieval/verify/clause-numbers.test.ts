import { describe, expect, it } from 'vitest';
import { givenFrom } from './__fixtures__/given-passages.ts';
import { verifyStatement } from './verify-statement.ts';

const industries = givenFrom(
  'yancheng-digital-economy-action-plan-2022-2024',
  '大力发展超算应用、人工智能、区块链、元宇宙',
);
const SAID = '“创新发展数字经济新兴产业”：大力发展超算应用、人工智能、区块链、元宇宙等新兴数字产业';

describe('clauseNumberFault', () => {
  it('passes the number that the heading has', () => {
    expect(verifyStatement(`盐城市第3条${SAID}`, industries).verdict).toBe('supported');
    expect(verifyStatement(`盐城市第三条${SAID}`, industries).verdict).toBe('supported');
  });

  it('rejects another number, also one that counts what is listed', () => {
    expect(verifyStatement(`盐城市第4条${SAID}`, industries).verdict).not.toBe('supported');
    expect(verifyStatement(`盐城市第1条${SAID}`, industries).verdict).not.toBe('supported');
  });
});
