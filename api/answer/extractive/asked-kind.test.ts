import { describe, expect, it } from 'vitest';
import type { Figure } from '#retrieval/plan-document';
import type { RankedFigure } from '#retrieval/query/rank-figures';
import { ofAskedKind } from './asked-kind.ts';

const figure = (kind: Figure['kind'], name: string, valueText: string): RankedFigure =>
  ({ figure: { kind, name, valueText, statement: `${name}${valueText}` } }) as unknown as RankedFigure;

const figures = [
  figure('new', '5G基站', '500个'),
  figure('cumulative', '5G基站', '2400个'),
  figure('level', '5G基站总数', '1400个'),
  figure('cumulative', '充电桩', '800个'),
];
const kept = (question: string): string[] =>
  ofAskedKind(question, [{ region: '甲县', figures, otherPeriod: false, missing: [] }])
    .flatMap((selection) => selection.figures)
    .map((one) => one.figure.valueText);

describe('ofAskedKind', () => {
  it('leaves out the stock of the thing whose new ones are asked for, and no other thing', () => {
    expect(kept('新建多少5G基站和充电桩')).toEqual(['500个', '800个']);
  });

  it('leaves all where neither or both are asked for', () => {
    expect(kept('5G基站目标')).toHaveLength(4);
    expect(kept('5G基站新建多少、累计多少')).toHaveLength(4);
  });
});
