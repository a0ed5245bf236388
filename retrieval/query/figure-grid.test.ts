import { describe, expect, it } from 'vitest';
import { disagreeingDocuments } from '../__fixtures__/disagreeing-documents.ts';
import type { Figure } from '../plan-document.ts';
import { gridOfFigures } from './figure-grid.ts';

const figures = disagreeingDocuments().flatMap((document) => document.figures);
const named = (pattern: RegExp): Figure[] => figures.filter(({ name }) => pattern.test(name));

describe('gridOfFigures', () => {
  it('puts all values of a cell in it and marks those that disagree', () => {
    const { periods, indicators } = gridOfFigures({ figures: named(/5G基站/), regions: [], years: [] });
    expect(periods).toEqual([
      { from: 2022, to: 2022 },
      { from: 2023, to: 2023 },
      { from: 2024, to: 2024 },
    ]);
    expect(indicators).toHaveLength(1);
    expect(indicators[0]?.rows).toMatchObject([
      {
        region: '临海市',
        cells: [
          { figures: [{ value: 1180 }], disagree: false },
          { figures: [{ value: 1380 }], disagree: false },
          { figures: [{ value: 1500 }, { value: 1600 }], disagree: true },
        ],
      },
    ]);
  });

  it('does not mark one value said at two places', () => {
    const { indicators } = gridOfFigures({ figures: named(/千兆宽带/), regions: [], years: [2024] });
    expect(indicators[0]?.rows[0]?.cells.map((cell) => [cell.figures.length, cell.disagree])).toEqual([
      [1, false],
      [1, false],
      [2, false],
    ]);
  });

  it('has a row for each region and a column for each year asked for, be they empty', () => {
    const grid = gridOfFigures({ figures: named(/电子商务/), regions: ['东山县', '临海市'], years: [2023, 2024] });
    expect(
      grid.indicators[0]?.rows.map(({ region, cells }) => [region, ...cells.map((cell) => cell.figures.length)]),
    ).toEqual([
      ['东山县', 0, 0],
      ['临海市', 0, 2],
    ]);
    expect(gridOfFigures({ figures: [], regions: ['东山县'], years: [2023] }).indicators).toEqual([
      { names: [], rows: [{ region: '东山县', cells: [{ figures: [], disagree: false }] }] },
    ]);
  });
});
