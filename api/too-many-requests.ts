import type { ProblemOptions } from './problem.ts';

/** The words of the server and of the edge for a client that asks too often. */
export function tooManyRequests(retryAfterSeconds: number): ProblemOptions<'too-many-requests'> {
  return {
    code: 'too-many-requests',
    detail: `请求过于频繁，请 ${retryAfterSeconds} 秒后再试。`,
    headers: { 'retry-after': String(retryAfterSeconds) },
  };
}
