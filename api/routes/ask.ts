import { createRoute } from '@hono/zod-openapi';
import { wholeReply } from '../answer/answer-question.ts';
import type { Answer } from '../answering.ts';
import { type AskRequest, askReplySchema, askRequestSchema } from '../contract.ts';
import { jsonBody } from '../json-body.ts';
import { sendProblem } from '../problem.ts';
import { resolveFilters } from '../resolve-filters.ts';
import { findUnknownFilters } from '../unknown-filters.ts';
import { bodyProblems, createRouter, requireStore, type StoreSource } from './router.ts';

/** `POST /api/ask`: the whole answer in one reply. Its type is inferred for `api/client.ts`. */
export function askRoute({ store, answer }: { store: StoreSource; answer: Answer }) {
  const route = createRoute({
    method: 'post',
    path: '/api/ask',
    summary: '提问，一次返回完整回答',
    middleware: [requireStore(store), jsonBody] as const,
    request: { body: { required: true, content: { 'application/json': { schema: askRequestSchema } } } },
    responses: {
      200: { description: '回答、部分回答或拒答', content: { 'application/json': { schema: askReplySchema } } },
      ...bodyProblems,
    },
  });
  return createRouter().openapi(route, async (c) => {
    // JSON has no `undefined`, so a field that zod calls "T or undefined" is a T or is not there.
    const { filters, ...request } = c.req.valid('json') as AskRequest;
    const unknown = findUnknownFilters(c.var.store, filters);
    if (unknown) return sendProblem(c, unknown);
    const resolved = { ...request, ...(filters ? { filters: resolveFilters(filters) } : {}) };
    return c.json(await wholeReply(answer(c.var.store, resolved, c.req.raw.signal)), 200);
  });
}
