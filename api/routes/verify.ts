import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { MiddlewareHandler } from 'hono';
import type { PlanStore } from '#retrieval/store/plan-store';
import { verifyText } from '../answer/verify/verify-text.ts';
import { annotateMarkdown } from '../channels/annotate-markdown.ts';
import { annotateWord } from '../channels/annotate-word.ts';
import { attachment, DOCX_TYPE, fileStem } from '../channels/attachment.ts';
import { toDocx } from '../channels/docx.ts';
import { WordFault } from '../channels/word-package.ts';
import { verifyReplySchema, verifyRequestSchema } from '../contract.ts';
import { describeIssues } from '../describe-issues.ts';
import { jsonBody } from '../json-body.ts';
import { invalidRequest, problemResponse } from '../problem.ts';
import { findUnknownDocuments } from '../unknown-documents.ts';
import {
  isForm,
  type ReadDraft,
  readVerifyRequest,
  readWord,
  unreadableFile,
  type WordUpload,
} from '../verify-request.ts';
import { bodyProblems, createRouter, requireStore, type StoreSource, type StoreVariables } from './router.ts';

export interface VerifyOptions {
  store: StoreSource;
  /** Stands before the addresses of sources in files. */
  publicUrl: string | null;
  /** Milliseconds since 1970. */
  now: () => number;
}

const MARKDOWN_TYPE = 'text/markdown; charset=utf-8';
const querySchema = z.strictObject({
  format: z
    .enum(['json', 'markdown', 'docx'])
    .default('json')
    .openapi({ description: 'markdown、docx 得到加了注的文稿；上传的 Word 文件保持原来的版式' }),
});
const formSchema = z.object({
  file: z.string().openapi({ format: 'binary', description: 'Word 文件（.docx），至多 5 MiB' }),
  documentIds: z.array(z.string()).optional(),
});

/** `POST /api/verify`: 核数, each statement of a draft against the plans, as data or as notes in the draft itself. */
export function verifyRoute(options: VerifyOptions): OpenAPIHono<StoreVariables> {
  const route = createRoute({
    method: 'post',
    path: '/api/verify',
    summary: '核数：逐句核对文稿（文字、Markdown 或 Word 文件），结果为数据或加了注的文稿',
    request: {
      query: querySchema,
      body: {
        required: true,
        content: { 'application/json': { schema: verifyRequestSchema }, 'multipart/form-data': { schema: formSchema } },
      },
    },
    responses: {
      200: {
        description: '逐句的核对结果和依据',
        content: {
          'application/json': { schema: verifyReplySchema },
          [MARKDOWN_TYPE]: { schema: z.string() },
          [DOCX_TYPE]: { schema: z.string().openapi({ format: 'binary' }) },
        },
      },
      ...bodyProblems,
    },
  });
  const router = createRouter<StoreVariables>();
  // Registered by hand: the body is one of two kinds, and what is wrong is said for the kind that was sent.
  router.openAPIRegistry.registerPath(route);
  router.post(route.path, requireStore(options.store), jsonOrForm, async (c) => {
    const query = querySchema.safeParse(c.req.query());
    if (!query.success) return problemResponse(invalidRequest(describeIssues(query.error.issues)));
    const read = await readVerifyRequest(c.req);
    if (read.kind === 'invalid') return problemResponse(invalidRequest(read.errors));
    const unknown = findUnknownDocuments(c.var.store, read.request, 'documentIds');
    if (unknown) return problemResponse(unknown);
    const { signal } = c.req.raw;
    if (query.data.format === 'docx') return docxResponse(read, { ...options, open: c.var.store, signal });
    const { claims } = await verifyText(c.var.store, read.request, signal);
    const { text } = read.request;
    if (query.data.format === 'json') return c.json(read.word ? { text, claims } : { claims }, 200);
    const name = annotatedName(read.name, 'md');
    const bytes = annotateMarkdown(text, { claims, origin: options.publicUrl ?? '' });
    return attachment({ bytes, contentType: MARKDOWN_TYPE, name, plainName: 'verified.md' });
  });
  return router;
}

const jsonOrForm: MiddlewareHandler = (c, next) => (isForm(c.req) ? next() : jsonBody(c, next));

type Draft = ReadDraft & { kind: 'draft' };

interface DocxOptions extends Pick<VerifyOptions, 'publicUrl' | 'now'> {
  open: PlanStore;
  signal: AbortSignal;
}

async function docxResponse(
  { request, word, name }: Draft,
  { open, signal, publicUrl, now }: DocxOptions,
): Promise<Response> {
  const upload = word ?? (await wordOf(request.text));
  // The offsets of the comments are those of the file's own text.
  const { claims } = await verifyText(open, { ...request, text: upload.draft.text }, signal);
  const bytes = annotated({ ...upload, claims, origin: publicUrl ?? '', now: now() });
  if (!bytes) return problemResponse(invalidRequest([unreadableFile]));
  return attachment({ bytes, contentType: DOCX_TYPE, name: annotatedName(name, 'docx'), plainName: 'verified.docx' });
}

/** Null for a file whose text can be read and whose comments or relations cannot. */
function annotated(given: Parameters<typeof annotateWord>[0]): Uint8Array | null {
  try {
    return annotateWord(given);
  } catch (fault) {
    if (fault instanceof WordFault) return null;
    throw fault;
  }
}

/** A draft that came as text, a paragraph for each line. */
async function wordOf(text: string): Promise<WordUpload> {
  const blocks = text
    .split('\n')
    .map((line) => ({ kind: 'paragraph' as const, inlines: [{ kind: 'text' as const, text: line }] }));
  const upload = readWord(await toDocx({ title: '文稿', blocks, landscape: false }));
  if (!upload) throw new Error('A Word file that was just written cannot be read');
  return upload;
}

function annotatedName(name: string, ending: string): string {
  return `${fileStem(name, '文稿')}（核数）.${ending}`;
}
