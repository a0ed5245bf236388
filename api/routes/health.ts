import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { sendProblem } from '../problem.ts';
import { createRouter, problemContent, type StoreSource } from './router.ts';

const upSchema = z.object({ status: z.literal('ok') });

/** `/healthz`: the process is up. `/readyz`: the index is open. */
export function healthRoutes({ store }: { store: StoreSource }): OpenAPIHono {
  const up = { description: '正常', content: { 'application/json': { schema: upSchema } } };
  const health = createRoute({ method: 'get', path: '/healthz', summary: '进程是否正常', responses: { 200: up } });
  const ready = createRoute({
    method: 'get',
    path: '/readyz',
    summary: '索引是否就绪',
    responses: { 200: up, 503: problemContent('索引尚未就绪') },
  });
  const router = createRouter();
  router.openapi(health, (c) => c.json({ status: 'ok' as const }, 200));
  router.openapi(ready, (c) =>
    store()
      ? c.json({ status: 'ok' as const }, 200)
      : sendProblem(c, {
          code: 'index-not-ready',
          detail: '正在建立或打开索引，请稍后再试。',
          headers: { 'retry-after': '2' },
        }),
  );
  return router;
}
