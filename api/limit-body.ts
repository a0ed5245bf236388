import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { problemResponse } from './problem.ts';

const KIB = 1024;

/** Answers 413 to a request whose body has more than `maxBytes`. */
export function limitBody(maxBytes: number): MiddlewareHandler {
  const size = maxBytes < KIB * KIB ? `${maxBytes / KIB} KiB` : `${maxBytes / KIB / KIB} MiB`;
  const detail = `请求正文最大 ${size}。`;
  return bodyLimit({ maxSize: maxBytes, onError: () => problemResponse({ code: 'body-too-large', detail }) });
}
