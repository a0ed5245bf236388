/** What the edge says by itself: a problem for programs, a page for who opens an address in a browser. */
import { errorOf } from '../openai-errors.ts';
import { DATA_POLICY } from '../page-security.ts';
import { PROBLEMS, type ProblemOptions, problemBody, problemResponse } from '../problem.ts';
import type { Assets } from './asset-for.ts';

export interface RefuseOptions {
  request: Request;
  requestId: string;
  /** Pages of other origins that may read it, as they read answers. */
  allowed: readonly string[];
  assets: Assets;
}

export async function refuse(problem: ProblemOptions, options: RefuseOptions): Promise<Response> {
  const { request, requestId } = options;
  const { status } = PROBLEMS[problem.code];
  const page = status >= 500 && opensPage(request) ? await unavailablePage(options) : null;
  const response = page ? new Response(page.body, { status, headers: page.headers }) : problemFor(request, problem);
  for (const [name, value] of Object.entries(problem.headers ?? {})) response.headers.set(name, value);
  response.headers.set('x-request-id', requestId);
  response.headers.set('cache-control', 'no-store');
  letRead(response.headers, options);
  return response;
}

/** Clients of OpenAI's interface read errors in its own shape. */
function problemFor({ url }: Request, problem: ProblemOptions): Response {
  const response = new URL(url).pathname.startsWith('/v1/')
    ? Response.json(errorOf(problemBody(problem)), { status: PROBLEMS[problem.code].status })
    : problemResponse(problem);
  response.headers.set('content-security-policy', DATA_POLICY);
  response.headers.set('x-content-type-options', 'nosniff');
  response.headers.set('referrer-policy', 'no-referrer');
  return response;
}

function opensPage({ method, headers }: Request): boolean {
  return method === 'GET' && (headers.get('accept') ?? '').includes('text/html');
}

/** Null when the assets have none, as before the page is built. */
async function unavailablePage({ request, assets }: RefuseOptions): Promise<Response | null> {
  const page = await assets.fetch(new Request(new URL('/unavailable', request.url)));
  return page.ok ? page : null;
}

function letRead(headers: Headers, { request, allowed }: RefuseOptions): void {
  if (allowed.length === 0) return;
  headers.append('vary', 'Origin');
  const origin = request.headers.get('origin');
  if (!origin || !allowed.includes(origin)) return;
  headers.set('access-control-allow-origin', origin);
  headers.set('access-control-expose-headers', 'x-request-id,retry-after');
}
