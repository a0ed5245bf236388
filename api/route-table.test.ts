/** Every route with who may use it, what its answer may do in a browser and how much it takes: a new one needs its row. */
import { mkdtempSync, rmSync } from 'node:fs';
import { BlockList } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { buildApp } from './__fixtures__/small-app.ts';
import { openAccess } from './access/access.ts';
import { openApiKeys } from './access/api-keys.ts';
import { requestLimits } from './access/limit-requests.ts';
import type { Scope } from './access/principal.ts';

const PORTAL = 'https://portal.example.cn';
const KIB = 1024;
const DATA = "default-src 'none'; frame-ancestors 'none'";
/** Of pages that the portal may frame, and of the one that nobody may. */
const page = (ancestors: string): string =>
  `default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors ${ancestors}; require-trusted-types-for 'script'; trusted-types lit-html`;

interface Row {
  /** Null: for everyone. */
  scope: Scope | null;
  /** Read by pages of the portal. */
  portal?: true;
  policy?: string;
  /** Bytes of a body; not given where none is read. */
  takes?: number;
}

const TABLE: Record<string, Row> = {
  'POST /api/ask': { scope: 'ask', portal: true, takes: 256 * KIB },
  'POST /api/chat': { scope: 'ask', portal: true, takes: 256 * KIB },
  'POST /api/search': { scope: 'ask', portal: true, takes: 256 * KIB },
  'POST /api/verify': { scope: 'ask', portal: true, takes: 1024 * KIB },
  'GET /api/documents': { scope: 'ask', portal: true },
  'GET /api/documents/:id': { scope: 'ask', portal: true },
  'GET /api/documents/:id/text': { scope: 'ask', portal: true },
  'POST /api/documents': { scope: 'ingest', portal: true, takes: 64 * KIB * KIB },
  'GET /api/ingests/:id': { scope: 'ingest', portal: true },
  'POST /api/widget-tokens': { scope: 'ask', portal: true, takes: 256 * KIB },
  'GET /api/indicators': { scope: 'ask', portal: true },
  'GET /api/indicator-names': { scope: 'ask', portal: true },
  'POST /api/feedback': { scope: 'ask', portal: true, takes: 256 * KIB },
  'GET /api/answers/:id': { scope: 'ask', portal: true },
  'POST /v1/chat/completions': { scope: 'ask', takes: 1024 * KIB },
  'GET /v1/models': { scope: 'ask' },
  'GET /v1/models/:id': { scope: 'ask' },
  'POST /mcp': { scope: 'ask', takes: 256 * KIB },
  'GET /metrics': { scope: 'metrics' },
  'GET /healthz': { scope: null },
  'GET /readyz': { scope: null, portal: true },
  'GET /openapi.json': { scope: null },
  'GET /docs.css': { scope: null },
  'GET /docs': { scope: null, policy: page("'none'") },
  'GET /read/:id': { scope: null, policy: page(`'self' ${PORTAL}`) },
  'GET /': { scope: null, policy: page(`'self' ${PORTAL}`) },
};

const folder = mkdtempSync(path.join(tmpdir(), 'plans-routes-'));
afterAll(() => rmSync(folder, { recursive: true }));
const apiKeys = openApiKeys(folder, Date.now);
const keyOf = (scope: Scope): string => apiKeys.add({ name: scope, scopes: [scope], expiresAt: null }).key;
const keys: Record<Scope, string> = {
  ask: keyOf('ask'),
  ingest: keyOf('ingest'),
  metrics: keyOf('metrics'),
  admin: keyOf('admin'),
};
const { app } = buildApp({
  allowedOrigins: [PORTAL],
  protection: {
    access: openAccess({ config: { kind: 'keys' }, adminKey: null, apiKeys, now: Date.now }),
    limits: requestLimits({ perAddress: null, perKey: null, concurrent: null }),
    proxies: new BlockList(),
    isPrivate: false,
  },
});

function send(route: string, key: string | null, more: Record<string, string> = {}): Promise<Response> {
  const [method = '', pattern = ''] = route.split(' ');
  const headers = { 'content-type': 'application/json', ...(key && { authorization: `Bearer ${key}` }), ...more };
  const body = method === 'POST' ? { body: '{' } : {};
  const url = `http://plans.test${pattern.replace(':id', 'zhenjiang-work-points-2022')}`;
  return Promise.resolve(app.request(new Request(url, { method, headers, ...body })));
}

describe('the table of routes', () => {
  it('has a row for each route, and knows every pattern that stands for many', () => {
    const named = app.routes.filter(({ path: pattern }) => !pattern.includes('*'));
    const routes = named.filter(({ method }) => method !== 'ALL').map(({ method, path: at }) => `${method} ${at}`);
    const others = named.map(({ path: at }) => at).filter((at) => !routes.some((route) => route.endsWith(` ${at}`)));
    expect([...new Set(routes), ...new Set(others.map((at) => `POST ${at}`))].sort()).toEqual(
      Object.keys(TABLE).sort(),
    );
    const patterns = app.routes
      .filter(({ path: at }) => at.includes('*'))
      .map(({ method, path: at }) => `${method} ${at}`);
    // The last one are the files of the page.
    expect([...new Set(patterns)]).toEqual(['ALL /*', 'ALL /api/*', 'ALL /v1/*', 'GET /*']);
  });

  it.each(Object.entries(TABLE))(
    '%s is for those with its scope, under its headers, and takes no more than it should',
    async (route, row) => {
      const { scope, portal, policy = DATA, takes } = row;
      const refused = await Promise.all([null, 'pa_00000000_x'].map(async (key) => (await send(route, key)).status));
      expect(refused.map((status) => status === 401)).toEqual([scope !== null, scope !== null]);
      for (const [of, key] of Object.entries(keys)) {
        const mayNot = scope !== null && of !== scope && of !== 'admin';
        expect((await send(route, key)).status === 403, of).toBe(mayNot);
      }
      for (const key of [null, keys.admin]) {
        const { headers } = await send(route, key, { origin: PORTAL });
        expect(headers.get('content-security-policy')).toBe(policy);
        expect(headers.get('x-content-type-options')).toBe('nosniff');
        expect(headers.get('referrer-policy')).toBe('no-referrer');
        expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
        expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
        expect(headers.get('access-control-allow-origin')).toBe(portal ? PORTAL : null);
        expect(headers.get('access-control-allow-credentials')).toBeNull();
        const stranger = await send(route, key, { origin: 'https://stranger.example' });
        expect(stranger.headers.get('access-control-allow-origin')).toBeNull();
      }
      if (takes === undefined) return;
      const upTo = async (bytes: number) => (await send(route, keys.admin, { 'content-length': `${bytes}` })).status;
      expect(await upTo(takes)).not.toBe(413);
      expect(await upTo(takes + 1)).toBe(413);
      // Whoever may not use it has nothing of it read.
      expect((await send(route, null, { 'content-length': `${takes + 1}` })).status).toBe(401);
    },
  );
});
