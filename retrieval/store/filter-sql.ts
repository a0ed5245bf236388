/**
 * Filters in, one SQL condition out. LanceDB has no bound parameters, so this is the only place where
 * a value becomes SQL: texts are quoted with every ' doubled, years must be whole numbers.
 */
import type { FigureFilters, SearchFilters } from './plan-store.ts';

/** A list that is absent or empty does not restrict. */
export function filterSql(filters: SearchFilters | undefined): string | undefined {
  const conditions: string[] = [];
  if (filters?.regions?.length) conditions.push(isOneOf('region', filters.regions));
  if (filters?.documentIds?.length) conditions.push(isOneOf('documentId', filters.documentIds));
  if (filters?.years?.length) conditions.push(holdsYear(filters.years));
  return conditions.length > 0 ? conditions.join(' AND ') : undefined;
}

/** No name that fits must find nothing, not everything: an empty list of names or kinds is a condition too. */
export function figureSql(filters: FigureFilters | undefined): string | undefined {
  const conditions = [filterSql(filters)];
  if (filters?.names) conditions.push(filters.names.length > 0 ? isOneOf('name', filters.names) : 'false');
  if (filters?.kinds) conditions.push(filters.kinds.length > 0 ? isOneOf('kind', filters.kinds) : 'false');
  const stated = conditions.filter((condition) => condition !== undefined);
  return stated.length > 0 ? stated.join(' AND ') : undefined;
}

/** Column names are written in the code, never taken from a request. */
export function isOneOf(column: string, values: string[]): string {
  return `${column} IN (${values.map(quoted).join(', ')})`;
}

function holdsYear(years: number[]): string {
  const whole = years.filter((year) => Number.isInteger(year) && year > 0 && year < 10_000);
  return whole.length > 0 ? `array_has_any(years, [${whole.join(', ')}])` : 'false';
}

function quoted(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}
