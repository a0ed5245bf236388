import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Access } from '../access/access.ts';
import type { AccessVariables } from '../access/guard.ts';
import { asTyped } from '../as-typed.ts';
import { jsonBody } from '../json-body.ts';
import { invalidRequest, sendProblem } from '../problem.ts';
import { createRouter, problemContent } from './router.ts';

export interface WidgetTokenOptions {
  access: Access;
  /** Origins of pages that may embed the widget. */
  allowedOrigins: readonly string[];
}

const requestSchema = z.strictObject({
  origin: z
    .string()
    .openapi({ description: '门户的地址，在 ALLOWED_ORIGINS 里', example: 'https://portal.example.cn' }),
});
const replySchema = z.object({ token: z.string(), expiresAt: z.iso.datetime() });

/** `POST /api/widget-tokens`: for the server of a portal, which has a key; its pages get the token. */
export function widgetTokenRoute({ access, allowedOrigins }: WidgetTokenOptions): OpenAPIHono<AccessVariables> {
  const route = createRoute({
    method: 'post',
    path: '/api/widget-tokens',
    summary: '给门户里的小窗领一个短期令牌（由门户的服务器凭密钥调用）',
    middleware: [jsonBody] as const,
    request: { body: { required: true, content: { 'application/json': { schema: requestSchema } } } },
    responses: {
      200: { description: '令牌和到期时间', content: { 'application/json': { schema: replySchema } } },
      400: problemContent('请求有误，或 origin 不在 ALLOWED_ORIGINS 里'),
      403: problemContent('要用密钥领取'),
      415: problemContent('请求正文不是 application/json'),
    },
  });
  return createRouter<AccessVariables>().openapi(route, async (c) => {
    const { origin } = c.req.valid('json');
    const { kind, id } = c.get('principal');
    // Whoever has a token only must not draw it out for ever.
    if (kind !== 'key' || id === 'ADMIN_KEY')
      return sendProblem(c, {
        code: 'not-allowed',
        detail: asTyped('小窗的令牌要用 npm start -- keys 发的密钥领取。'),
      });
    if (!allowedOrigins.includes(origin))
      return sendProblem(c, invalidRequest([{ field: 'origin', expected: 'ALLOWED_ORIGINS 里的一个地址' }]));
    const { token, expiresAt } = await access.widgetTokens.issue({ keyId: id, origin });
    return c.json({ token, expiresAt: new Date(expiresAt).toISOString() }, 200, { 'cache-control': 'no-store' });
  });
}
