/** The whole program with a small receiver of OTLP on loopback. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { startServerProcess } from '../__fixtures__/server-process.ts';
import { scriptedModel } from '../answer/__fixtures__/scripted-model.ts';

const PAPER = 'zhenjiang-digital-economy-work-points-2022.txt';
const CALLER = { trace: '4bf92f3577b34da6a3ce929d0e0e4736', span: '00f067aa0ba902b7' };

interface Span {
  name: string;
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  attributes: { key: string; value: Record<string, unknown> }[];
}

async function receiver() {
  const bodies: string[] = [];
  const headers: unknown[] = [];
  const server = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += chunk;
    if (request.url === '/otlp/v1/traces') bodies.push(text);
    headers.push(request.headers['x-receiver-key']);
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const spans = (): Span[] =>
    bodies.flatMap((body) =>
      JSON.parse(body).resourceSpans.flatMap((resource: { scopeSpans: { spans: Span[] }[] }) =>
        resource.scopeSpans.flatMap((scope) => scope.spans),
      ),
    );
  // A listening TCP server has an address with a port.
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/otlp`, bodies, headers, spans };
}

async function serverWith(endpoint: string) {
  const folder = mkdtempSync(path.join(tmpdir(), 'plans-traces-'));
  cpSync(path.join(import.meta.dirname, '../../seeds', PAPER), path.join(folder, 'plans', PAPER));
  const model = await scriptedModel();
  const server = startServerProcess({
    cwd: folder,
    environment: {
      PLANS_DIR: path.join(folder, 'plans'),
      DATA_DIR: path.join(folder, 'data'),
      CHAT_MODEL: 'scripted',
      OPENAI_BASE_URL: model.baseUrl,
      OTEL_EXPORTER_OTLP_ENDPOINT: endpoint,
      OTEL_EXPORTER_OTLP_HEADERS: 'x-receiver-key=hidden-receiver-key',
    },
  });
  onTestFinished(async () => {
    server.child.kill('SIGKILL');
    await model.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const url = await server.written(/http:\/\/127\.0\.0\.1:\d+/);
  await server.written(/已就绪/);
  const ask = (headers: Record<string, string> = {}) =>
    fetch(`${url}/api/ask`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ question: '镇江2022年新建多少个5G基站' }),
    });
  return { ...server, url, model, ask };
}

it('sends a span for the request, the answer, each step and the call of the model, joined, and no word of them', async () => {
  const { url: endpoint, spans, bodies, headers } = await receiver();
  const { child, exited, model, ask, url } = await serverWith(endpoint);
  model.play({ kind: 'text', text: '镇江市2022年新建5G基站1400个[1]。' });
  const reply = await (await ask({ traceparent: `00-${CALLER.trace}-${CALLER.span}-01` })).json();
  expect(reply.answeredBy).toBe('scripted');
  await fetch(`${url}/healthz`);
  model.play({ kind: 'status', status: 401 });
  expect(await (await ask()).json()).toMatchObject({ answeredBy: 'extractive' });
  child.kill('SIGTERM');
  const { code, output } = await exited;
  expect(code).toBe(0);
  const first = spans().filter(({ traceId }) => traceId === CALLER.trace);
  const named = (name: string): Span | undefined => first.find((span) => span.name.startsWith(name));
  const parentOf = (name: string): string | undefined =>
    first.find(({ spanId }) => spanId === named(name)?.parentSpanId)?.name;
  expect(named('POST /api/ask')?.parentSpanId).toBe(CALLER.span);
  expect(parentOf('answer')).toBe('POST /api/ask');
  for (const step of ['retrieval', 'gate', 'verification', 'model', 'record'])
    expect(parentOf(step), step).toBe('answer');
  expect(parentOf('invoke_agent')).toBe('model');
  expect(named('chat scripted')).toBeDefined();
  expect(named('answer')?.attributes).toContainEqual({ key: 'plan.answer.id', value: { stringValue: reply.id } });
  expect(spans().some(({ name }) => name.includes('healthz'))).toBe(false);
  expect(spans().filter(({ name }) => name === 'POST /api/ask')).toHaveLength(2);
  const sent = bodies.join('');
  expect(sent).toContain('"error.type"');
  expect(sent).not.toMatch(/[\u4e00-\u9fff]|5G|scripted fault|hidden/);
  expect(headers[0]).toBe('hidden-receiver-key');
  expect(output).toContain(`"traceId":"${CALLER.trace}"`);
  expect(output).not.toContain('hidden');
}, 60_000);

it('answers all the same when nobody takes the spans, and stops as ever', async () => {
  const { child, exited, model, ask } = await serverWith('http://127.0.0.1:9');
  model.play({ kind: 'text', text: '镇江市2022年新建5G基站1400个[1]。' });
  for (let times = 0; times < 3; times += 1)
    expect(await (await ask()).json()).toMatchObject({ status: 'answered', answeredBy: 'scripted' });
  child.kill('SIGTERM');
  expect((await exited).code).toBe(0);
}, 60_000);
