import { describe, expect, it } from 'vitest';
import { givenFrom } from './__fixtures__/given-passages.ts';
import { termAt } from './level-words.ts';
import { verifyStatement } from './verify-statement.ts';

describe('levelWordFault', () => {
  it('quotes the whole term on both sides, of the place that is spoken of', () => {
    const given = [
      ...givenFrom('yancheng-digital-economy-action-plan-2022-2024', '省级数字商务企业'),
      ...givenFrom('zhenjiang-digital-economy-work-points-2022', '全年争创4家省级智能制造示范工厂'),
    ];
    expect(verifyStatement('盐城市争创10个国家级数字商务企业。', given)).toMatchObject({
      verdict: 'contradicted',
      detail: '原文为“省级数字商务企业”，不是“国家级数字商务企业”。',
    });
    expect(verifyStatement('盐城市争创国家级智能制造示范工厂。', given).verdict).not.toBe('contradicted');
  });

  it.each([
    ['新增省级智能制造示范工厂不少于2个', '省级智能', '省级智能制造示范工厂'],
    ['全国总决赛在徐州举办', '全国总决', '全国总决赛'],
    ['争创10个省级数字商务企业', '省级数字商', '省级数字商务企业'],
  ])('ends a term with its last noun: %s', (text, opening, term) => {
    expect(termAt(text, opening)).toBe(term);
  });
});
