/**
 * The one check in front of what only administrators may do. Without a configured key nobody may: the routes are there
 * and say so.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import { problemResponse } from './problem.ts';

/** `adminKey` is ADMIN_KEY, or null when it is not set. */
export function adminAccess(adminKey: string | null): MiddlewareHandler {
  const expected = adminKey === null ? null : digest(adminKey);
  return async (c, next) => {
    if (expected === null)
      return problemResponse({ code: 'not-enabled', detail: '没有设置管理密钥（ADMIN_KEY），这个接口没有开放。' });
    const given = /^Bearer (\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1];
    if (given === undefined || !timingSafeEqual(digest(given), expected)) {
      return problemResponse({
        code: 'key-required',
        detail: '请求头 Authorization 应为“Bearer 管理密钥”。',
        headers: { 'www-authenticate': 'Bearer' },
      });
    }
    return next();
  };
}

/** Of equal length for every key, as the comparison wants it. */
function digest(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}
