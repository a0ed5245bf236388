import { describe, expect, it } from 'vitest';
import type { DocumentSummary } from '../../api/contract.ts';
import { documentsMatching, regionsOf, scopeOf, toggled, yearsOf } from './document-filter.ts';

function summary(id: string, facts: Partial<DocumentSummary>): DocumentSummary {
  return {
    ...{ id, file: `${id}.txt`, title: id, documentNumber: null, issuer: null, published: null, dates: {} },
    ...{ region: null, level: null, kind: 'plan', years: [], passages: 1, characters: 10, ...facts },
  };
}

const DOCUMENTS = [
  summary('sucheng', { region: '宿城区', level: 'district', years: [2022, 2023, 2024] }),
  summary('jiangsu', { region: '江苏省', level: 'province', years: [2021, 2025] }),
  summary('zhenjiang', { region: '镇江市', level: 'city', years: [2022] }),
  summary('notes', {}),
];

describe('document filter', () => {
  it('lists wider places first and years in order', () => {
    expect(regionsOf(DOCUMENTS)).toEqual(['江苏省', '镇江市', '宿城区']);
    expect(yearsOf(DOCUMENTS)).toEqual([2021, 2022, 2023, 2024, 2025]);
  });

  it('narrows by any of the regions and any of the years', () => {
    const ids = (regions: string[], years: number[]): string[] =>
      documentsMatching(DOCUMENTS, { regions, years, words: '' }).map(({ id }) => id);
    expect(ids([], [])).toEqual(['sucheng', 'jiangsu', 'zhenjiang', 'notes']);
    expect(ids(['镇江市', '宿城区'], [])).toEqual(['sucheng', 'zhenjiang']);
    expect(ids(['镇江市', '江苏省'], [2022])).toEqual(['zhenjiang']);
  });

  it('names what the chat is narrowed to', () => {
    const filter = { regions: ['镇江市'], years: [2022], words: ' zhen ' };
    expect(scopeOf(documentsMatching(DOCUMENTS, filter), filter)).toEqual({
      label: '镇江市、2022年、“zhen”（1 份）',
      documentIds: ['zhenjiang'],
    });
    expect(scopeOf(DOCUMENTS, { regions: [], years: [], words: ' ' })).toBeNull();
    expect(toggled(toggled([2022], 2023), 2022)).toEqual([2023]);
  });
});
