import { describe, expect, it } from 'vitest';
import { givenFrom } from './__fixtures__/given-passages.ts';
import { verifyStatement } from './verify-statement.ts';

const zhenjiang = givenFrom('jiangsu-digital-economy-bulletin-2022-05', '3个“建立”');
const final = givenFrom('jiangsu-digital-economy-bulletin-2022-05', '全国总决赛在徐州举办');
const services = givenFrom('sucheng-digital-economy-action-plan-2022-2024', '實現數字旅游全覆蓋');

describe('a detail exchanged for another that the same sentence has', () => {
  it.each([
    ['3个建立、2个健全、3个建强', '3个建立、3个健全、3个建强', zhenjiang],
    ['2022数字经济创新创业大赛全国总决赛在徐州举办', '2022数字经济创新创业大赛全省总决赛在徐州举办', final],
    ['数字旅游全覆盖，数字养老、数字教育达到70%以上', '数字养老全覆盖，数字旅游、数字教育达到70%以上', services],
  ])('%s holds, %s does not', (right, wrong, given) => {
    expect(verifyStatement(right, given).verdict).toBe('supported');
    expect(verifyStatement(wrong, given).verdict).toBe('contradicted');
  });
});
