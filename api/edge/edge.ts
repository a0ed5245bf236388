/**
 * The edge: static files come from the assets, every other request is passed on to the Node server behind it and the
 * answer streamed back. Runs on Cloudflare Workers, so nothing here may need a `node:` module or the store.
 */
import { readOrigins } from '../allowed-origins.ts';
import { bodyTooLarge, MAX_UPLOAD_BYTES } from '../body-too-large.ts';
import type { ProblemOptions } from '../problem.ts';
import { tooManyRequests } from '../too-many-requests.ts';
import { type Assets, assetFor } from './asset-for.ts';
import { originRequest } from './origin-request.ts';
import { refuse } from './refuse.ts';

export interface EdgeEnvironment {
  ASSETS: Assets;
  /** Pages that may embed the widget, as for the Node server; empty for none. */
  ALLOWED_ORIGINS?: string;
  /** What the Node server knows this edge by; without it the server takes the edge for the client. */
  EDGE_SECRET?: string;
  /** Counts the requests of an address. Not bound: the Node server's own limits are all there is. */
  RATE_LIMIT?: { limit(options: { key: string }): Promise<{ success: boolean }> };
}

/** The server behind: takes a request for the public address. Null while nobody has said where it is. */
export type Origin = ((request: Request) => Promise<Response>) | null;

/** `/metrics` stays inside. */
const PASSED_ON = /^\/(?:(?:api|v1|bots|read)\/|(?:mcp|docs|docs\.css|openapi\.json|healthz|readyz)$)/;
/** What costs work. Messages that a platform delivers for many people come from few addresses and are signed. */
const COUNTED = /^\/(?:(?:api|v1)\/|mcp$)/;
/** Of the binding in wrangler.toml: it does not say how long to wait, and by then the count is new. */
const PERIOD_SECONDS = 60;
/** What no route but the upload takes. The server has the exact limit of each. */
const MAX_BODY_BYTES = 8 * 1024 * 1024;
/** An answer may be on its way when the server is back. */
const DOWN_RETRY_SECONDS = 5;
const CLEAN_REQUEST_ID = /^[\w-]{1,128}$/;

export async function serveAtEdge(request: Request, environment: EdgeEnvironment, origin: Origin): Promise<Response> {
  const { ASSETS: assets, EDGE_SECRET: secret = '' } = environment;
  const allowed = readOrigins(environment.ALLOWED_ORIGINS ?? '') ?? [];
  const requestId = cleanRequestId(request.headers.get('x-request-id'));
  const refused = (problem: ProblemOptions): Promise<Response> =>
    refuse(problem, { request, requestId, allowed, assets });

  const { pathname } = new URL(request.url);
  if (!PASSED_ON.test(pathname)) {
    const asset = await assetFor(request, { assets, allowed });
    return asset.status === 404 ? refused(NOT_FOUND) : asset;
  }
  if (await isTooMany(request, environment)) return refused(tooManyRequests(PERIOD_SECONDS));
  const maxBytes = pathname === '/api/documents' ? MAX_UPLOAD_BYTES : MAX_BODY_BYTES;
  if (Number(request.headers.get('content-length')) > maxBytes) return refused(bodyTooLarge(maxBytes));
  if (!origin) return refused(NOT_CONFIGURED);
  try {
    const response = await origin(originRequest(request, { requestId, secret }));
    return isOurs(response) ? response : refused(DOWN);
  } catch {
    // Nothing of the fault may leave: it names the origin's address.
    return refused(DOWN);
  }
}

const NOT_FOUND: ProblemOptions = { code: 'not-found', detail: '没有这个地址，接口列在 /docs。' };
const NOT_CONFIGURED: ProblemOptions = { code: 'not-configured', detail: '边缘服务没有设置 ORIGIN_URL。' };
const DOWN: ProblemOptions = {
  code: 'origin-unavailable',
  detail: '后端服务暂时连不上，请稍后再试。',
  headers: { 'retry-after': String(DOWN_RETRY_SECONDS) },
};

/** Every answer of the Node server names its request; a failure that does not is of a proxy or the platform in between. */
function isOurs({ status, headers }: Response): boolean {
  return headers.has('x-request-id') || (status < 500 && status !== 429);
}

async function isTooMany({ method, url, headers }: Request, { RATE_LIMIT }: EdgeEnvironment): Promise<boolean> {
  // A browser's question before the question costs nothing.
  if (!RATE_LIMIT || method === 'OPTIONS' || !COUNTED.test(new URL(url).pathname)) return false;
  const { success } = await RATE_LIMIT.limit({ key: headers.get('cf-connecting-ip') ?? '' });
  return !success;
}

function cleanRequestId(given: string | null): string {
  return given && CLEAN_REQUEST_ID.test(given) ? given : crypto.randomUUID();
}
