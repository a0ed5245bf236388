/** The bundle that would be deployed, in the runtime of Workers, before the Node server of this repository. */
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { type IncomingHttpHeaders, type IncomingMessage, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listening } from '../__fixtures__/listening.ts';
import { eventsOf, smallReply } from '../__fixtures__/small-answer.ts';
import { buildApp } from '../__fixtures__/small-app.ts';
import { dryRun, startWorkerd } from '../__fixtures__/workerd.ts';
import { everyoneMayAsk } from '../access/everyone-may-ask.ts';
import { requestLimits } from '../access/limit-requests.ts';
import type { Answer } from '../answering.ts';
import { botBench } from '../bots/__fixtures__/bot-bench.ts';
import { AES_KEY, TOKEN, wecomPlatform } from '../bots/__fixtures__/wecom-platform.ts';
import type { UploadedFile } from '../ingest-jobs.ts';

const QUESTION = '镇江2022年5G基站目标';
const SECRET = 'known-to-the-edge-alone';
const MIB = 1024 * 1024;

const folder = mkdtempSync(path.join(tmpdir(), 'plans-edge-'));
const bench = botBench({
  environment: {
    WECOM_BOT_TOKEN: TOKEN,
    WECOM_BOT_AES_KEY: AES_KEY,
    WECOM_BOT_ID: 'AIBOTID',
    WECOM_BOT_NAME: '规划助手',
  },
});
let answer: Answer;
let uploads: UploadedFile[] = [];
let seen: IncomingHttpHeaders = {};
let origin: Server;
let edge: Awaited<ReturnType<typeof startWorkerd>>;

beforeAll(async () => {
  const { code, output } = await dryRun('', folder);
  expect(output).toContain('--dry-run: exiting now.');
  expect(code).toBe(0);
  origin = await startOrigin();
  const { port } = origin.address() as AddressInfo;
  const bindings = { ORIGIN_URL: `http://127.0.0.1:${port}`, EDGE_SECRET: SECRET };
  edge = await startWorkerd({ bundle: path.join(folder, 'worker.js'), bindings });
}, 60_000);

afterAll(async () => {
  await edge?.close();
  await bench.close();
  await closeOrigin();
  rmSync(folder, { recursive: true });
});

async function startOrigin(): Promise<Server> {
  const botRoutes = new Hono();
  botRoutes.post('/bots/raw', async (c) => c.text(sha256(new Uint8Array(await c.req.arrayBuffer()))));
  botRoutes.route('/', bench.app);
  const { app } = buildApp({
    answer: (...asked) => answer(...asked),
    botRoutes,
    protection: {
      ...everyoneMayAsk('a-key-of-the-administrators'),
      limits: requestLimits({ perAddress: 20, perKey: null, concurrent: null }),
      edgeSecret: SECRET,
    },
    ingestJobs: () => ({
      add: async (files) => {
        uploads = [...files];
        const untold = { endedAt: null, progress: null, report: null, error: null };
        return { id: 'job-1', status: 'queued', createdAt: '2026-11-28T00:00:00.000Z', files: [], ...untold };
      },
      find: async () => null,
      close: async () => {},
    }),
  });
  const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }) as Server;
  server.on('request', ({ headers }) => (seen = headers));
  await listening(server);
  return server;
}

