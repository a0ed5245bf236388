/**
 * Filters in, one SQL condition out. LanceDB has no bound parameters, so this is the only place where
 * a value becomes SQL: texts are quoted with every ' doubled, years must be whole numbers.
 */
import type { FigureFilters, SearchFilters } from './plan-store.ts';

/**
 * Of passages. A list that is absent or empty does not restrict. `terms` are those of all documents: naming the ones that
 * hold a year costs LanceDB a twentieth of looking for the year in lists.
 */
export function passageSql(filters: SearchFilters | undefined, terms: readonly string[]): string | undefined {
  const conditions = placeConditions(filters);
  if (filters?.years?.length) {
    const years = new Set(filters.years.map(String));
    conditions.push(
      oneOfThese(
        'term',
        terms.filter((term) => term.split(' ').some((year) => years.has(year))),
      ),
    );
  }
  return conditions.length > 0 ? conditions.join(' AND ') : undefined;
}

/** Years of a document in one text, as the column `term` has them. */
export function termOf(years: readonly number[]): string {
  return years.join(' ');
}

/** No name that fits must find nothing, not everything: an empty list of names or kinds is a condition too. */
export function figureSql(filters: FigureFilters | undefined): string | undefined {
  const conditions = placeConditions(filters);
  if (filters?.years?.length) conditions.push(holdsYear(filters.years));
  if (filters?.names) conditions.push(oneOfThese('name', filters.names));
  if (filters?.kinds) conditions.push(oneOfThese('kind', filters.kinds));
  return conditions.length > 0 ? conditions.join(' AND ') : undefined;
}

function placeConditions(filters: Pick<SearchFilters, 'regions' | 'documentIds'> | undefined): string[] {
  const conditions: string[] = [];
  if (filters?.regions?.length) conditions.push(isOneOf('region', filters.regions));
  if (filters?.documentIds?.length) conditions.push(isOneOf('documentId', filters.documentIds));
  return conditions;
}

function oneOfThese(column: string, values: string[]): string {
  return values.length > 0 ? isOneOf(column, values) : 'false';
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
