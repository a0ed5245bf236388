import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { PlanStore } from '#retrieval/store/plan-store';
import type { ModelState } from '../answer/model/pausing-model.ts';
import type { EmbeddingState } from '../open-embedding.ts';
import { sendProblem } from '../problem.ts';
import { createRouter, problemContent, type StoreSource } from './router.ts';

const upSchema = z.object({ status: z.literal('ok') });
const readySchema = upSchema.extend({
  embedding: z
    .enum(['ok', 'unavailable'])
    .optional()
    .openapi({ description: '设了 EMBEDDING_MODEL 才有；unavailable 时检索只靠字词' }),
  model: z
    .enum(['ok', 'unavailable'])
    .optional()
    .openapi({ description: '设了 CHAT_MODEL 才有；unavailable 时由内置回答代替，隔 15 秒再试' }),
});

export interface HealthOptions {
  store: StoreSource;
  /** Null when no embedding model is configured. */
  embeddingState: (store: PlanStore) => EmbeddingState | null;
  /** Null when no chat model is configured. */
  modelState: () => ModelState | null;
}

/** `/healthz`: the process is up. `/readyz`: the index is open. */
export function healthRoutes({ store, embeddingState, modelState }: HealthOptions): OpenAPIHono {
  const up = { description: '正常', content: { 'application/json': { schema: upSchema } } };
  const health = createRoute({ method: 'get', path: '/healthz', summary: '进程是否正常', responses: { 200: up } });
  const ready = createRoute({
    method: 'get',
    path: '/readyz',
    summary: '索引是否就绪',
    responses: {
      200: { description: '就绪', content: { 'application/json': { schema: readySchema } } },
      503: problemContent('索引尚未就绪'),
    },
  });
  const router = createRouter();
  router.openapi(health, (c) => c.json({ status: 'ok' as const }, 200));
  router.openapi(ready, (c) => {
    const open = store();
    if (open === null) {
      return sendProblem(c, {
        code: 'index-not-ready',
        detail: '正在建立或打开索引，请稍后再试。',
        headers: { 'retry-after': '2' },
      });
    }
    const embedding = embeddingState(open);
    const model = modelState();
    const states = { ...(embedding !== null && { embedding }), ...(model !== null && { model }) };
    return c.json({ status: 'ok' as const, ...states }, 200);
  });
  return router;
}
