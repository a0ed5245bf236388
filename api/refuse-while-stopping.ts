/** Once the server is being stopped nothing new is begun; whoever asks whether it is well is told the truth. */
import type { MiddlewareHandler } from 'hono';
import { type ProblemOptions, problemResponse } from './problem.ts';

const STOPPING: ProblemOptions = {
  code: 'stopping',
  detail: '服务正在停止或重新启动，请稍后再试。',
  headers: { 'retry-after': '5', connection: 'close' },
};
/** `/readyz` is not among them: it is not ready any more. */
const STILL_ANSWERED = new Set(['/healthz', '/metrics']);

export function refuseWhileStopping(isStopping: () => boolean): MiddlewareHandler {
  return async (c, next) => {
    if (isStopping() && !STILL_ANSWERED.has(c.req.path)) return problemResponse(STOPPING);
    await next();
  };
}