async function closeOrigin(): Promise<void> {
  origin.closeAllConnections();
  origin.close();
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

interface Leaving {
  /** Resolves with the first bytes of the answer. */
  first: Promise<string>;
  leave(): void;
}

/** A client that leaves by a reset: a mere end of sending may come from one that still listens. */
function askAndLeave(path: string): Leaving {
  const { promise: first, resolve } = Promise.withResolvers<string>();
  const asked = request(new URL(path, edge.url), { method: 'POST', headers: { 'content-type': 'application/json' } });
  asked.on('response', (response: IncomingMessage) => {
    response.setEncoding('utf8').once('data', resolve);
    response.on('error', () => {});
  });
  asked.on('error', () => {});
  asked.end(JSON.stringify({ question: QUESTION }));
  return { first, leave: () => asked.socket?.resetAndDestroy() };
}

describe('the edge before a Node server', () => {
  it('passes an answer on as it is written: the first sentence is there before the last is', async () => {
    const released = Promise.withResolvers<void>();
    answer = async function* (_store, asked) {
      for await (const event of eventsOf(smallReply(asked))) {
        if (event.kind === 'answer-end') await released.promise;
        yield event;
      }
    };
    const response = await fetch(new URL('/api/chat', edge.url), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ question: QUESTION }),
    });
    expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/);
    let written = '';
    let endedBefore: boolean | undefined;
    for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      written += chunk;
      if (!written.includes('新建5G基站1400个')) continue;
      released.resolve();
      endedBefore ??= written.includes('data-answer');
    }
    expect(endedBefore).toBe(false);
    expect(written).toContain('data-answer');
    expect(written).toMatch(/data: \[DONE\]\s*$/);
  });

  it('tells the server of a client that leaves, in the middle of an answer and before its beginning', async () => {
    for (const path of ['/api/chat', '/api/ask']) {
      const begun = Promise.withResolvers<void>();
      const left = Promise.withResolvers<void>();
      answer = async function* (_store, asked, signal) {
        signal.addEventListener('abort', () => left.resolve());
        for await (const event of eventsOf(smallReply(asked))) {
          if (event.kind === 'citation-available') yield event;
        }
        begun.resolve();
        await left.promise;
      };
      const client = askAndLeave(path);
      await (path === '/api/chat' ? client.first : begun.promise);
      client.leave();
      await left.promise;
    }
  });

  it('brings signed callbacks of a platform, and any bytes, through as they were sent', async () => {
    const viaEdge = { request: (at: string, init?: RequestInit) => fetch(new URL(at, edge.url), init) };
    const platform = wecomPlatform({
      app: viaEdge as unknown as Hono,
      clock: bench.clock,
      path: '/bots/wecom/aibot',
      receiveId: '',
      wrap: (encrypt) => JSON.stringify({ encrypt }),
    });
    expect(await (await platform.verify('1616140317555161061')).text()).toBe('1616140317555161061');
    const said = { msgid: 'm1', aibotid: 'AIBOTID', chattype: 'single', from: { userid: 'zhangsan' } };
    const { stream } = await platform.exchange({ ...said, msgtype: 'text', text: { content: QUESTION } });
    expect(stream.id).toEqual(expect.any(String));

    const bytes = new Uint8Array(randomBytes(200_001));
    const response = await fetch(new URL('/bots/raw', edge.url), { method: 'POST', body: bytes });
    expect(await response.text()).toBe(sha256(bytes));
  });

  it('brings a large upload through, and says which one is too large', async () => {
    const admin = { authorization: 'Bearer a-key-of-the-administrators' };
    const bytes = new Uint8Array(randomBytes(24 * MIB));
    const form = new FormData();
    form.append('files', new File([bytes], '无锡要点.txt'));
    const taken = await fetch(new URL('/api/documents', edge.url), { method: 'POST', headers: admin, body: form });
    expect(taken.status).toBe(202);
    expect(uploads.map(({ name, bytes }) => [name, sha256(bytes)])).toEqual([['无锡要点.txt', sha256(bytes)]]);

    // Refused by what is announced, before a byte of it.
    const announced = request(new URL('/api/documents', edge.url), {
      method: 'POST',
      headers: { ...admin, 'content-length': 65 * MIB },
    });
    announced.flushHeaders();
    const [refused] = (await once(announced, 'response')) as [IncomingMessage];
    expect([refused.statusCode, (await text(refused)).includes('请求正文最大 64 MiB。')]).toEqual([413, true]);
    announced.destroy();
    // Without a length only the server can tell.
    const counted = await fetch(new URL('/api/ask', edge.url), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: new Blob([new Uint8Array(300 * 1024)]).stream(),
      duplex: 'half',
    } as RequestInit);
    expect([counted.status, (await counted.json()).detail]).toEqual([413, '请求正文最大 256 KiB。']);
  });

  it('lets the server count clients by the address that the edge saw', async () => {
    const ask = (address: string, headers: Record<string, string> = {}) =>
      fetch(new URL('/v1/models', edge.url), { headers: { ...headers, 'cf-connecting-ip': address } });
    const statuses = async (address: string, count: number) =>
      (await Promise.all(Array.from({ length: count }, () => ask(address)))).map(({ status }) => status);
    expect(await statuses('203.0.113.7', 20)).toEqual(Array.from({ length: 20 }, () => 200));
    expect((await ask('203.0.113.7')).status).toBe(429);
    expect((await ask('203.0.113.7', { 'x-edge-client-address': '203.0.113.8' })).status).toBe(429);
    expect((await ask('203.0.113.8')).status).toBe(200);
  });

  it('keeps what a client says of the connection and of its address', async () => {
    const named = {
      'x-forwarded-for': '6.6.6.6',
      'x-forwarded-host': 'evil.example',
      forwarded: 'for=6.6.6.6',
      'x-real-ip': '6.6.6.6',
      'x-edge-secret': 'guessed',
      'x-edge-client-address': '6.6.6.6',
      'proxy-authorization': 'Basic eA==',
      'cf-connecting-ip': '203.0.113.9',
      'x-request-id': 'trace-9',
    };
    const asked = request(new URL('/healthz', edge.url), { headers: { ...named, te: 'trailers', 'keep-alive': '9' } });
    asked.end();
    const [response] = (await once(asked, 'response')) as [IncomingMessage];
    response.resume();
    expect(JSON.stringify(seen)).not.toMatch(/6\.6\.6\.6|evil|guessed|Basic|trailers/);
    expect(seen).toMatchObject({
      'x-forwarded-for': '203.0.113.9',
      'x-forwarded-proto': 'http',
      'x-edge-client-address': '203.0.113.9',
      'x-edge-secret': SECRET,
      'x-request-id': 'trace-9',
    });
    expect(response.headers['x-request-id']).toBe('trace-9');
  });

  it('leaves compressed, unchanged and moved answers to the client', async () => {
    const first = await fetch(new URL('/api/documents', edge.url), { headers: { 'accept-encoding': 'gzip' } });
    expect(first.headers.get('content-encoding')).toBe('gzip');
    expect((await first.json()).documents).toHaveLength(1);
    const etag = first.headers.get('etag') ?? '';
    const again = await fetch(new URL('/api/documents', edge.url), { headers: { 'if-none-match': etag } });
    expect([etag === '', again.status]).toEqual([false, 304]);
    expect(first.headers.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'");
  });

  it('says in Chinese that the server is not there', async () => {
    await closeOrigin();
    const response = await fetch(new URL('/api/documents', edge.url));
    expect(response.status).toBe(502);
    expect(response.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    expect(response.headers.get('retry-after')).toBe('5');
    const problem = await response.json();
    expect(problem).toMatchObject({ type: '/docs#origin-unavailable', detail: '后端服务暂时连不上，请稍后再试。' });
    expect(JSON.stringify(problem)).not.toContain('127.0.0.1');
  });
});
