import { createRoute, z } from '@hono/zod-openapi';
import type { PlanStore, StoredDocument } from '#retrieval/store/plan-store';
import { simplify } from '#retrieval/text/simplify';
import { type DocumentDetail, type DocumentSummary, documentDetailSchema, documentListSchema } from '../contract.ts';
import { type ProblemOptions, sendProblem } from '../problem.ts';
import { createRouter, problemContent, requireStore, type StoreSource } from './router.ts';

const idParameter = z.object({ id: z.string().openapi({ param: { name: 'id', in: 'path' }, description: '文件 id' }) });
const scriptQuery = z.strictObject({
  script: z
    .enum(['original', 'simplified'])
    .default('original')
    .openapi({ description: 'simplified 把繁体字逐字换成简体，长度和位置不变，供对照阅读' }),
});
const missing: ProblemOptions<'not-found'> = {
  code: 'not-found',
  detail: '没有这个文件，GET /api/documents 列出全部文件。',
};
const notReady = { 503: problemContent('索引尚未就绪') };
const notFound = { 404: problemContent('没有这个文件') };

/** The documents with their facts, their outline and their canonical text. Its type is inferred for `api/client.ts`. */
export function documentRoutes({ store }: { store: StoreSource }) {
  const middleware = requireStore(store);
  const summaries = summaryReader();
  const list = createRoute({
    method: 'get',
    path: '/api/documents',
    summary: '列出全部文件',
    middleware,
    responses: {
      200: { description: '全部文件', content: { 'application/json': { schema: documentListSchema } } },
      ...notReady,
    },
  });
  const detail = createRoute({
    method: 'get',
    path: '/api/documents/{id}',
    summary: '一个文件的信息和目录',
    middleware,
    request: { params: idParameter },
    responses: {
      200: { description: '信息和目录', content: { 'application/json': { schema: documentDetailSchema } } },
      ...notFound,
      ...notReady,
    },
  });
  const text = createRoute({
    method: 'get',
    path: '/api/documents/{id}/text',
    summary: '一个文件的全文，所有起止位置都以它为准',
    middleware,
    request: { params: idParameter, query: scriptQuery },
    responses: {
      200: { description: '全文', content: { 'text/plain; charset=utf-8': { schema: z.string() } } },
      ...notFound,
      ...notReady,
    },
  });
  return createRouter()
    .openapi(list, async (c) => c.json({ documents: await summaries(c.var.store) }, 200))
    .openapi(detail, async (c) => {
      const document = await c.var.store.document(c.req.valid('param').id);
      return document ? c.json(detailOf(document), 200) : sendProblem(c, missing);
    })
    .openapi(text, async (c) => {
      const document = await c.var.store.document(c.req.valid('param').id);
      if (!document) return sendProblem(c, missing);
      const shown = c.req.valid('query').script === 'simplified' ? simplify(document.text) : document.text;
      return c.text(shown, 200, { 'content-type': 'text/plain; charset=utf-8' });
    });
}

/** Reads the summaries once per build of the index: counts of characters and passages need every document. */
function summaryReader(): (store: PlanStore) => Promise<DocumentSummary[]> {
  const known = new WeakMap<PlanStore, Promise<DocumentSummary[]>>();
  return (store) => {
    const before = known.get(store);
    if (before) return before;
    const reading = Promise.all(store.documents().map(({ id }) => store.document(id))).then((documents) =>
      documents.flatMap((document) => (document ? [summaryOf(document)] : [])),
    );
    known.set(store, reading);
    // A failed read must not be answered for ever.
    reading.catch(() => known.delete(store));
    return reading;
  };
}

function summaryOf(document: StoredDocument): DocumentSummary {
  const { id, file, title, documentNumber, issuer, published, dates, region, level, kind, years } = document;
  return {
    ...{ id, file, title, documentNumber, issuer, published, dates, region, level, kind, years },
    passages: document.passageCount,
    characters: document.text.length,
  };
}

function detailOf(document: StoredDocument): DocumentDetail {
  return {
    ...summaryOf(document),
    pages: document.pages.map(({ start }) => start),
    outline: document.sections.map((section) => ({
      index: section.index,
      parent: section.parent,
      depth: section.depth,
      label: section.label,
      heading: section.heading,
      region: section.region,
      start: section.span.start,
      end: section.span.end,
      headingStart: section.headingSpan.start,
      headingEnd: section.headingSpan.end,
    })),
  };
}
