import { readFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestHarness, type TestHarness } from 'wrangler';
import { buildWeb } from './build-web.ts';
import { PAGE_POLICY } from './page-security.ts';
import worker from './worker.ts';

const ROOT = path.join(import.meta.dirname, '..');
const CONFIG = path.join(ROOT, 'wrangler.toml');

let origin: Server;
let originUrl: string;
let edge: TestHarness;
let seen: { url: string; headers: IncomingHttpHeaders; body: string }[] = [];
/** Lets the slow answer go on. */
let release: () => void = () => {};

beforeAll(async () => {
  process.env.WRANGLER_SEND_METRICS = 'false';
  process.env.CLOUDFLARE_CF_FETCH_ENABLED = 'false';
  await buildWeb(ROOT);
  origin = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    seen.push({ url: request.url ?? '', headers: request.headers, body });
    if (request.url === '/api/slow') {
      response.write('first;');
      await new Promise<void>((resolve) => {
        release = resolve;
      });
      return response.end('second');
    }
    response.setHeader('set-cookie', ['a=1', 'b=2']);
    if (request.url === '/docs') response.writeHead(302, { location: '/elsewhere' });
    response.end(`${request.method} ${request.url}`);
  });
  await new Promise<void>((resolve) => origin.listen(0, '127.0.0.1', resolve));
  const { port } = origin.address() as AddressInfo;
  originUrl = `http://127.0.0.1:${port}/ignored?path`;
  edge = createTestHarness({
    workers: [{ configPath: CONFIG, vars: { ORIGIN_URL: originUrl, ALLOWED_ORIGINS: 'https://portal.example.cn' } }],
  });
  await edge.listen();
}, 60_000);

afterAll(async () => {
  await edge?.close();
  origin?.closeAllConnections();
  origin?.close();
});

describe('worker in its own runtime', () => {
  it('serves the page from the assets, with its policy', async () => {
    seen = [];
    const response = await edge.fetch('/');
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('<title>规划问答</title>');
    expect(response.headers.get('content-security-policy')).toBe(
      PAGE_POLICY.replace("frame-ancestors 'none'", "frame-ancestors 'self' https://portal.example.cn"),
    );
    expect(response.headers.get('x-frame-options')).toBeNull();
    expect((await edge.fetch('/metrics')).status).toBe(404);
    expect(seen).toEqual([]);
  });

  it("keeps the policy of the assets the same as the server's", () => {
    expect(readFileSync(path.join(ROOT, 'web/public/_headers'), 'utf8')).toContain(PAGE_POLICY);
  });

  it('hands the widget to pages that may embed it', async () => {
    const from = (origin: string) => edge.fetch('/widget.js', { headers: { origin } });
    const allowed = await from('https://portal.example.cn');
    expect(await allowed.text()).toContain('plan-assistant');
    expect(allowed.headers.get('access-control-allow-origin')).toBe('https://portal.example.cn');
    expect(allowed.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    expect((await from('https://stranger.example')).headers.get('access-control-allow-origin')).toBeNull();
  });

  it('passes a request on with its body and its query, and says who asks', async () => {
    seen = [];
    const body = JSON.stringify({ question: '镇江'.repeat(1000) });
    const response = await edge.fetch('/api/ask?x=1', {
      method: 'POST',
      body,
      headers: {
        'content-type': 'application/json',
        'x-request-id': 'trace-9',
      },
    });
    expect(await response.text()).toBe('POST /api/ask?x=1');
    expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
    expect(seen).toHaveLength(1);
    expect(seen[0]?.body).toBe(body);
    expect(seen[0]?.headers).toMatchObject({ 'x-request-id': 'trace-9', 'content-type': 'application/json' });
  });
});

/** The test harness follows redirects and collects bodies on the way out, so these run on the fetch of Node. */
describe('worker', () => {
  const passOn = (request: string | Request, ORIGIN_URL = originUrl): Promise<Response> =>
    worker.fetch(new Request(request), { ORIGIN_URL, ASSETS: { fetch: () => expect.fail() } });

  it('tells the origin the client that the edge saw, never one that a client names', async () => {
    seen = [];
    const url = 'https://plans.test/api/documents';
    const named = { 'x-forwarded-for': '6.6.6.6', 'x-request-id': 'a b' };
    await passOn(new Request(url, { headers: named }));
    await passOn(new Request(url, { headers: { ...named, 'cf-connecting-ip': '203.0.113.7' } }));
    expect(seen.map(({ headers }) => headers['x-forwarded-for'])).toEqual([undefined, '203.0.113.7']);
    expect(seen[0]?.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('leaves a redirect to the client', async () => {
    const response = await passOn('https://plans.test/docs');
    expect([response.status, response.headers.get('location')]).toEqual([302, '/elsewhere']);
  });

  it('streams: the first part arrives before the last is written', async () => {
    const reader = (await passOn('https://plans.test/api/slow')).body?.getReader();
    expect(new TextDecoder().decode((await reader?.read())?.value)).toBe('first;');
    release();
    expect(new TextDecoder().decode((await reader?.read())?.value)).toBe('second');
  });

  it('answers with a problem when the origin is not set or not there', async () => {
    const unset = await passOn('https://plans.test/api/documents', '');
    expect(unset.status).toBe(503);
    expect(await unset.json()).toMatchObject({ type: '/docs#not-configured', status: 503 });
    const absent = await passOn('https://plans.test/api/documents', 'http://127.0.0.1:9');
    expect(absent.status).toBe(502);
    expect(absent.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    expect(JSON.stringify(await absent.json())).not.toContain('127.0.0.1');
  });

  it('reaches no node: module, no loader and not the store', () => {
    const reached = new Set<string>();
    const foreign: string[] = [];
    const follow = (file: string): void => {
      if (reached.has(file)) return;
      reached.add(file);
      const imports = readFileSync(file, 'utf8').matchAll(
        /^(?:import|export)(?! type)[^;]*?from '([^']+)'|import\('([^']+)'\)/gm,
      );
      for (const [, named, dynamic] of imports) {
        const target = named ?? dynamic ?? '';
        if (target.startsWith('.')) follow(path.join(path.dirname(file), target));
        else foreign.push(target);
      }
    };
    follow(path.join(ROOT, 'api/worker.ts'));
    expect(foreign).toEqual([]);
    expect([...reached].map((file) => path.relative(ROOT, file))).toEqual([
      'api/worker.ts',
      'api/allowed-origins.ts',
      'api/page-security.ts',
      'api/problem.ts',
    ]);
  });
});
