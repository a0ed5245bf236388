import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { BlockList } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { eventsOf, smallReply } from '../__fixtures__/small-answer.ts';
import { buildApp, expectProblem, post } from '../__fixtures__/small-app.ts';
import type { AccessConfig, LimitsConfig } from '../access-config.ts';
import { openAccess } from './access.ts';
import { type ApiKeys, openApiKeys } from './api-keys.ts';
import { readAddressRanges } from './client-address.ts';
import type { GuardOptions } from './guard.ts';
import { requestLimits } from './limit-requests.ts';

const PORTAL = 'https://portal.example.cn';
const NOW = 1_700_000_000_000;

let folder: string;
let clock: number;
let keys: ApiKeys;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'plans-access-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  clock = NOW;
  keys = openApiKeys(folder, () => clock);
});

interface Protected {
  config?: AccessConfig;
  limits?: Partial<LimitsConfig>;
  adminKey?: string;
  isPrivate?: boolean;
  answer?: NonNullable<Parameters<typeof buildApp>[0]>['answer'];
}

function protectedApp({ config = { kind: 'keys' }, limits, adminKey, answer, isPrivate = false }: Protected = {}) {
  const protection: GuardOptions = {
    access: openAccess({ config, adminKey: adminKey ?? null, apiKeys: keys, now: () => clock }),
    limits: requestLimits({ perAddress: null, perKey: null, concurrent: null, ...limits }),
    proxies: readAddressRanges('127.0.0.1') ?? new BlockList(),
    edgeSecret: 'known-to-the-edge-alone',
    isPrivate,
  };
  return buildApp({ protection, allowedOrigins: [PORTAL], ...(answer ? { answer } : {}) }).app;
}

const newKey = (scopes: Parameters<ApiKeys['add']>[0]['scopes'] = ['ask'], expiresAt: number | null = null) =>
  keys.add({ name: '门户', scopes, expiresAt });
const bearer = (key: string, more: Record<string, string> = {}): { headers: Record<string, string> } => ({
  headers: { authorization: `Bearer ${key}`, ...more },
});
/** As if a connection came from there. */
const from = (remoteAddress: string) => ({ incoming: { socket: { remoteAddress } } });
const ask = (key: string): Request => post('/api/ask', '{"question":"镇江5G基站"}', bearer(key).headers);

