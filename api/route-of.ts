import type { Context } from 'hono';
import { matchedRoutes } from 'hono/route';

/** The pattern that the address was matched by; null when only those match that stand around the routes. */
export function routeOf(c: Context): string | null {
  const patterns = matchedRoutes(c).map(({ path }) => path);
  return patterns.findLast((path) => !path.includes('*')) ?? null;
}

const PROBES = new Set(['/healthz', '/readyz', '/metrics']);

/** Asked every few seconds by machines; only worth a word when something is wrong. */
export function isProbe(route: string | null): boolean {
  return route !== null && PROBES.has(route);
}
