/** Which documents are listed and asked: of these regions and years, with these words; none chosen means all. */
import type { DocumentSummary } from '../../api/contract.ts';

export interface DocumentFilter {
  regions: readonly string[];
  years: readonly number[];
  /** Part of a title or of a document number; empty for all. */
  words: string;
}

export const EVERYTHING: DocumentFilter = { regions: [], years: [], words: '' };

/** Wider places first: 全国, provinces, cities, districts. */
const LEVELS = ['national', 'province', 'city', 'district'];

export function regionsOf(documents: readonly DocumentSummary[]): string[] {
  const levels = new Map(documents.flatMap(({ region, level }) => (region ? [[region, level ?? 'district']] : [])));
  const rank = (region: string): number => LEVELS.indexOf(levels.get(region) ?? '');
  return [...levels.keys()].sort((a, b) => rank(a) - rank(b) || a.localeCompare(b, 'zh-CN'));
}

export function yearsOf(documents: readonly DocumentSummary[]): number[] {
  return [...new Set(documents.flatMap(({ years }) => years))].sort((a, b) => a - b);
}

export function documentsMatching(documents: readonly DocumentSummary[], filter: DocumentFilter): DocumentSummary[] {
  return documents.filter(
    ({ region, years, title, documentNumber }) =>
      `${title} ${documentNumber ?? ''}`.includes(filter.words.trim()) &&
      (filter.regions.length === 0 || (region !== null && filter.regions.includes(region))) &&
      (filter.years.length === 0 || filter.years.some((year) => years.includes(year))),
  );
}

/** What a chat is narrowed to; null asks all documents. */
export function scopeOf(
  shown: readonly DocumentSummary[],
  filter: DocumentFilter,
): { label: string; documentIds: string[] } | null {
  const words = filter.words.trim();
  const chosen = [...filter.regions, ...filter.years.map((year) => `${year}年`), ...(words ? [`“${words}”`] : [])];
  if (chosen.length === 0 || shown.length === 0) return null;
  return { label: `${chosen.join('、')}（${shown.length} 份）`, documentIds: shown.map(({ id }) => id) };
}

export function toggled<Item>(list: readonly Item[], item: Item): Item[] {
  return list.includes(item) ? list.filter((other) => other !== item) : [...list, item];
}
