/** Problems of `/v1` in the shape that OpenAI's clients read: `{ error: { message, type, param, code } }`. */
import type { MiddlewareHandler } from 'hono';
import type { Problem } from './contract.ts';

export interface OpenAiError {
  error: { message: string; type: string; param: string | null; code: string | null };
}

/** Rewrites whatever problem details come out of the routes behind it. */
export const openAiErrors: MiddlewareHandler = async (c, next) => {
  await next();
  if (!c.res.headers.get('content-type')?.startsWith('application/problem+json')) return;
  const { status } = c.res;
  const headers = new Headers(c.res.headers);
  headers.set('content-type', 'application/json; charset=utf-8');
  headers.delete('content-length');
  // Our own problem details: see problem.ts.
  const problem = (await c.res.json()) as Problem;
  c.res = undefined;
  c.res = new Response(JSON.stringify(errorOf(problem)), { status, headers });
};

export function errorOf({ type, status, detail, errors }: Problem): OpenAiError {
  return {
    error: {
      message: detail,
      type: typeOf(status),
      param: errors?.[0]?.field ?? null,
      code: type.replace(/^.*#/, '').replaceAll('-', '_'),
    },
  };
}

function typeOf(status: number): string {
  if (status === 401) return 'authentication_error';
  if (status === 403) return 'permission_error';
  if (status === 429) return 'rate_limit_error';
  return status >= 500 ? 'server_error' : 'invalid_request_error';
}
