import { type OpenAPIHono, OpenAPIHono as Router } from '@hono/zod-openapi';
import { html, raw } from 'hono/html';
import { PAGE_POLICY } from '../page-security.ts';
import { PROBLEMS } from '../problem.ts';
import { DOCS_STYLE } from './docs-style.ts';

type Described = Pick<OpenAPIHono, 'getOpenAPI31Document'>;
type OpenApiDocument = ReturnType<Described['getOpenAPI31Document']>;

const METHODS = ['get', 'post', 'put', 'delete'] as const;

interface Operation {
  method: string;
  path: string;
  summary: string;
  parameters: string[];
  bodies: { type: string; fields: string[] }[];
  responses: { status: string; description: string }[];
}

/** `/openapi.json` and a page of our own at `/docs` that lists the same operations, with nothing from another host. */
export function docsRoutes(options: { describe: () => Described; publicUrl: string | null }): Router {
  const { describe, publicUrl } = options;
  const document = (): OpenApiDocument =>
    describe().getOpenAPI31Document({
      openapi: '3.1.0',
      info: {
        title: '规划问答',
        version: '1',
        description: '政府规划文件问答：每一句话都带引用，引用可以打开到原文的具体位置。',
      },
      ...(publicUrl ? { servers: [{ url: publicUrl }] } : {}),
    });
  const router = new Router();
  router.get('/openapi.json', (c) => c.json(document()));
  router.get('/docs.css', (c) => c.body(DOCS_STYLE, 200, { 'content-type': 'text/css; charset=utf-8' }));
  router.get('/docs', (c) => {
    c.header('content-security-policy', PAGE_POLICY);
    return c.html(renderDocs(listOperations(document())));
  });
  return router;
}

function listOperations(document: OpenApiDocument): Operation[] {
  return Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item[method];
      if (!operation) return [];
      return [
        {
          method: method.toUpperCase(),
          path,
          summary: operation.summary ?? '',
          parameters: queryParameters(operation.parameters),
          bodies: requestBodies(document, operation.requestBody),
          responses: Object.entries(operation.responses ?? {}).map(([status, response]) => ({
            status,
            description: 'description' in response ? (response.description ?? '') : '',
          })),
        },
      ];
    }),
  );
}

/** Names of the parameters behind the `?` of the address. */
function queryParameters(parameters: readonly object[] = []): string[] {
  return parameters.flatMap((parameter) =>
    'in' in parameter && parameter.in === 'query' && 'name' in parameter ? [String(parameter.name)] : [],
  );
}

/** Names of the fields of each kind of body, the optional ones with `?`. */
function requestBodies(document: OpenApiDocument, body: unknown): Operation['bodies'] {
  if (!isRecord(body) || !isRecord(body.content)) return [];
  return Object.entries(body.content).flatMap(([type, media]) => {
    const fields = isRecord(media) ? fieldNames(document, media.schema) : [];
    return fields.length > 0 ? [{ type, fields }] : [];
  });
}

/** A schema is named by the one `$ref` that it has, or written out. */
function fieldNames(document: OpenApiDocument, given: unknown): string[] {
  const name = isRecord(given) && typeof given.$ref === 'string' ? given.$ref.split('/').at(-1) : undefined;
  const schema: unknown = name === undefined ? given : document.components?.schemas?.[name];
  if (!isRecord(schema) || !isRecord(schema.properties)) return [];
  const required = Array.isArray(schema.required) ? schema.required : [];
  return Object.keys(schema.properties).map((field) => (required.includes(field) ? field : `${field}?`));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function renderDocs(operations: Operation[]): ReturnType<typeof html> {
  const problems = Object.entries(PROBLEMS);
  return html`${raw('<!doctype html>')}
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>接口说明 · 规划问答</title>
<link rel="stylesheet" href="/docs.css">
</head>
<body>
<header><h1>规划问答 接口说明</h1><p><a href="/">返回首页</a> · <a href="/openapi.json">OpenAPI 文档</a></p></header>
<main>
<p>请求和回答均为 UTF-8 编码的 JSON。起止位置（start、end）按 UTF-16 单位计，以 <code>/api/documents/{id}/text</code> 返回的全文为准。</p>
${operations.map(renderOperation)}
<h2>出错时</h2>
<p>正文为 <code>application/problem+json</code>：<code>type</code>、<code>title</code>、<code>status</code>、<code>detail</code>，请求有误时另有 <code>errors</code> 指出字段（field）和要求（expected）。</p>
<table><thead><tr><th>状态</th><th>类型</th><th>含义</th></tr></thead><tbody>
${problems.map(([code, { status, title }]) => html`<tr id="${code}"><td>${status}</td><td><code>${code}</code></td><td>${title}</td></tr>`)}
</tbody></table>
</main>
</body>
</html>`;
}

function renderOperation({ method, path, summary, parameters, bodies, responses }: Operation): ReturnType<typeof html> {
  return html`<section>
<h2><span class="method">${method}</span> <code>${path}</code></h2>
<p>${summary}</p>
${parameters.length > 0 ? html`<p>参数（均可不填）：${parameters.map((name) => html`<code>${name}</code> `)}</p>` : ''}
${bodies.map(({ type, fields }) => html`<p>正文（<code>${type}</code>）字段：${fields.map((field) => html`<code>${field}</code> `)}</p>`)}
<ul>${responses.map(({ status, description }) => html`<li><strong>${status}</strong> ${description}</li>`)}</ul>
</section>`;
}
