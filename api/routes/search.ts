import { createRoute } from '@hono/zod-openapi';
import { type SearchQuery, searchReplySchema, searchRequestSchema } from '../contract.ts';
import { findPassages } from '../find-passages.ts';
import { jsonBody } from '../json-body.ts';
import { sendProblem } from '../problem.ts';
import { resolveFilters } from '../resolve-filters.ts';
import { findUnknownFilters } from '../unknown-filters.ts';
import { bodyProblems, createRouter, requireStore, type StoreSource } from './router.ts';

/** `POST /api/search`: passages, best first, as they stand in the sources; no gate is applied. Its type is inferred for `api/client.ts`. */
export function searchRoute({ store }: { store: StoreSource }) {
  const route = createRoute({
    method: 'post',
    path: '/api/search',
    summary: '检索原文片段',
    middleware: [requireStore(store), jsonBody] as const,
    request: { body: { required: true, content: { 'application/json': { schema: searchRequestSchema } } } },
    responses: {
      200: { description: '片段，最相关的在前', content: { 'application/json': { schema: searchReplySchema } } },
      ...bodyProblems,
    },
  });
  return createRouter().openapi(route, async (c) => {
    // JSON has no `undefined`: see the ask route.
    const { query, limit, filters } = c.req.valid('json') as SearchQuery;
    const unknown = findUnknownFilters(c.var.store, filters);
    if (unknown) return sendProblem(c, unknown);
    const resolved = { query, limit, ...(filters ? { filters: resolveFilters(filters) } : {}) };
    return c.json({ passages: await findPassages(c.var.store, resolved) }, 200);
  });
}
