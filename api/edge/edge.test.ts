import { describe, expect, it } from 'vitest';
import { type EdgeEnvironment, type Origin, serveAtEdge } from './edge.ts';

const PORTAL = 'https://portal.example.cn';
const page = () => new Response('<!doctype html><title>页</title>', { headers: { 'content-type': 'text/html' } });
const assets = async ({ url }: Request): Promise<Response> =>
  new URL(url).pathname === '/unavailable' ? page() : new Response(null, { status: 404 });

interface Asked {
  path?: string;
  init?: RequestInit;
  origin?: Origin;
  environment?: Partial<EdgeEnvironment>;
}

function ask({ path = '/api/documents', init = {}, origin, environment }: Asked): Promise<Response> {
  const request = new Request(`https://plans.test${path}`, init);
  const bindings = { ASSETS: { fetch: assets }, ALLOWED_ORIGINS: PORTAL, ...environment };
  return serveAtEdge(request, bindings, origin === undefined ? async () => expect.fail() : origin);
}

const BROWSER = { headers: { accept: 'text/html,application/xhtml+xml' } };
const gone: Origin = async () => {
  throw new TypeError('connect ECONNREFUSED 10.0.0.8:8787');
};

describe('serveAtEdge', () => {
  it('answers with a problem when nobody has said where the server is', async () => {
    const response = await ask({ origin: null });
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({ type: '/docs#not-configured', status: 503 });
  });

  it('shows a page to who opens an address in a browser while the server is away, and a problem to programs', async () => {
    const opened = await ask({ path: '/read/zhenjiang?start=1', init: BROWSER, origin: gone });
    expect([opened.status, opened.headers.get('content-type')]).toEqual([502, 'text/html']);
    expect(opened.headers.get('cache-control')).toBe('no-store');
    expect(await opened.text()).toContain('<title>页</title>');
    const asked = await ask({ origin: gone });
    expect(asked.headers.get('x-content-type-options')).toBe('nosniff');
    expect(await asked.text()).not.toContain('10.0.0.8');
  });

  it.each([
    ['Cloudflare has lost the server', 530, 'error code: 1033'],
    ['no container is free', 503, 'There is no Container instance available at this time.'],
    ['a container does not start', 500, 'Failed to start container: exit code 1'],
    ['containers are asked for too often', 429, 'Too many requests'],
  ])('says in its own words that %s', async (_case, status, text) => {
    const response = await ask({ origin: async () => new Response(text, { status }) });
    expect(response.status).toBe(502);
    expect(await response.json()).toMatchObject({ detail: '后端服务暂时连不上，请稍后再试。' });
  });

  it('passes the failures of the server itself on', async () => {
    const own = new Response('{}', { status: 503, headers: { 'x-request-id': 'a', 'retry-after': '2' } });
    expect(await ask({ origin: async () => own })).toBe(own);
  });

  it("speaks to OpenAI's clients in their own shape", async () => {
    const response = await ask({ path: '/v1/models', origin: gone });
    expect([response.status, await response.json()]).toEqual([
      502,
      {
        error: {
          message: '后端服务暂时连不上，请稍后再试。',
          type: 'server_error',
          param: null,
          code: 'origin_unavailable',
        },
      },
    ]);
  });

  it('lets pages that embed the widget read what it refuses', async () => {
    const from = (origin: string) => ask({ init: { headers: { origin } }, origin: gone });
    const portal = await from(PORTAL);
    expect(portal.headers.get('access-control-allow-origin')).toBe(PORTAL);
    expect(portal.headers.get('access-control-expose-headers')).toBe('x-request-id,retry-after');
    const stranger = await from('https://stranger.example');
    expect(stranger.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('counts what costs work, by the address that Cloudflare names', async () => {
    const counted: string[] = [];
    const RATE_LIMIT = {
      async limit({ key }: { key: string }) {
        counted.push(key);
        return { success: false };
      },
    };
    const origin: Origin = async () => new Response('passed');
    const status = async (path: string, method = 'GET') => {
      const init = { method, headers: { 'cf-connecting-ip': '203.0.113.7', 'x-forwarded-for': '6.6.6.6' } };
      return (await ask({ path, init, origin, environment: { RATE_LIMIT } })).status;
    };
    expect(await Promise.all(['/api/ask', '/v1/models', '/mcp'].map((path) => status(path)))).toEqual([429, 429, 429]);
    expect(counted).toEqual(['203.0.113.7', '203.0.113.7', '203.0.113.7']);
    const free = ['/bots/wecom/app', '/healthz', '/read/zhenjiang'].map((path) => status(path));
    expect(await Promise.all([...free, status('/api/ask', 'OPTIONS')])).toEqual([200, 200, 200, 200]);
  });

  it('keeps an own address for a request that names none, or a strange one', async () => {
    const seen: string[] = [];
    const origin: Origin = async ({ headers }) => {
      seen.push(headers.get('x-request-id') ?? '');
      return new Response();
    };
    for (const id of ['trace-9', 'a b', '<script>']) await ask({ init: { headers: { 'x-request-id': id } }, origin });
    expect(seen).toEqual([
      'trace-9',
      expect.stringMatching(/^[0-9a-f-]{36}$/),
      expect.stringMatching(/^[0-9a-f-]{36}$/),
    ]);
  });

  it('tells a server nothing in confidence that shares no secret with it', async () => {
    const origin: Origin = async ({ headers }) => new Response([...headers.keys()].join(' '));
    const init = { headers: { 'cf-connecting-ip': '203.0.113.7' } };
    expect(await (await ask({ init, origin })).text()).not.toContain('x-edge');
    const environment = { EDGE_SECRET: 'known-to-the-edge-alone' };
    expect(await (await ask({ init, origin, environment })).text()).toContain('x-edge-client-address x-edge-secret');
  });

  it('lets the process be measured from inside only', async () => {
    expect((await ask({ path: '/metrics' })).status).toBe(404);
  });
});
