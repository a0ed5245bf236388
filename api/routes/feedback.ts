import { createRoute } from '@hono/zod-openapi';
import { feedbackRequestSchema } from '../contract.ts';
import { jsonBody } from '../json-body.ts';
import { problemResponse } from '../problem.ts';
import type { RecordStore } from '../records/record-store.ts';
import { bodyProblems, createRouter, problemContent } from './router.ts';

export interface FeedbackOptions {
  records: RecordStore;
  /** False drops comments. */
  keepTexts: boolean;
  /** Milliseconds since 1970. */
  now: () => number;
}

/** `POST /api/feedback`: stored before the 204. Its type is inferred for `api/client.ts`. */
export function feedbackRoute({ records, keepTexts, now }: FeedbackOptions) {
  const route = createRoute({
    method: 'post',
    path: '/api/feedback',
    summary: '评价一次回答',
    middleware: [jsonBody] as const,
    request: { body: { required: true, content: { 'application/json': { schema: feedbackRequestSchema } } } },
    responses: {
      204: { description: '已保存' },
      404: problemContent('没有这个回答的记录'),
      ...bodyProblems,
      503: problemContent('记录暂时无法读写'),
    },
  });
  return createRouter().openapi(route, async (c) => {
    const { answerId, vote, comment } = c.req.valid('json');
    const text = keepTexts && comment ? comment : null;
    if (await records.addFeedback({ answerId, vote, comment: text, givenAt: now() })) return c.body(null, 204);
    return problemResponse({ code: 'not-found', detail: '没有这个回答的记录，可能已超过保留期限。' });
  });
}
