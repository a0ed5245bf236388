import { describe, expect, it } from 'vitest';
import type { Figure } from '#retrieval/plan-document';
import { compareFigures } from './compare-figures.ts';
import { type FigureTruth, placeFigure } from './figure-truth.ts';
import { measureFigures, summariseFigures } from './measure-figures.ts';

const TEXT = '2022年新建基站1400个,力争培育企业20家以上,聚焦四大领域。';

const truth = (entry: Partial<FigureTruth> & { context: string; figure: string }): FigureTruth =>
  ({
    document: 'small',
    indicator: true,
    region: '镇江市',
    period: '2022',
    name: '',
    value: 0,
    unit: '个',
    qualifier: null,
    kind: 'new',
    ...entry,
  }) as FigureTruth;

const stations = placeFigure(TEXT, truth({ context: '新建基站1400个', figure: '1400个', value: 1400 }));
const firms = placeFigure(
  TEXT,
  truth({ context: '企业20家以上', figure: '20家', value: 20, unit: '家', qualifier: '力争、以上' }),
);
const fields = placeFigure(TEXT, { document: 'small', context: '四大领域', figure: '四大', indicator: false });

function figureAt(words: string, more: Partial<Figure>): Figure {
  const start = TEXT.indexOf(words);
  return {
    id: `small:${start}`,
    documentId: 'small',
    passageId: 'small:0',
    region: '镇江市',
    period: { from: 2022, to: 2022, label: '2022年' },
    name: '',
    value: 0,
    valueTo: null,
    valueText: words,
    unit: '个',
    qualifier: null,
    kind: 'new',
    statement: words,
    body: null,
    span: { start, end: start + words.length },
    proof: { start: 0, end: TEXT.length },
    context: [],
    ...more,
  };
}

const compare = (figures: Figure[]) =>
  compareFigures({ id: 'small', kind: 'work-points', years: [2022], figures }, [stations, firms, fields]);

describe('compareFigures', () => {
  it('finds a figure by its place and names the fields that are wrong', () => {
    const { found, missed, falsely } = compare([
      figureAt('1400个', { value: 1400 }),
      figureAt('20家', { value: 21, unit: '户', region: null, period: null, kind: 'level', qualifier: '以上' }),
    ]);
    expect(found.map(({ wrong }) => wrong)).toEqual([[], ['value', 'unit', 'region', 'period', 'kind', 'qualifier']]);
    expect([missed, falsely]).toEqual([[], []]);
  });

  it('names what is missed and what is no figure', () => {
    const { missed, falsely } = compare([figureAt('1400个', { value: 1400 }), figureAt('四大', { value: 4 })]);
    expect(missed.map(({ figure }) => figure)).toEqual(['20家']);
    expect(falsely).toMatchObject([{ listed: true, arguable: true }]);
  });

  it('takes the words of a qualifier in any order, and no cell without a number', () => {
    const { found, falsely } = compare([
      figureAt('20家', { value: 20, unit: '家', qualifier: '以上、力争' }),
      figureAt('基站', { value: null }),
    ]);
    expect(found.map(({ wrong }) => wrong)).toEqual([[]]);
    expect(falsely).toEqual([]);
  });
});

describe('summariseFigures', () => {
  it('counts shares, with and without the arguable ones', () => {
    const {
      strict,
      clear,
      fields: shares,
    } = summariseFigures([
      compare([figureAt('1400个', { value: 1400, kind: 'level' }), figureAt('四大', { value: 4 })]),
    ]);
    expect(strict).toEqual({ found: 1, missed: 1, falsely: 1, precision: 0.5, recall: 0.5 });
    expect(clear).toEqual({ found: 1, missed: 1, falsely: 0, precision: 1, recall: 0.5 });
    expect(shares).toEqual({ value: 1, unit: 1, region: 1, period: 1, kind: 0, qualifier: 1 });
  });
});

describe('measureFigures', () => {
  it('finds the figures of the five documents and takes nothing else for one', async () => {
    const { strict, clear, fields: shares } = await measureFigures();
    expect(strict.precision).toBeGreaterThanOrEqual(0.98);
    expect(strict.recall).toBeGreaterThanOrEqual(0.95);
    expect(clear.precision).toBeGreaterThanOrEqual(0.98);
    expect(clear.recall).toBeGreaterThanOrEqual(0.95);
    for (const [field, share] of Object.entries(shares)) expect(share, field).toBeGreaterThanOrEqual(0.95);
  });
});
