import { describe, expect, it } from 'vitest';
import { smallReply } from '../../api/__fixtures__/small-answer.ts';
import type { Indicator, IndicatorComparison } from '../../api/contract.ts';
import { chartsOf } from './chart-bars.ts';

const [citation] = smallReply({ question: '镇江2022年5G基站目标' }).citations;
if (!citation) throw new Error('The fixture has a citation');

function indicator(facts: Partial<Indicator>): Indicator {
  const given = { region: null, period: null, name: '5G基站', value: 1, valueText: '', unit: '个', qualifier: null };
  return { ...given, kind: 'new', citation: citation as NonNullable<typeof citation>, ...facts };
}

const PERIODS = [{ label: '2022年', from: 2022, to: 2022 }];
const row = (region: string, indicators: Indicator[], disagree = false) => ({
  region,
  cells: [{ text: '', disagree, indicators }],
});
const compared = (rows: ReturnType<typeof row>[]): IndicatorComparison['indicators'][number] => ({
  names: [],
  note: null,
  rows,
});

describe('chartsOf', () => {
  it('puts figures of one kind beside each other, 万 worked in', () => {
    const rows = [
      row('镇江市', [indicator({ value: 1400, valueText: '1400个' })]),
      row('盐城市', [indicator({ value: 1.2, unit: '万个', valueText: '1.2万个' })]),
      row('宿城区', []),
    ];
    expect(chartsOf(compared(rows), PERIODS)).toEqual([
      {
        kind: 'new',
        unit: '个',
        bars: [
          { label: '镇江市 2022年', text: '1400个', value: 1400 },
          { label: '盐城市 2022年', text: '1.2万个', value: 12_000 },
        ],
      },
    ]);
  });

  it('never puts unlike kinds, unlike units or disputed figures beside each other', () => {
    const rows = [
      row('镇江市', [indicator({ value: 1400 })]),
      row('盐城市', [indicator({ value: 1.2, unit: '万个', kind: 'cumulative' })]),
      row('宿城区', [indicator({ value: 5, unit: '%' })]),
      row('江苏省', [indicator({ value: 7 }), indicator({ value: 8 })], true),
      row('苏州市', [indicator({ value: null })]),
    ];
    expect(chartsOf(compared(rows), PERIODS)).toEqual([]);
  });
});
