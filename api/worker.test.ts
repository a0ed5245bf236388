import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestHarness, type TestHarness } from 'wrangler';
import { buildApp } from './__fixtures__/small-app.ts';
import { buildWeb } from './build-web.ts';
import { loadWebFiles } from './web-files.ts';
import worker from './worker.ts';

const ROOT = path.join(import.meta.dirname, '..');
const PORTAL = 'https://portal.example.cn';

const folder = mkdtempSync(path.join(tmpdir(), 'plans-worker-'));
let origin: Server;
let originUrl: string;
let edge: TestHarness;
const seen: string[] = [];

beforeAll(async () => {
  process.env.WRANGLER_SEND_METRICS = 'false';
  process.env.CLOUDFLARE_CF_FETCH_ENABLED = 'false';
  await buildWeb(ROOT);
  origin = createServer((request, response) => {
    seen.push(request.url ?? '');
    response.setHeader('set-cookie', ['a=1', 'b=2']);
    if (request.url === '/docs') response.writeHead(302, { location: '/elsewhere' });
    response.end(`${request.method} ${request.url}`);
  });
  await new Promise<void>((resolve) => origin.listen(0, '127.0.0.1', resolve));
  const { port } = origin.address() as AddressInfo;
  originUrl = `http://127.0.0.1:${port}/ignored?path`;
  edge = createTestHarness({
    workers: [{ configPath: smallerConfig(), vars: { ORIGIN_URL: originUrl, ALLOWED_ORIGINS: PORTAL } }],
  });
  await edge.listen();
}, 60_000);

afterAll(async () => {
  await edge?.close();
  closeOrigin();
  rmSync(folder, { recursive: true });
});

/** The very configuration, with a limit that a test reaches soon. */
function smallerConfig(): string {
  const config = readFileSync(path.join(ROOT, 'wrangler.toml'), 'utf8');
  const changes: [string, string][] = [
    ['simple = { limit = 600, period = 60 }', 'simple = { limit = 5, period = 60 }'],
    ['main = "api/worker.ts"', `main = ${JSON.stringify(path.join(ROOT, 'api/worker.ts'))}`],
    ['directory = "./dist/web"', `directory = ${JSON.stringify(path.join(ROOT, 'dist/web'))}`],
  ];
  for (const [before] of changes) expect(config).toContain(before);
  const file = path.join(folder, 'wrangler.toml');
  writeFileSync(
    file,
    changes.reduce((text, [before, after]) => text.replace(before, after), config),
  );
  return file;
}

function closeOrigin(): void {
  origin.closeAllConnections();
  origin.close();
}

/** Those that tell a browser what a page may do and how long it may be kept. */
const SECURITY =
  /^(?:content-security-policy|x-content-type-options|referrer-policy|x-frame-options|cross-origin-.*|origin-agent-cluster|x-dns-prefetch-control|x-download-options|x-permitted-cross-domain-policies|x-xss-protection|access-control-.*)$/;
const securityOf = ({ headers }: { headers: Iterable<[string, string]> }) =>
  Object.fromEntries([...headers].filter(([name]) => SECURITY.test(name)).map(([name, value]) => [name, value]));

describe('worker in its own runtime', () => {
  it('gives pages and files the headers that the Node server gives them', async () => {
    const webFiles = await loadWebFiles(path.join(ROOT, 'dist/web'));
    const { app } = buildApp({ webFiles: () => webFiles, allowedOrigins: [PORTAL] });
    const hashed = [...webFiles.keys()].find((name) => /^\/assets\/.*\.js$/.test(name)) ?? '';
    for (const at of ['/', hashed, '/widget.js', '/widget.json', '/favicon.svg']) {
      for (const from of [PORTAL, 'https://stranger.example']) {
        const own = await edge.fetch(at, { headers: { origin: from, 'accept-encoding': 'identity' } });
        const node = await app.request(at, { headers: { origin: from } });
        expect([at, own.status, await own.text()]).toEqual([at, 200, await node.text()]);
        const wanted = securityOf(node);
        // A file is no page: both keep it from doing anything, the assets with the page's own policy.
        if (at !== '/') delete wanted['content-security-policy'];
        expect(securityOf(own)).toMatchObject({ ...wanted, 'content-security-policy': expect.any(String) });
        expect(own.headers.has('x-frame-options')).toBe(node.headers.has('x-frame-options'));
        if (node.headers.get('vary')?.includes('Origin')) expect(own.headers.get('vary')).toBe('Origin');
      }
    }
    expect(seen).toEqual([]);
  });

  it('lets browsers keep files whose names hold their hash, and ask again for all others', async () => {
    const kept = async (at: string) => (await edge.fetch(at)).headers.get('cache-control');
    const page = await edge.fetch('/');
    const script = /\/assets\/[^"]+\.js/.exec(await page.text())?.[0] ?? '';
    expect(await kept(script)).toBe('public, max-age=31536000, immutable');
    expect(await kept('/widget.js')).toBe('public, max-age=0, must-revalidate');
    const etag = page.headers.get('etag') ?? '';
    expect((await edge.fetch('/', { headers: { 'if-none-match': etag } })).status).toBe(304);
  });

  it('has nothing at other addresses, and no figures of the process', async () => {
    for (const at of ['/metrics', '/nothing', '/%61pi/documents']) {
      const response = await edge.fetch(at);
      expect(response.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
      expect([at, await response.json()]).toMatchObject([at, { status: 404, type: '/docs#not-found' }]);
    }
    expect(seen).toEqual([]);
  });

  it('passes a request on with its query, and cookies back', async () => {
    const response = await edge.fetch('/api/ask?x=1', { method: 'POST', body: '{}' });
    expect(await response.text()).toBe('POST /api/ask?x=1');
    expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
    // The test harness would follow it.
    const moved = await worker.fetch(new Request('https://plans.test/docs'), {
      ORIGIN_URL: originUrl,
      ASSETS: { fetch: () => expect.fail() },
    });
    expect([moved.status, moved.headers.get('location')]).toEqual([302, '/elsewhere']);
  });

  it('refuses an address that asks too often in a minute, with the time to wait', async () => {
    const asking = (address: string) => edge.fetch('/v1/models', { headers: { 'cf-connecting-ip': address } });
    const statuses: number[] = [];
    for (let asked = 0; asked < 6; asked += 1) statuses.push((await asking('203.0.113.7')).status);
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429]);
    const refused = await edge.fetch('/api/documents', { headers: { 'cf-connecting-ip': '203.0.113.7' } });
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '60']);
    expect(refused.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    expect(await refused.json()).toEqual({
      type: '/docs#too-many-requests',
      title: '请求过于频繁',
      status: 429,
      detail: '请求过于频繁，请 60 秒后再试。',
    });
    expect((await asking('203.0.113.8')).status).toBe(200);
  });

  it('shows a page in Chinese while the server is away', async () => {
    closeOrigin();
    const opened = await edge.fetch('/read/zhenjiang', { headers: { accept: 'text/html' } });
    expect(opened.status).toBe(502);
    expect(await opened.text()).toContain('服务暂时连不上');
    expect(opened.headers.get('content-security-policy')).toContain("default-src 'none'");
  });
});
