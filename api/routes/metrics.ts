import { Hono } from 'hono';
import type { Metrics } from '../metrics.ts';

/** `GET /metrics` for Prometheus. The edge does not pass it on: it stays inside. */
export function metricsRoute({ metrics }: { metrics: Metrics }): Hono {
  return new Hono().get('/metrics', async (c) => {
    return c.body(await metrics.text(), 200, { 'content-type': metrics.contentType, 'cache-control': 'no-store' });
  });
}
