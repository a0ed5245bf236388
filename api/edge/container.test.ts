/** The bundle of the container's form in the runtime of Workers; Docker and R2 are played by small servers. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startS3Server } from '#retrieval/store/__fixtures__/s3-server';
import { type EngineOptions, startDockerEngine } from '../__fixtures__/docker-engine.ts';
import { type ServerProcess, startServerProcess } from '../__fixtures__/server-process.ts';
import { dryRun, startWorkerd } from '../__fixtures__/workerd.ts';

const ADMIN_KEY = 'a-key-of-the-administrators';
const folder = mkdtempSync(path.join(tmpdir(), 'plans-container-'));
const open: { close(): void | Promise<void> }[] = [];

beforeAll(async () => {
  const { output, code } = await dryRun('container', folder);
  expect(output).toMatch(/env\.SERVER \(PlanServer\) +Durable Object/);
  expect(output).toContain('plan-assistant-planserver-container');
  expect(output).not.toContain('WARNING');
  expect(code).toBe(0);
}, 60_000);

afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close();
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function startEdge(run: EngineOptions['run'], bindings: Record<string, string>): Promise<string> {
  const engine = await startDockerEngine({ folder, run });
  open.push(engine);
  const edge = await startWorkerd({ bundle: path.join(folder, 'worker-container.js'), bindings, container: engine });
  open.push(edge);
  return edge.url;
}

function ask(url: string): Promise<Response> {
  return fetch(`${url}/api/ask`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${ADMIN_KEY}` },
    body: JSON.stringify({ question: '无锡2023年新建5G基站多少个' }),
  });
}

describe('the edge with a container', () => {
  it('says in Chinese that the container does not start', async () => {
    const url = await startEdge(null, {});
    const response = await ask(url);
    expect(response.status).toBe(502);
    expect(await response.json()).toMatchObject({ type: '/docs#origin-unavailable' });
  }, 60_000);

  it('starts the Node server with the settings and secrets of the Worker, over an index in an object store', async () => {
    mkdirSync(path.join(folder, 'plans'));
    writeFileSync(
      path.join(folder, 'plans/wuxi.txt'),
      '无锡市2023年数字经济工作要点\n一、发展目标\n全年新建5G基站120个。\n',
    );
    const store = await startS3Server();
    open.push(store);
    const { uri, storageOptions = {} } = store.location();
    const started = Promise.withResolvers<ServerProcess>();
    const run = async (environment: Record<string, string>): Promise<number> => {
      expect(environment).toMatchObject({ HOST: '0.0.0.0', PORT: '8787' });
      // On loopback, and with the plans of this test where the image has its own.
      const here = {
        HOST: '127.0.0.1',
        PORT: '0',
        PLANS_DIR: path.join(folder, 'plans'),
        DATA_DIR: path.join(folder, 'data'),
      };
      const server = startServerProcess({ cwd: folder, environment: { ...environment, ...here } });
      open.push({
        close: async () => {
          server.child.kill();
          await server.exited;
        },
      });
      started.resolve(server);
      return Number(/\d+$/.exec(await server.written(/http:\/\/127\.0\.0\.1:\d+/))?.[0]);
    };
    const url = await startEdge(run, {
      ACCESS: 'keys',
      ADMIN_KEY,
      LANCEDB_URI: uri,
      AWS_ENDPOINT: storageOptions.endpoint ?? '',
      AWS_REGION: 'auto',
      AWS_ACCESS_KEY_ID: storageOptions.accessKeyId ?? '',
      AWS_SECRET_ACCESS_KEY: storageOptions.secretAccessKey ?? '',
    });
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    await (await started.promise).written(/已就绪/);
    expect((await fetch(`${url}/api/documents`)).status).toBe(401);
    expect(await (await ask(url)).json()).toMatchObject({
      status: 'answered',
      answer: expect.stringContaining('120个'),
    });
    expect([...store.keys()].some((key) => key.includes('.lance/'))).toBe(true);
  }, 60_000);
});
