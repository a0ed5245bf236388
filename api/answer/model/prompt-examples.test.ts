import { describe, expect, it } from 'vitest';
import { answerInstructions } from '#prompts/answer-instructions';
import { givenFrom } from '#retrieval/verify/__fixtures__/given-passages';
import { verifyStatement } from '#retrieval/verify/verify-statement';

const instructions = answerInstructions('simplified');

/** The example of the instructions with the places and numbers that the documents have. */
function example(opening: string, real: Record<string, string>): string {
  const written = new RegExp(`例如：(${opening}[^。]*?)(?:\\[\\d\\])+。`).exec(instructions)?.[1] ?? '';
  return Object.entries(real).reduce((text, [word, other]) => text.replace(word, other), written);
}

describe('answerInstructions', () => {
  it('show a comparison of two places in a form that is verified', () => {
    const given = [
      ...givenFrom('yancheng-digital-economy-action-plan-2022-2024', '累计建成 1.2 万个5G基站'),
      ...givenFrom('sucheng-digital-economy-action-plan-2022-2024', '5G基站數'),
    ];
    const sentence = example('甲市', {
      甲市: '盐城市',
      乙区: '宿城区',
      '3万个': '1.2万个',
      '2000座': '1180座',
      '28000': '10820',
    });
    expect(sentence).toContain('比宿城区2022年5G基站数1180座多10820个');
    expect(verifyStatement(sentence, given).verdict).toBe('supported');
    expect(verifyStatement(sentence.replace('10820', '10720'), given).verdict).not.toBe('supported');
  });

  it('show a comparison of two years in a form that is verified', () => {
    const given = givenFrom('sucheng-digital-economy-action-plan-2022-2024', '5G基站數').filter(
      ({ passage }) => passage.kind === 'table-row',
    );
    const sentence = example('丙区', { 丙区: '宿城区', 数200座: '数1500座', '150座': '1180座', 多50座: '多320座' });
    expect(sentence).toContain('比2022年1180座多320座');
    expect(verifyStatement(sentence, given).verdict).toBe('supported');
    expect(verifyStatement(sentence.replace('2022', '2023'), given).verdict).not.toBe('supported');
  });

  it('show a difference of a bounded number in a form that is verified', () => {
    const given = [
      ...givenFrom('sucheng-digital-economy-action-plan-2022-2024', '建設開通5G基站1500座以上'),
      ...givenFrom('sucheng-digital-economy-action-plan-2022-2024', '5G基站數'),
    ];
    const sentence = example('丁市', {
      丁市: '宿城区',
      '2025': '2024',
      '500': '1500',
      '2020': '2022',
      '300': '1180',
      多200: '多320',
    });
    expect(sentence).toBe('宿城区2024年5G基站1500座以上，按所写数值计算，比2022年1180座多320座');
    expect(verifyStatement(sentence, given).verdict).toBe('supported');
    expect(verifyStatement(sentence.replace('320', '330'), given).verdict).not.toBe('supported');
  });
});
