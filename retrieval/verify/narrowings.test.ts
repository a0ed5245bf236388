import { describe, expect, it } from 'vitest';
import { givenFrom } from './__fixtures__/given-passages.ts';
import { verifyStatement } from './verify-statement.ts';

const stations = givenFrom('zhenjiang-digital-economy-work-points-2022', '新建5G基站1400个');
const verdictOf = (statement: string): string => verifyStatement(statement, stations).verdict;

describe('narrowingFault', () => {
  it('passes the figure of the whole year and the whole city', () => {
    expect(verdictOf('镇江市2022年计划新建5G基站1400个')).toBe('supported');
  });

  it.each([
    '镇江市2022年上半年计划新建5G基站1400个',
    '镇江市2022年下半年新建5G基站1400个',
    '镇江市区2022年新建5G基站1400个',
    '镇江市2022年仅新建5G基站1400个',
    '镇江市2022年只新建5G基站1400个',
    '镇江市2022年再新建5G基站1400个',
    '镇江市2022年原计划新建5G基站1400个',
  ])('turns away what is less: %s', (statement) => {
    expect(verdictOf(statement)).not.toBe('supported');
  });
});
