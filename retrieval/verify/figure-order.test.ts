import { describe, expect, it } from 'vitest';
import { givenFrom } from './__fixtures__/given-passages.ts';
import { verifyStatement } from './verify-statement.ts';

// 全省高新区分别有29个、7个项目入选全省首批大数据、区块链产业发展试点示范项目
const listed = givenFrom('jiangsu-digital-economy-bulletin-2022-05', '占全省的 58%');

describe('turnFault', () => {
  it('takes values in a row for those of the names in a row, 分别 or not', () => {
    const verdictOf = (values: string): string =>
      verifyStatement(`全省高新区有${values}项目入选大数据、区块链产业发展试点示范项目。`, listed).verdict;
    expect(verdictOf('29个、7个')).toBe('supported');
    expect(verdictOf('7个、29个')).not.toBe('supported');
  });
});
