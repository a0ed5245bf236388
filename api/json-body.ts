/**
 * Lets only JSON in UTF-8 through. Command lines on Chinese Windows send GBK, and a question decoded
 * into replacement characters would get an answer to something that nobody asked.
 */
import type { MiddlewareHandler } from 'hono';
import { problemResponse } from './problem.ts';

const JSON_TYPE = /^application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i;

export const jsonBody: MiddlewareHandler = async (c, next) => {
  if (!JSON_TYPE.test(c.req.header('content-type') ?? '')) {
    return problemResponse({
      code: 'unsupported-media-type',
      detail: '请求头 Content-Type 应为 application/json。',
    });
  }
  const bytes = await c.req.arrayBuffer();
  if (!isUtf8(bytes)) return problemResponse({ code: 'malformed-json', detail: '请求正文应为 UTF-8 编码的 JSON。' });
  return next();
};

function isUtf8(bytes: ArrayBuffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    // The only fault of a fatal decoder is bytes that it cannot decode.
    return false;
  }
}