describe('access by key', () => {
  it('closes every route but the pages, health and the bots', async () => {
    const app = protectedApp();
    const open: string[] = [];
    for (const { path: pattern, method } of app.routes) {
      if (method === 'ALL' || pattern.includes('*')) continue;
      const url = pattern.replaceAll(/:\w+(?:\{.*\})?/g, 'x');
      const { status } = await app.request(url, { method }, from('10.0.0.8'));
      if (status !== 401) open.push(pattern);
    }
    expect([...new Set(open)].sort()).toEqual([
      '/',
      '/docs',
      '/docs.css',
      '/healthz',
      '/openapi.json',
      '/read/:id',
      '/readyz',
    ]);
  });

  it.each([
    '/%61pi/documents',
    '/api/documents?x=1',
    '/API/../api/documents',
    '/api/./documents',
    '/v1/models/',
    '/mcp/',
  ])('shows nothing at %s without a key', async (url) => {
    const response = await protectedApp().request(url);
    expect([401, 404]).toContain(response.status);
    expect(await response.text()).not.toContain('zhenjiang');
  });

  it('lets a key do what its scopes say, and says what is missing', async () => {
    const app = protectedApp();
    const [asks, ingests, administers] = [newKey(['ask']).key, newKey(['ingest']).key, newKey(['admin']).key];
    const statuses = async (key: string) =>
      Promise.all(
        [
          ask(key),
          new Request('http://plans.test/api/ingests/x', bearer(key)),
          new Request('http://plans.test/metrics', bearer(key)),
        ].map(async (request) => (await app.request(request, undefined, from('10.0.0.8'))).status),
      );
    // 503: uploads are not open in this app.
    expect(await statuses(asks)).toEqual([200, 403, 403]);
    expect(await statuses(ingests)).toEqual([403, 503, 403]);
    expect(await statuses(administers)).toEqual([200, 503, 200]);
    const problem = await expectProblem(await app.request('/api/ingests/x', bearer(asks)), 403);
    expect(problem).toMatchObject({ type: '/docs#not-allowed', detail: expect.stringContaining('ingest') });
    const nothing = await app.request('/api/documents');
    expect(nothing.headers.get('www-authenticate')).toBe('Bearer');
    await expectProblem(nothing, 401);
  });

  it('knows no key that is cut, changed, removed or past its end', async () => {
    const app = protectedApp();
    const { key, id } = newKey(['ask'], NOW + 1000);
    const status = async (given: string) => (await app.request(ask(given))).status;
    expect(await status(key)).toBe(200);
    const last = key.at(-1) === 'A' ? 'B' : 'A';
    for (const wrong of [
      key.slice(0, -1),
      key.slice(0, -1) + last,
      `${key}A`,
      'pa_00000000_x',
      '',
      '密钥'.length.toString(),
    ])
      expect(await status(wrong), wrong).toBe(401);
    clock = NOW + 1001;
    expect(await status(key)).toBe(401);
    clock = NOW;
    expect(await status(key)).toBe(200);
    // Another process removes it.
    expect(openApiKeys(folder, () => clock).remove(id)).toBe(true);
    expect(await status(key)).toBe(401);
  });

  it('keeps no key on the disk, and the file for its owner alone', () => {
    const { key } = newKey();
    const file = path.join(folder, 'keys.json');
    const secret = key.split('_').slice(2).join('_');
    expect(readFileSync(file, 'utf8')).not.toContain(secret);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('keeps the keys of before when their list is damaged, says so once, and goes by the next whole one', async () => {
    const faults: unknown[] = [];
    keys = openApiKeys(
      folder,
      () => clock,
      (fault) => faults.push(fault),
    );
    const [kept, ended] = [newKey(), newKey(['ask'], NOW + 1000)];
    const file = path.join(folder, 'keys.json');
    const whole = readFileSync(file);
    const status = async ({ key }: { key: string }) => (await protectedApp().request(ask(key))).status;
    writeFileSync(file, whole.subarray(0, 90));
    clock = NOW + 2000;
    expect([await status(kept), await status(ended), await status(kept)]).toEqual([200, 401, 200]);
    expect(await status({ key: `pa_00000000_${'a'.repeat(43)}` })).toBe(401);
    expect(faults).toEqual([expect.objectContaining({ code: 'keys-unreadable' })]);
    writeFileSync(file, whole);
    expect(openApiKeys(folder, () => clock).remove(kept.id)).toBe(true);
    expect(await status(kept)).toBe(401);
  });

  it('is not opened with a damaged list, and a damaged list is never written over', () => {
    const other = openApiKeys(folder, () => clock);
    writeFileSync(path.join(folder, 'keys.json'), '{"keys": [{"id": "');
    const damaged = expect.objectContaining({ code: 'keys-unreadable', message: expect.not.stringContaining('"id"') });
    expect(() => openApiKeys(folder, () => clock)).toThrow(damaged);
    expect(() => other.add({ name: '门户', scopes: ['ask'], expiresAt: null })).toThrow(damaged);
    expect(readFileSync(path.join(folder, 'keys.json'), 'utf8')).toBe('{"keys": [{"id": "');
  });

  it('answers OpenAI and MCP clients in their own way', async () => {
    const app = protectedApp();
    const { key } = newKey();
    const refused = await app.request('/v1/models');
    expect([refused.status, (await refused.json()).error.type]).toEqual([401, 'authentication_error']);
    expect((await app.request('/v1/models', bearer(key))).status).toBe(200);
    expect((await app.request(post('/mcp', '{}'))).status).toBe(401);
    expect((await app.request(post('/mcp', '{}', bearer(key).headers))).status).toBe(400);
  });

  it('shows the figures of the process to keys that may see them alone, for a proxy on this machine is this machine too', async () => {
    const app = protectedApp({ adminKey: 'a-key-of-the-administrators' });
    const metrics = async (address: string, headers: Record<string, string> = {}) =>
      (await app.request('/metrics', { headers }, from(address))).status;
    expect(await metrics('127.0.0.1')).toBe(401);
    expect(await metrics('10.0.0.8')).toBe(401);
    expect(await metrics('127.0.0.1', bearer('a-key-of-the-administrators').headers)).toBe(200);
    for (const near of [
      'a-key-of-the-administrator',
      'a-key-of-the-administrators2',
      'A-key-of-the-administrators',
      'a',
    ]) {
      expect(await metrics('127.0.0.1', bearer(near).headers), near).toBe(401);
    }
    expect(await metrics('10.0.0.8', bearer(newKey(['metrics']).key).headers)).toBe(200);
    expect(await metrics('10.0.0.8', bearer(newKey(['ask', 'ingest']).key).headers)).toBe(403);
    expect((await app.request(ask(newKey(['metrics']).key))).status).toBe(403);
  });

  it('shows them on a server of this machine alone without a key, but to nobody who came through a proxy', async () => {
    const app = protectedApp({ config: { kind: 'open' }, isPrivate: true });
    const metrics = async (address: string, headers: Record<string, string> = {}) =>
      (await app.request('/metrics', { headers }, from(address))).status;
    expect(await metrics('127.0.0.1')).toBe(200);
    expect(await metrics('::ffff:127.0.0.1')).toBe(200);
    expect(await metrics('10.0.0.8')).toBe(403);
    for (const header of ['x-forwarded-for', 'x-real-ip', 'forwarded', 'via'])
      expect(await metrics('127.0.0.1', { [header]: '127.0.0.1' }), header).toBe(403);
  });
});

describe('limits', () => {
  const status = async (app: ReturnType<typeof protectedApp>, key: string, headers: Record<string, string> = {}) =>
    app.request('/api/documents', bearer(key, headers), from('127.0.0.1'));

  it('refuses more requests of one address or one key than allowed, with the time to wait', async () => {
    const [first, second] = [newKey().key, newKey().key];
    const byAddress = protectedApp({ limits: { perAddress: 2 } });
    const at = (address: string) => status(byAddress, first, { 'x-forwarded-for': address });
    expect([(await at('10.0.0.1')).status, (await at('10.0.0.1')).status]).toEqual([200, 200]);
    const refused = await at('10.0.0.1');
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    expect(Number(refused.headers.get('retry-after'))).toBeLessThanOrEqual(60);
    await expectProblem(refused, 429);
    expect((await at('10.0.0.2')).status).toBe(200);
    // What the client itself wrote in front of the proxy's entry does not count.
    expect((await at('10.9.9.9, 10.0.0.1')).status).toBe(429);
    // The edge's word counts above what proxies between it and here wrote; nobody else's does.
    const viaEdge = (secret: string) =>
      status(byAddress, first, {
        'x-forwarded-for': '10.0.0.1',
        'x-edge-client-address': '203.0.113.7',
        'x-edge-secret': secret,
      });
    expect((await viaEdge('known-to-the-edge-alone')).status).toBe(200);
    expect((await viaEdge('known-to-the-edge-alon')).status).toBe(429);

    const byKey = protectedApp({ limits: { perKey: 1 } });
    expect((await status(byKey, first)).status).toBe(200);
    expect((await status(byKey, first)).status).toBe(429);
    expect((await status(byKey, second)).status).toBe(200);
  });

  it('takes all addresses of one IPv6 network for one client', async () => {
    const { key } = newKey();
    const app = protectedApp({ limits: { perAddress: 1 } });
    const at = async (address: string) => (await status(app, key, { 'x-forwarded-for': address })).status;
    expect([await at('2001:db8:0:1::1'), await at('2001:db8:0:1:ffff::2'), await at('2001:0db8::1:0:0:0:3')]).toEqual([
      200, 429, 429,
    ]);
    expect([await at('2001:db8:0:2::1'), await at('::1'), await at('fe80::1')]).toEqual([200, 200, 200]);
  });

  it('counts wrong keys too', async () => {
    const app = protectedApp({ limits: { perAddress: 1 } });
    expect((await status(app, 'wrong')).status).toBe(401);
    expect((await status(app, 'wrong')).status).toBe(429);
  });

  it('lets a client have so many answers at a time, and frees the place when one ends or its reader leaves', async () => {
    const gates: (() => void)[] = [];
    const app = protectedApp({
      limits: { concurrent: 1 },
      answer: async function* (_store, request, signal) {
        await new Promise<void>((resolve) => {
          gates.push(resolve);
          signal.addEventListener('abort', () => resolve());
        });
        yield* eventsOf(smallReply(request));
      },
    });
    const { key } = newKey();
    const chat = () => app.request(post('/api/chat', '{"question":"镇江5G基站"}', bearer(key).headers));
    const first = await chat();
    const refused = await chat();
    expect(refused.headers.get('retry-after')).toBe('2');
    await expectProblem(refused, 429);
    await expect.poll(() => gates.length).toBe(1);
    gates[0]?.();
    expect(await first.text()).toContain('[DONE]');
    const second = await chat();
    expect(second.status).toBe(200);
    await second.body?.cancel();
    await expect.poll(async () => (await chat()).status).toBe(200);
  });
});

describe('widget tokens', () => {
  const issue = (app: ReturnType<typeof protectedApp>, key: string, origin = PORTAL) =>
    app.request(post('/api/widget-tokens', JSON.stringify({ origin }), bearer(key).headers));

  it('count for minutes, from pages of their origin alone, and may only ask', async () => {
    const app = protectedApp();
    const { key, id } = newKey(['ask', 'ingest']);
    const issued = await (await issue(app, key)).json();
    expect(issued.expiresAt).toBe('2023-11-14T22:23:20.000Z');
    const list = async (headers: Record<string, string>) =>
      (await app.request('/api/documents', bearer(issued.token, headers))).status;
    expect(await list({ origin: PORTAL })).toBe(200);
    expect(await list({ origin: 'https://stranger.example' })).toBe(401);
    expect(await list({})).toBe(401);
    expect((await app.request('/api/ingests/x', bearer(issued.token, { origin: PORTAL }))).status).toBe(403);
    expect((await issue(app, issued.token)).status).toBe(401);
    clock = NOW + 600_000;
    expect(await list({ origin: PORTAL })).toBe(401);
    clock = NOW;
    keys.remove(id);
    expect(await list({ origin: PORTAL })).toBe(401);
  });

  it('are for allowed origins, from a key', async () => {
    const app = protectedApp({ adminKey: 'a-key-of-the-administrators' });
    await expectProblem(await issue(app, newKey().key, 'https://stranger.example'), 400);
    await expectProblem(await issue(app, 'a-key-of-the-administrators'), 403);
  });

  it('of another start are not known', async () => {
    const { key } = newKey();
    const { token } = await (await issue(protectedApp(), key)).json();
    expect((await protectedApp().request('/api/documents', bearer(token, { origin: PORTAL }))).status).toBe(401);
  });
});

/** An identity provider on loopback that publishes its public key. */
async function startIssuer() {
  const { publicKey, privateKey } = await generateKeyPair('RS256');
  const jwk = { ...(await exportJWK(publicKey)), kid: 'one', alg: 'RS256', use: 'sig' };
  let broken = false;
  const server = createServer((_request, response) => {
    response.writeHead(broken ? 500 : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ keys: [jwk] }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  const sign = (claims: Record<string, unknown> = {}, { key = privateKey, alg = 'RS256' } = {}) =>
    new SignJWT({ iss: 'https://id.example.cn', aud: 'plans', sub: 'zhang', ...claims })
      .setProtectedHeader({ alg, kid: 'one' })
      .setExpirationTime(Number(claims.exp ?? Math.floor(Date.now() / 1000) + 300))
      .sign(key);
  const oidc = {
    issuer: 'https://id.example.cn',
    audience: 'plans',
    jwksUrl: `http://127.0.0.1:${port}/jwks`,
    scopeClaim: 'roles',
  };
  return { sign, config: { kind: 'oidc', oidc } as const, break: () => (broken = true) };
}

describe('access by a token of the identity provider', () => {
  it('verifies signature, issuer, audience and time, and reads the scopes', async () => {
    const issuer = await startIssuer();
    const app = protectedApp({ config: issuer.config });
    const status = async (token: string, url = '/api/documents') => (await app.request(url, bearer(token))).status;
    expect(await status(await issuer.sign())).toBe(200);
    expect(await status(newKey().key)).toBe(200);
    expect(await status(await issuer.sign(), '/api/ingests/x')).toBe(403);
    expect(await status(await issuer.sign({ roles: ['plans:ingest'] }), '/api/ingests/x')).toBe(503);
    expect(await status(await issuer.sign({ roles: ['admin'] }), '/api/ingests/x')).toBe(403);
    const stranger = await generateKeyPair('RS256');
    const wrong = [
      await issuer.sign({ iss: 'https://other.example.cn' }),
      await issuer.sign({ aud: 'mail' }),
      await issuer.sign({ exp: Math.floor(Date.now() / 1000) - 120 }),
      await issuer.sign({ sub: undefined }),
      await issuer.sign({}, { key: stranger.privateKey }),
      await new SignJWT({ iss: 'https://id.example.cn', aud: 'plans', sub: 'zhang' })
        .setProtectedHeader({ alg: 'HS256', kid: 'one' })
        .setExpirationTime('5m')
        .sign(new TextEncoder().encode('x'.repeat(32))),
      `${btoa('{"alg":"none"}')}.${btoa('{"sub":"zhang"}')}.`,
      'no-token',
    ];
    for (const token of wrong) expect(await status(token), token).toBe(401);
  });

  it('says so when the provider cannot be reached, and lets nobody in', async () => {
    const issuer = await startIssuer();
    issuer.break();
    const response = await protectedApp({ config: issuer.config }).request(
      '/api/documents',
      bearer(await issuer.sign()),
    );
    expect(response.headers.get('retry-after')).toBe('10');
    await expectProblem(response, 503);
  });
});

describe('an open server', () => {
  it('answers clients that send a made-up key, and opens nothing else to them', async () => {
    const app = protectedApp({ config: { kind: 'open' } });
    expect((await app.request('/v1/models', bearer('sk-no-key-needed'))).status).toBe(200);
    const problem = await expectProblem(await app.request('/api/ingests/x', bearer('sk-no-key-needed')), 403);
    expect(problem.type).toBe('/docs#not-enabled');
    newKey(['ingest']);
    await expectProblem(await app.request('/api/ingests/x', bearer('sk-no-key-needed')), 401);
  });
});
