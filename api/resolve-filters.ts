import { regionByName, regionsByName } from '#retrieval/vocabulary/regions';
import type { Filters } from './contract.ts';

/** Region names as people write them (镇江, 宿城區, 江苏省镇江市) become the full names of the index; any other stays and finds nothing. */
export function resolveFilters(filters: Filters): Filters {
  if (!filters.regions) return filters;
  const regions = filters.regions.flatMap((written) => {
    const names = regionsNamed(written);
    return names.length > 0 ? names : [written];
  });
  return { ...filters, regions: [...new Set(regions)] };
}

/** Full names of the regions of China that are called so; several for 鼓楼区, none for a word that names none. */
export function regionsNamed(written: string): string[] {
  const named = regionsByName(written);
  const chained = named.length > 0 ? null : regionByName(written);
  return (chained ? [chained] : named).map(({ name }) => name);
}
