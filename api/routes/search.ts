import { createRoute, type OpenAPIHono } from '@hono/zod-openapi';
import { sectionPath } from '#retrieval/plan-document';
import type { PlanStore, ScoredPassage } from '#retrieval/store/plan-store';
import { type FoundPassage, type SearchQuery, searchReplySchema, searchRequestSchema } from '../contract.ts';
import { jsonBody } from '../json-body.ts';
import { sendProblem } from '../problem.ts';
import { resolveFilters } from '../resolve-filters.ts';
import { findUnknownFilters } from '../unknown-filters.ts';
import { bodyProblems, createRouter, requireStore, type StoreSource } from './router.ts';

/** `POST /api/search`: passages, best first, as they stand in the sources; no gate is applied. */
export function searchRoute({ store }: { store: StoreSource }): OpenAPIHono {
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
    const found = await c.var.store.search({
      text: query,
      limit,
      ...(filters ? { filters: resolveFilters(filters) } : {}),
    });
    return c.json({ passages: await describePassages(c.var.store, found) }, 200);
  });
}

async function describePassages(store: PlanStore, found: ScoredPassage[]): Promise<FoundPassage[]> {
  const ids = [...new Set(found.map(({ passage }) => passage.documentId))];
  const documents = new Map(await Promise.all(ids.map(async (id) => [id, await store.document(id)] as const)));
  return found.flatMap(({ passage, score }) => {
    const document = documents.get(passage.documentId);
    if (!document) return [];
    const { start, end } = passage.span;
    return [
      {
        id: passage.id,
        documentId: document.id,
        title: document.title,
        section: sectionPath(document.sections, passage.section).map(({ label }) => label),
        text: document.text.slice(start, end),
        start,
        end,
        score,
      },
    ];
  });
}
