import { describe, expect, it } from 'vitest';
import type { RankedFigure } from '#retrieval/query/rank-figures';
import { statementsOfPlaces } from './figure-statements.ts';

const document = { id: 'plan', title: '甲县行动方案', sections: [{ label: '附件1 主要指标', parent: null }] };

const figure = (statement: string, qualifier: string | null, also?: RankedFigure[]): RankedFigure =>
  ({
    figure: {
      name: '电商交易额',
      region: '甲县',
      period: { from: 2025, to: 2025, label: '2025年' },
      valueText: '120亿元',
      qualifier,
      statement,
      context: [],
      proof: { start: 0, end: 1 },
    },
    found: { document, passage: { id: statement, kind: 'clause', section: 0 } },
    also,
  }) as unknown as RankedFigure;

const said = (one: RankedFigure): [string, number][] =>
  statementsOfPlaces({ region: '甲县', figures: [one], otherPeriod: false, missing: [] }).map(({ text, proofs }) => [
    text,
    proofs.length,
  ]);

describe('statementsOfPlaces', () => {
  it('cites a second place of the value where its qualifier is the same', () => {
    const twice = figure('电商交易额超过120亿元', '超过', [figure('电商交易额超过120亿元', '超过')]);
    expect(said(twice)).toEqual([['甲县2025年电商交易额超过120亿元', 2]]);
  });

  it('gives the value of another place in the wording of that place', () => {
    const twice = figure('电商交易额超过120亿元', '超过', [figure('电商交易额120亿元', null)]);
    expect(said(twice)).toEqual([
      ['甲县2025年电商交易额超过120亿元', 1],
      ['附件1中电商交易额120亿元', 1],
    ]);
  });
});
