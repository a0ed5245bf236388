import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { MAX_UPLOAD_BYTES } from '../body-too-large.ts';
import { ingestJobSchema } from '../contract.ts';
import type { IngestJobs, UploadedFile } from '../ingest-jobs.ts';
import { limitBody } from '../limit-body.ts';
import { type ProblemOptions, sendProblem } from '../problem.ts';
import { MAX_NAME_BYTES, uploadedName } from '../uploaded-name.ts';
import { isForm } from '../verify-request.ts';
import { createRouter, problemContent } from './router.ts';

export interface UploadOptions {
  /** Null until they are open. */
  jobs: () => IngestJobs | null;
}

const uploadSchema = z.object({
  files: z
    .unknown()
    .optional()
    .openapi({ type: 'array', items: { type: 'string', format: 'binary' }, description: '一个或几个文件' }),
});
const notReady: ProblemOptions<'index-not-ready'> = {
  code: 'index-not-ready',
  detail: '服务正在启动，请稍后再传。',
  headers: { 'retry-after': '2' },
};
const refused = {
  401: problemContent('没有给密钥，或密钥不对'),
  403: problemContent('密钥没有 ingest 权限，或还没有管理密钥'),
};

/** Plans for the index, from administrators: taken at once, put into the index afterwards. */
export function uploadRoutes({ jobs }: UploadOptions): OpenAPIHono {
  const upload = createRoute({
    method: 'post',
    path: '/api/documents',
    summary: '上传规划文件（管理员）',
    middleware: [limitBody(MAX_UPLOAD_BYTES)] as const,
    request: { body: { required: true, content: { 'multipart/form-data': { schema: uploadSchema } } } },
    responses: {
      202: { description: '已收下，正在收入索引', content: { 'application/json': { schema: ingestJobSchema } } },
      400: problemContent('没有文件，或文件名不能用'),
      ...refused,
      413: problemContent('请求正文过大'),
      503: problemContent('服务尚未就绪'),
    },
  });
  const progress = createRoute({
    method: 'get',
    path: '/api/ingests/{id}',
    summary: '上传的文件收入索引的进度和结果（管理员）',
    request: { params: z.object({ id: z.string().openapi({ param: { name: 'id', in: 'path' } }) }) },
    responses: {
      200: { description: '进度和结果', content: { 'application/json': { schema: ingestJobSchema } } },
      ...refused,
      404: problemContent('没有这次上传'),
      503: problemContent('服务尚未就绪'),
    },
  });
  const router = createRouter();
  router.openapi(upload, async (c) => {
    const open = jobs();
    if (open === null) return sendProblem(c, notReady);
    // A body of another type is not validated: what should be the form is then undefined.
    const files = isForm(c.req) ? await readFiles(c.req.valid('form')) : { expected: FILES_EXPECTED };
    if (!Array.isArray(files)) {
      const detail = `files 应为：${files.expected}`;
      return sendProblem(c, {
        code: 'invalid-request',
        detail,
        errors: [{ field: 'files', expected: files.expected }],
      });
    }
    const job = await open.add(files);
    return c.json(job, 202, { location: `/api/ingests/${job.id}` });
  });
  router.openapi(progress, async (c) => {
    const open = jobs();
    if (open === null) return sendProblem(c, notReady);
    const job = await open.find(c.req.valid('param').id);
    if (job === null) return sendProblem(c, { code: 'not-found', detail: '没有这次上传，或它的记录已过期。' });
    return c.json(job, 200);
  });
  return router;
}

const FILES_EXPECTED = 'multipart/form-data 里的一个或几个文件';

async function readFiles({ files }: z.infer<typeof uploadSchema>): Promise<UploadedFile[] | { expected: string }> {
  const given: unknown[] = [files].flat();
  const read: UploadedFile[] = [];
  for (const file of given) {
    if (!(file instanceof File)) return { expected: FILES_EXPECTED };
    const name = uploadedName(file.name);
    if (name === null)
      return { expected: `带文件名的文件，名称不以点开头，不超过 ${MAX_NAME_BYTES} 字节（汉字每个 3 字节）` };
    if (read.some((one) => one.name === name)) return { expected: '名称各不相同的文件' };
    read.push({ name, bytes: new Uint8Array(await file.arrayBuffer()) });
  }
  return read;
}
