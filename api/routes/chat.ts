import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Answer } from '../answering.ts';
import { uiMessageResponse } from '../channels/ui-message-stream.ts';
import { chatRequestSchema, readChatRequest } from '../chat-request.ts';
import { jsonBody } from '../json-body.ts';
import { invalidRequest, problemResponse } from '../problem.ts';
import { readJson } from '../read-json.ts';
import { resolveFilters } from '../resolve-filters.ts';
import { findUnknownFilters } from '../unknown-filters.ts';
import { bodyProblems, createRouter, requireStore, type StoreSource, type StoreVariables } from './router.ts';

export interface ChatOptions {
  store: StoreSource;
  answer: Answer;
  /** Told of what broke an answer off after its first byte, with the request's id. */
  onFault: (fault: unknown, requestId: string) => void;
}

/** `POST /api/chat`: the answer as it comes, as a UI message stream. */
export function chatRoute({ store, answer, onFault }: ChatOptions): OpenAPIHono<StoreVariables> {
  const route = createRoute({
    method: 'post',
    path: '/api/chat',
    summary: '提问，逐句返回回答（AI SDK 的 UI message stream，useChat 可直接使用）',
    request: { body: { required: true, content: { 'application/json': { schema: chatRequestSchema } } } },
    responses: {
      200: { description: '已核对的句子、引用和回答信息', content: { 'text/event-stream': { schema: z.string() } } },
      ...bodyProblems,
    },
  });
  const router = createRouter<StoreVariables>();
  // Registered by hand: the body is one of two kinds, and what is wrong is said for the kind that was meant.
  router.openAPIRegistry.registerPath(route);
  router.post(route.path, requireStore(store), jsonBody, async (c) => {
    const read = readChatRequest(await readJson(c.req));
    if (read.kind === 'invalid') return problemResponse(invalidRequest(read.errors));
    const { filters, ...request } = read.request;
    const unknown = findUnknownFilters(c.var.store, filters);
    if (unknown) return problemResponse(unknown);
    const resolved = { ...request, ...(filters ? { filters: resolveFilters(filters) } : {}) };
    const { store: open } = c.var;
    return uiMessageResponse({
      answer: (signal) => answer(open, resolved, signal),
      signal: c.req.raw.signal,
      onFault: (fault) => onFault(fault, c.get('requestId')),
    });
  });
  return router;
}
