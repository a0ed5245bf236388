/**
 * Errors on the wire: problem details (RFC 9457) with Chinese wording chosen by code, never a fault's own message.
 */
import type { z } from '@hono/zod-openapi';
import type { Context, TypedResponse } from 'hono';
import type { Problem, problemSchema } from './contract.ts';

export const PROBLEMS = {
  'invalid-request': { status: 400, title: '请求有误' },
  'malformed-request': { status: 400, title: '请求格式有误' },
  'malformed-json': { status: 400, title: '请求正文不是有效的 JSON' },
  'key-required': { status: 401, title: '需要密钥' },
  'not-enabled': { status: 403, title: '没有开放' },
  'not-allowed': { status: 403, title: '没有权限' },
  'not-found': { status: 404, title: '没有找到' },
  'model-not-found': { status: 404, title: '没有这个模型' },
  'method-not-allowed': { status: 405, title: '不支持这种请求方法' },
  'request-timeout': { status: 408, title: '请求没有发完' },
  'body-too-large': { status: 413, title: '请求正文过大' },
  'unsupported-media-type': { status: 415, title: '请求正文的类型不对' },
  'unknown-host': { status: 421, title: '不认识这个主机名' },
  'too-many-requests': { status: 429, title: '请求过于频繁' },
  'headers-too-large': { status: 431, title: '请求头过大' },
  'internal-error': { status: 500, title: '服务出错' },
  'origin-unavailable': { status: 502, title: '后端服务暂时连不上' },
  'access-unavailable': { status: 503, title: '暂时无法核验身份' },
  'index-not-ready': { status: 503, title: '索引尚未就绪' },
  'records-unavailable': { status: 503, title: '记录暂时无法读写' },
  'page-not-ready': { status: 503, title: '页面尚未就绪' },
  stopping: { status: 503, title: '服务正在停止' },
  'not-configured': { status: 503, title: '服务尚未配置' },
} as const;

export type ProblemCode = keyof typeof PROBLEMS;
type StatusOf<Code extends ProblemCode> = (typeof PROBLEMS)[Code]['status'];

export interface ProblemOptions<Code extends ProblemCode = ProblemCode> {
  code: Code;
  /** Chinese, for the person at the other end. */
  detail: string;
  errors?: { field: string; expected: string }[];
  headers?: Record<string, string>;
}

/** Names each wrong field and what was expected there. */
export function invalidRequest(errors: { field: string; expected: string }[]): ProblemOptions<'invalid-request'> {
  const detail = errors.map(({ field, expected }) => `${field} 应为：${expected}`).join('；');
  return { code: 'invalid-request', detail: detail.slice(0, MAX_DETAIL_CHARACTERS), errors };
}

const MAX_DETAIL_CHARACTERS = 1000;

export function problemBody({ code, detail, errors }: ProblemOptions): Problem {
  const { status, title } = PROBLEMS[code];
  return { type: `/docs#${code}`, title, status, detail, ...(errors ? { errors } : {}) };
}

/** Answers with a problem inside a route, typed so that the route's description must list its status. */
export function sendProblem<Code extends ProblemCode>(
  c: Context,
  options: ProblemOptions<Code>,
): TypedResponse<z.infer<typeof problemSchema>, StatusOf<Code>, 'json'> {
  return c.json(problemBody(options), PROBLEMS[options.code].status as StatusOf<Code>, {
    ...options.headers,
    'content-type': 'application/problem+json; charset=utf-8',
  });
}

/** The same without a Hono context, for the Worker and for middleware. */
export function problemResponse(options: ProblemOptions): Response {
  return new Response(JSON.stringify(problemBody(options)), {
    status: PROBLEMS[options.code].status,
    headers: { ...options.headers, 'content-type': 'application/problem+json; charset=utf-8' },
  });
}
