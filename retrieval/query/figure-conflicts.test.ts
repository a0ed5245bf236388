import { describe, expect, it } from 'vitest';
import { seedDocument, seedIds } from '../__fixtures__/seed-documents.ts';
import type { Figure } from '../plan-document.ts';
import { findFigureConflicts } from './figure-conflicts.ts';

let place = 0;

function figure(given: Partial<Figure>): Figure {
  place += 10;
  const { value = 450, unit = '亿元' } = given;
  const span = { start: place, end: place + 5 };
  return {
    id: `plan:${span.start}-${span.end}`,
    documentId: 'plan',
    passageId: `plan:${place}`,
    region: '临海市',
    period: { from: 2024, to: 2024, label: '2024年' },
    name: '电子商务交易额',
    value,
    valueTo: null,
    valueText: `${value}${unit}`,
    unit,
    qualifier: null,
    kind: 'level',
    statement: `电子商务交易额达到${value}${unit}`,
    body: null,
    span,
    proof: span,
    context: [],
    ...given,
  };
}

const conflicts = (...figures: Partial<Figure>[]): string[][] =>
  findFigureConflicts(figures.map(figure)).map((group) => group.map(({ valueText }) => valueText));

describe('findFigureConflicts', () => {
  it('finds two values of one indicator, with all places that give either', () => {
    expect(conflicts({}, { value: 480 }, { value: 450 })).toEqual([['450亿元', '480亿元', '450亿元']]);
    expect(conflicts({}, { value: 480, documentId: 'other' })).toHaveLength(1);
  });

  it('knows an indicator under another name and in another unit', () => {
    const stations = { name: '5G基站', value: 1500, unit: '座', statement: '建成5G基站1500座', kind: 'new' } as const;
    expect(conflicts(stations, { name: '5G基站数', value: 1600, unit: '个' })).toHaveLength(1);
    expect(conflicts(stations, { name: '5G基站数', value: 1500, unit: '个' })).toEqual([]);
    expect(conflicts({ value: 1.2, unit: '万亿元' }, { value: 12000 })).toEqual([]);
  });

  it.each<[string, Partial<Figure>]>([
    ['another region', { region: '东山县' }],
    ['another year', { period: { from: 2023, to: 2023, label: '2023年' } }],
    ['a term of years', { period: { from: 2022, to: 2024, label: '2022—2024年' } }],
    ['a yearly figure', { kind: 'yearly' }],
    ['a growth', { kind: 'change' }],
    ['what was reached', { kind: 'reached' }],
    ['new ones alone', { kind: 'new', statement: '新增电子商务交易额480亿元' }],
    ['another indicator', { name: '跨境电子商务交易额' }],
    ['another level', { name: '省级电子商务交易额' }],
    ['another unit', { unit: '%' }],
    ['the same clause', { passageId: 'plan:0' }],
    ['a cell without a target', { value: null }],
    ['a ceiling', { qualifier: '最高' }],
  ])('takes %s for no contradiction', (_, other) => {
    expect(conflicts({ passageId: 'plan:0' }, { value: 480, ...other })).toEqual([]);
  });

  it('takes a general name for no indicator', () => {
    expect(conflicts({ name: '重点企业', unit: '家' }, { name: '重点企业', unit: '家', value: 480 })).toEqual([]);
    expect(conflicts({ name: '补助', unit: '万元' }, { name: '补助', unit: '万元', value: 480 })).toEqual([]);
  });

  it('takes rows under one column head for parts, not versions', () => {
    const context = [{ role: 'column' as const, text: '2024年', span: { start: 3, end: 8 } }];
    expect(conflicts({ context }, { context, value: 480 })).toEqual([]);
    expect(conflicts({ context }, { value: 480 })).toHaveLength(1);
    expect(conflicts({ context }, { context, value: 480, documentId: 'other' })).toHaveLength(1);
  });

  it('takes a rounded number for the number itself', () => {
    const name = '千兆宽带用户数';
    expect(conflicts({ name, value: 1.2, unit: '万户' }, { name, value: 11_980, unit: '户' })).toEqual([]);
    expect(conflicts({ name, value: 1.2, unit: '万户' }, { name, value: 12_600, unit: '户' })).toHaveLength(1);
  });

  it('compares what has no region or period inside one document alone', () => {
    expect(conflicts({ period: null }, { period: null, value: 480, documentId: 'other' })).toEqual([]);
    expect(conflicts({ region: null }, { region: null, value: 480, documentId: 'other' })).toEqual([]);
    expect(conflicts({ period: null }, { period: null, value: 480 })).toHaveLength(1);
  });

  // Checked by hand: body and annexes of 宿城 give the same values, and so do the papers that speak of one region.
  it('finds none in the five papers', () => {
    expect(findFigureConflicts(seedIds.flatMap((id) => seedDocument(id).figures))).toEqual([]);
  });
});
