/** What is compared, as the address of `/api/indicators`: the page and its exports ask the same. */

export interface ComparisonChoice {
  regions: readonly string[];
  years: readonly number[];
}

export function comparisonQuery(name: string, { regions, years }: ComparisonChoice): URLSearchParams {
  const query = new URLSearchParams({ view: 'comparison', name });
  for (const region of regions) query.append('region', region);
  for (const year of years) query.append('year', String(year));
  return query;
}

export function exportAddress(name: string, choice: ComparisonChoice, format: 'csv' | 'xlsx' | 'docx'): string {
  const query = comparisonQuery(name, choice);
  query.set('format', format);
  return `/api/indicators?${query}`;
}
