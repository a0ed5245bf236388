import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { bodyTooLarge } from './body-too-large.ts';
import { problemResponse } from './problem.ts';

/** Answers 413 to a request whose body has more than `maxBytes`. */
export function limitBody(maxBytes: number): MiddlewareHandler {
  return bodyLimit({ maxSize: maxBytes, onError: () => problemResponse(bodyTooLarge(maxBytes)) });
}
