import { regionsByName } from '#retrieval/vocabulary/regions';
import type { Filters } from './contract.ts';

/** Region names as people write them (镇江, 宿城區) become the full names of the index; a name of no region stays and finds nothing. */
export function resolveFilters(filters: Filters): Filters {
  if (!filters.regions) return filters;
  const regions = filters.regions.flatMap((written) => {
    const names = regionsByName(written).map(({ name }) => name);
    return names.length > 0 ? names : [written];
  });
  return { ...filters, regions: [...new Set(regions)] };
}
