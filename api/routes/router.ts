/** What all routes share: the shape of a 400, and the store or a 503 while there is none. */
import { OpenAPIHono } from '@hono/zod-openapi';
import type { MiddlewareHandler } from 'hono';
import type { PlanStore } from '#retrieval/store/plan-store';
import { problemSchema } from '../contract.ts';
import { describeIssues } from '../describe-issues.ts';
import { invalidRequest, problemResponse, sendProblem } from '../problem.ts';

export type StoreSource = () => PlanStore | null;
export type StoreVariables = { Variables: { store: PlanStore } };

export function createRouter<Environment extends object = object>(): OpenAPIHono<Environment> {
  return new OpenAPIHono<Environment>({
    defaultHook: (result, c) => {
      if (result.success) return;
      return sendProblem(c, invalidRequest(describeIssues(result.error.issues)));
    },
  });
}

/** Hands the store to the route, or answers 503 while the index is not open. */
export function requireStore(source: StoreSource): MiddlewareHandler<StoreVariables> {
  return async (c, next) => {
    const store = source();
    if (!store) return indexNotReady();
    c.set('store', store);
    await next();
  };
}

function indexNotReady(): Response {
  return problemResponse({
    code: 'index-not-ready',
    detail: '正在建立或打开索引，请稍后再试。',
    headers: { 'retry-after': '2' },
  });
}

/** Description of an error response for OpenAPI. */
export function problemContent(description: string): {
  description: string;
  content: { 'application/problem+json': { schema: typeof problemSchema } };
} {
  return { description, content: { 'application/problem+json': { schema: problemSchema } } };
}

export const bodyProblems = {
  400: problemContent('请求有误，errors 指出字段和要求'),
  413: problemContent('请求正文过大'),
  415: problemContent('请求正文不是 application/json'),
  503: problemContent('索引尚未就绪'),
};
