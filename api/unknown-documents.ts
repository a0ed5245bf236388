import type { PlanStore } from '#retrieval/store/plan-store';
import type { Filters } from './contract.ts';
import type { ProblemOptions } from './problem.ts';

const MAX_NAMED = 10;
const MAX_ID_CHARACTERS = 80;

/** The problem that names the filter's documents that do not exist; null when all do. */
export function findUnknownDocuments(
  store: PlanStore,
  filters: Pick<Filters, 'documentIds'> | undefined,
  field = 'filters.documentIds',
): ProblemOptions<'invalid-request'> | null {
  const known = new Set(store.documents().map(({ id }) => id));
  const unknown = (filters?.documentIds ?? []).flatMap((id, index) => (known.has(id) ? [] : [{ id, index }]));
  if (unknown.length === 0) return null;
  const named = unknown.slice(0, MAX_NAMED).map(({ id }) => id.slice(0, MAX_ID_CHARACTERS));
  return {
    code: 'invalid-request',
    detail: `没有这些文件：${named.join('、')}`,
    errors: unknown
      .slice(0, MAX_NAMED)
      .map(({ index }) => ({ field: `${field}[${index}]`, expected: 'GET /api/documents 列出的文件 id' })),
  };
}
