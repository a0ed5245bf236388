/**
 * The edge (Cloudflare Workers): static files come from the assets, every other request is passed on to the
 * Node server at ORIGIN_URL and its answer streamed back. Nothing here may need a `node:` module or the store.
 */
import { isWidgetFile, openWidgetFile, readOrigins } from './allowed-origins.ts';
import { pagePolicy } from './page-security.ts';
import { problemResponse } from './problem.ts';

export interface WorkerEnvironment {
  /** Origin of the Node server, such as `https://plans-origin.example.cn`. */
  ORIGIN_URL: string;
  /** Pages that may embed the widget, as for the Node server; empty for none. */
  ALLOWED_ORIGINS?: string;
  ASSETS: { fetch(request: Request): Promise<Response> };
}

/** What `run_worker_first` in wrangler.toml sends here before the assets are asked. `/metrics` stays inside. */
const PASSED_ON = /^\/(?:(?:api|v1|bots|read)\/|(?:mcp|docs|docs\.css|openapi\.json|healthz|readyz)$)/;

/** Set by this edge alone: what a client sends under these names is dropped. */
const CLIENT_ADDRESS = 'x-forwarded-for';
const CLEAN_REQUEST_ID = /^[\w-]{1,128}$/;

export default {
  async fetch(request: Request, { ORIGIN_URL, ALLOWED_ORIGINS = '', ASSETS }: WorkerEnvironment): Promise<Response> {
    const url = new URL(request.url);
    if (!PASSED_ON.test(url.pathname))
      return forOrigins(await ASSETS.fetch(request), request, readOrigins(ALLOWED_ORIGINS) ?? []);
    const origin = URL.parse(ORIGIN_URL);
    if (!origin) return problemResponse({ code: 'not-configured', detail: '边缘服务没有设置 ORIGIN_URL。' });
    return passOn(request, new URL(url.pathname + url.search, origin.origin));
  },
};

/** The assets know no list of origins: what depends on it is said here, in the words of the Node server. */
function forOrigins(asset: Response, request: Request, allowed: readonly string[]): Response {
  if (allowed.length === 0) return asset;
  const response = new Response(asset.body, asset);
  const { pathname } = new URL(request.url);
  if (isWidgetFile(pathname)) {
    openWidgetFile(response.headers, { origin: request.headers.get('origin'), allowed });
  } else {
    response.headers.set('content-security-policy', pagePolicy(allowed));
    response.headers.delete('x-frame-options');
  }
  return response;
}

async function passOn(request: Request, target: URL): Promise<Response> {
  const requestId = cleanRequestId(request.headers.get('x-request-id'));
  try {
    return await fetch(
      new Request(target, {
        method: request.method,
        headers: originHeaders(request, requestId),
        body: request.body,
        redirect: 'manual',
        // A client that leaves ends the work at the origin too.
        signal: request.signal,
        // Node's own fetch, which the tests use, asks for it when a body is a stream.
        ...(request.body ? { duplex: 'half' } : {}),
      }),
    );
  } catch {
    // Nothing of the fault may leave: it names the origin's address.
    return problemResponse({
      code: 'origin-unavailable',
      detail: '后端服务暂时连不上，请稍后再试。',
      headers: { 'retry-after': '5', 'x-request-id': requestId },
    });
  }
}

function originHeaders(request: Request, requestId: string): Headers {
  const headers = new Headers(request.headers);
  headers.set('x-request-id', requestId);
  headers.delete(CLIENT_ADDRESS);
  const client = request.headers.get('cf-connecting-ip');
  if (client) headers.set(CLIENT_ADDRESS, client);
  return headers;
}

function cleanRequestId(given: string | null): string {
  return given && CLEAN_REQUEST_ID.test(given) ? given : crypto.randomUUID();
}
