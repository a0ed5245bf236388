import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { answerDocx } from '../channels/answer-docx.ts';
import { attachment, DOCX_TYPE, fileStem } from '../channels/attachment.ts';
import { sendProblem } from '../problem.ts';
import type { RecordStore } from '../records/record-store.ts';
import { createRouter, problemContent } from './router.ts';

export interface AnswerFileOptions {
  records: RecordStore;
  /** Stands before the links of a file that leaves the page. */
  publicUrl: string | null;
}

/** `GET /api/answers/{id}?format=docx`: a given answer as a Word file, its sources as footnotes. */
export function answerFileRoute({ records, publicUrl }: AnswerFileOptions): OpenAPIHono {
  const route = createRoute({
    method: 'get',
    path: '/api/answers/{id}',
    summary: '一次回答的 Word 文件，依据为脚注',
    request: {
      params: z.object({
        id: z
          .string()
          .max(100)
          .openapi({ param: { name: 'id', in: 'path' }, description: '回答的 id' }),
      }),
      query: z.strictObject({ format: z.enum(['docx']).default('docx') }),
    },
    responses: {
      200: {
        description: 'Word 文件',
        content: { [DOCX_TYPE]: { schema: z.string().openapi({ format: 'binary' }) } },
      },
      400: problemContent('请求有误，errors 指出字段和要求'),
      404: problemContent('没有这个回答的记录，或没有保存它的文字'),
      503: problemContent('记录暂时无法读写'),
    },
  });
  return createRouter().openapi(route, async (c) => {
    const record = await records.answer(c.req.valid('param').id);
    if (!record) return sendProblem(c, { code: 'not-found', detail: '没有这个回答的记录，可能已超过保留期限。' });
    const { texts, answeredAt } = record;
    if (!texts) return sendProblem(c, { code: 'not-found', detail: '本服务不保存问题和回答的文字，无法导出。' });
    const bytes = await answerDocx({ texts, answeredAt, origin: publicUrl ?? '' });
    const name = `${fileStem(texts.standaloneQuestion, '回答')}.docx`;
    return attachment({ bytes, contentType: DOCX_TYPE, name, plainName: 'answer.docx' });
  });
}
