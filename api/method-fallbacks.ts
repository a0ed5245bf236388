/** Answers 405 with `Allow` on every path that exists with other methods. Call after all routes are in place. */
import type { Hono } from 'hono';
import { problemResponse } from './problem.ts';

export function methodFallbacks(app: Pick<Hono, 'routes' | 'all'>): void {
  const methodsByPath = new Map<string, Set<string>>();
  for (const { path, method } of app.routes) {
    // Middleware stands under ALL; a wildcard is no path of ours.
    if (method === 'ALL' || path.includes('*')) continue;
    const methods = methodsByPath.get(path) ?? new Set<string>();
    methods.add(method);
    if (method === 'GET') methods.add('HEAD');
    methodsByPath.set(path, methods);
  }
  for (const [path, methods] of methodsByPath) {
    const allow = [...methods].sort().join(', ');
    app.all(path, () =>
      problemResponse({ code: 'method-not-allowed', detail: `这个地址支持的方法：${allow}。`, headers: { allow } }),
    );
  }
}
