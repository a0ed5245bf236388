import { describe, expect, it } from 'vitest';
import { partsOf, sheetsOf } from '../__fixtures__/office-file.ts';
import type { ComparisonCell, Indicator, IndicatorComparison } from '../contract.ts';
import { comparisonXlsx, indicatorsXlsx } from './indicators-xlsx.ts';

const indicator: Indicator = {
  region: '镇江市',
  period: '2022年',
  name: '5G基站',
  value: 1400,
  valueText: '1400个',
  unit: '个',
  qualifier: null,
  kind: 'new',
  citation: {
    marker: 1,
    documentId: 'zhenjiang-2022',
    title: '2022年镇江市数字经济发展工作要点',
    documentNumber: '镇数字发〔2022〕4号',
    issuer: null,
    published: null,
    region: '镇江市',
    section: ['二、重点工作', '16.'],
    page: null,
    quote: '新建5G基站1400个',
    start: 5,
    end: 15,
    href: '/read/zhenjiang-2022?start=5&end=15',
  },
};

describe('indicatorsXlsx', () => {
  it('writes figures as numbers beside their source and a link that opens it', async () => {
    const bytes = await indicatorsXlsx([indicator], 'https://plans.example.cn');
    const [sheet] = sheetsOf(bytes);
    expect(sheet?.data[1]).toEqual([
      '镇江市',
      '2022年',
      '5G基站',
      1400,
      '个',
      '1400个',
      null,
      '新增（新建）数',
      '2022年镇江市数字经济发展工作要点',
      '镇数字发〔2022〕4号',
      '二、重点工作 / 16.',
      '新建5G基站1400个',
      null,
      'https://plans.example.cn/read/zhenjiang-2022?start=5&end=15',
    ]);
    const parts = partsOf(bytes);
    expect(parts['xl/worksheets/sheet1.xml']).toContain('<hyperlink ref="N2" r:id="rId-link-0"/>');
    expect(parts['xl/worksheets/_rels/sheet1.xml.rels']).toContain(
      'Target="https://plans.example.cn/read/zhenjiang-2022?start=5&amp;end=15" TargetMode="External"',
    );
  });

  it('writes no link that nobody could open', async () => {
    const parts = partsOf(await indicatorsXlsx([indicator], ''));
    expect(parts['xl/worksheets/sheet1.xml']).not.toContain('hyperlink');
  });

  it('keeps what looks like a formula, markup or a name of JavaScript as the text that it is', async () => {
    const odd = ['=HYPERLINK("http://x.test","y")', '+1', '@SUM(A1)', '<b>&"', 'constructor', '\u0007'];
    const bytes = await indicatorsXlsx(
      odd.map((name) => ({ ...indicator, name })),
      '',
    );
    const [sheet] = sheetsOf(bytes);
    expect(sheet?.data.slice(1, 6).map((row) => String(row[2]).trim())).toEqual(odd.slice(0, 5));
    expect(partsOf(bytes)['xl/worksheets/sheet1.xml']).not.toContain('<f>');
  });
});

describe('comparisonXlsx', () => {
  const cell = (text: string, indicators: Indicator[], disagree = false): ComparisonCell => ({
    text,
    disagree,
    indicators,
  });
  const of = (...cells: ComparisonCell[]): IndicatorComparison => ({
    name: '5G基站',
    periods: cells.map((_, at) => ({ label: `${2022 + at}年`, from: 2022 + at, to: 2022 + at })),
    indicators: [{ names: ['5G基站'], note: null, rows: [{ region: '镇江市', cells }] }],
  });
  const inTenThousands: Indicator = { ...indicator, value: 1.2, valueText: '1.2万个', unit: '万个' };

  it('writes a single figure as a number that is shown in its own words', async () => {
    const bytes = await comparisonXlsx(
      of(
        cell('新建5G基站1400个', [indicator]),
        cell('累计建成1.20万个5G基站', [{ ...inTenThousands, valueText: '1.20万个' }]),
      ),
      '',
    );
    const [table, proofs] = sheetsOf(bytes);
    expect(table?.shown[1]?.slice(2, 4)).toEqual(['新建5G基站1400个', '累计建成1.20万个5G基站']);
    expect(table?.data[1]?.slice(2, 4)).toEqual([1400, 1.2]);
    const styles = partsOf(bytes)['xl/styles.xml'];
    expect(styles).toContain('formatCode="&quot;新建5G基站&quot;0&quot;个&quot;"');
    expect(styles).toContain('formatCode="&quot;累计建成&quot;0.00&quot;万个5G基站&quot;"');
    expect(proofs?.sheet).toBe('依据');
    expect(proofs?.data.map((row) => row[3])).toEqual(['数值', 1400, 1.2]);
  });

  it.each([
    ['several figures', cell('新建1400个；达到1400个', [indicator])],
    ['figures that disagree', cell('新建1400个（各处数字不一致）', [indicator], true)],
    ['no figure', cell('未提及', [])],
    ['a range', cell('培育3-5个', [{ ...indicator, value: 3, valueText: '3-5个' }])],
    ['a figure inside another', cell('新建21400个', [indicator])],
    ['a part of a decimal', cell('新建1400.5个', [indicator])],
    ['words that a number format cannot hold', cell('新建"1400个', [indicator])],
  ])('leaves %s as the text that the comparison says', async (_, one) => {
    const [table] = sheetsOf(await comparisonXlsx(of(one), ''));
    expect(table?.data[1]?.[2]).toBe(one.text);
  });
});
