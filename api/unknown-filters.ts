import type { PlanStore } from '#retrieval/store/plan-store';
import type { Filters } from './contract.ts';
import type { ProblemOptions } from './problem.ts';
import { regionsNamed } from './resolve-filters.ts';
import { findUnknownDocuments } from './unknown-documents.ts';

const MAX_NAMED = 10;
const MAX_REGION_CHARACTERS = 60;

type InvalidRequest = ProblemOptions<'invalid-request'>;

/** The problem that names what no document and no region is called; null when everything is known. */
export function findUnknownFilters(store: PlanStore, filters: Filters | undefined): InvalidRequest | null {
  const regions = filters?.regions ?? [];
  const fieldOf = (index: number): string => `filters.regions[${index}]`;
  return findUnknownDocuments(store, filters) ?? findUnknownRegions({ store, regions, fieldOf });
}

export interface UnknownRegionsOptions {
  store: PlanStore;
  regions: readonly string[];
  fieldOf: (index: number) => string;
}

/** A region of China without a document is known all the same: nothing is found there, which is an answer. */
export function findUnknownRegions({ store, regions, fieldOf }: UnknownRegionsOptions): InvalidRequest | null {
  const covered = new Set(store.documents().map(({ region }) => region));
  const unknown = regions.flatMap((written, index) =>
    covered.has(written) || regionsNamed(written).length > 0 ? [] : [{ written, field: fieldOf(index) }],
  );
  if (unknown.length === 0) return null;
  const named = unknown.slice(0, MAX_NAMED).map(({ written }) => shown(written));
  return {
    code: 'invalid-request',
    detail: `没有这些地区：${named.join('、')}。地区写中文全称或简称，如 镇江市、镇江。`,
    errors: unknown
      .slice(0, MAX_NAMED)
      .map(({ field }) => ({ field, expected: '省、市、县（区）的中文名称，全称或简称，如 镇江市、镇江' })),
  };
}

function shown(written: string): string {
  return Array.from(written.replace(/\p{Cc}/gu, ' '))
    .slice(0, MAX_REGION_CHARACTERS)
    .join('');
}
