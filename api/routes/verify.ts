import { createRoute, type OpenAPIHono } from '@hono/zod-openapi';
import { verifyText } from '../answer/verify/verify-text.ts';
import { type VerifyRequest, verifyReplySchema, verifyRequestSchema } from '../contract.ts';
import { jsonBody } from '../json-body.ts';
import { sendProblem } from '../problem.ts';
import { findUnknownDocuments } from '../unknown-documents.ts';
import { bodyProblems, createRouter, requireStore, type StoreSource } from './router.ts';

/** `POST /api/verify`: 核数, each statement of a draft against the plans. */
export function verifyRoute({ store }: { store: StoreSource }): OpenAPIHono {
  const route = createRoute({
    method: 'post',
    path: '/api/verify',
    summary: '核对文稿中的每一句话',
    middleware: [requireStore(store), jsonBody] as const,
    request: { body: { required: true, content: { 'application/json': { schema: verifyRequestSchema } } } },
    responses: {
      200: { description: '逐句的核对结果和依据', content: { 'application/json': { schema: verifyReplySchema } } },
      ...bodyProblems,
    },
  });
  return createRouter().openapi(route, async (c) => {
    // JSON has no `undefined`: see the ask route.
    const request = c.req.valid('json') as VerifyRequest;
    const unknown = findUnknownDocuments(c.var.store, request, 'documentIds');
    if (unknown) return sendProblem(c, unknown);
    return c.json(await verifyText(c.var.store, request, c.req.raw.signal), 200);
  });
}
