/** What is asked of the figures in, one page of indicators of the wire out. */
import { findFigures } from '#retrieval/query/find-figures';
import type { PlanStore } from '#retrieval/store/plan-store';
import type { IndicatorList } from './contract.ts';
import { describeIndicators } from './describe-indicators.ts';
import { resolveFilters } from './resolve-filters.ts';

export interface IndicatorPage {
  /** Null for figures of any name. */
  name: string | null;
  /** As people write them; none for all. */
  regions: string[];
  years: number[];
  limit: number;
  offset: number;
}

export async function listIndicators(store: PlanStore, page: IndicatorPage): Promise<IndicatorList> {
  const { name, years, limit, offset } = page;
  const regions = resolveFilters({ regions: page.regions }).regions ?? [];
  const found = await findFigures(store, { name, regions, years, limit, offset });
  const described = await describeIndicators(store, found.figures, offset + 1);
  return {
    indicators: [...described.values()],
    total: found.total,
    limit,
    offset,
    ...(found.names ? { names: found.names } : {}),
    ...(found.readAs === null ? {} : { readAs: found.readAs }),
  };
}
