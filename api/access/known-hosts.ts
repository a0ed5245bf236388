/**
 * The name a request was sent to. A page of another site whose name suddenly means 127.0.0.1 (DNS rebinding) is of the
 * same origin as this server for its browser, and could read every answer; but the browser still sends that name.
 */
import type { MiddlewareHandler } from 'hono';
import { type ProblemOptions, problemResponse } from '../problem.ts';
import { isLoopback } from './client-address.ts';

/** `plans.example.cn,10.0.0.8,[fd00::8]` as a browser sends them; null when one of them is no name of a host. */
export function readHosts(list: string): string[] | null {
  const hosts = list
    .split(/[,，\s]+/)
    .filter((part) => part !== '')
    .map(readHost);
  return hosts.every((host) => host !== null) ? hosts : null;
}

/** A browser makes `8.0.0.1` of `010.0.0.1`, and `a` of `a\b`: whoever writes that meant something else. */
function readHost(part: string): string | null {
  const host = URL.parse(`http://${part}`)?.hostname ?? null;
  const isOtherScript = /^[\p{L}\p{M}\d.-]+$/u.test(part) && /[^\0-\x7f]/.test(part);
  const isAsWritten = host === part.toLowerCase() || isOtherScript || /^\[[\da-f:.]+\]$/i.test(part);
  return isAsWritten ? host : null;
}

/** `hosts`: beside those of this machine, in lower case; null lets every name through. */
export function knownHosts(hosts: readonly string[] | null): MiddlewareHandler {
  return async (c, next) => {
    if (hosts === null || isSigned(c.req.path)) return next();
    const { hostname } = new URL(c.req.url);
    return isThisMachine(hostname) || hosts.includes(hostname) ? next() : problemResponse(UNKNOWN);
  };
}

/** What platforms send is believed for its signature, under whatever name it comes. */
function isSigned(path: string): boolean {
  return path.startsWith('/bots/');
}

function isThisMachine(hostname: string): boolean {
  return hostname === 'localhost' || isLoopback(hostname.replace(/^\[|\]$/g, ''));
}

const UNKNOWN: ProblemOptions = {
  code: 'unknown-host',
  detail:
    '这个服务只给本机用，请用 127.0.0.1 或 localhost 打开。要用别的名字（如经反向代理），请设 ACCESS，或把名字写进 PUBLIC_URL 或 ALLOWED_HOSTS。',
};
