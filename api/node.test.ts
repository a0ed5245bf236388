import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { get } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { startEmbeddingServer } from './__fixtures__/embedding-server.ts';
import { type ServerProcess, startServerProcess } from './__fixtures__/server-process.ts';
import { scriptedModel } from './answer/__fixtures__/scripted-model.ts';

const ROOT = path.join(import.meta.dirname, '..');
const folder = mkdtempSync(path.join(tmpdir(), 'plans-node-'));
const started: ChildProcess[] = [];

cpSync(
  path.join(ROOT, 'seeds/zhenjiang-digital-economy-work-points-2022.txt'),
  path.join(folder, 'plans/zhenjiang.txt'),
);

function startServer(environment: Record<string, string>): ServerProcess {
  const server = startServerProcess({
    cwd: folder,
    environment: { PLANS_DIR: path.join(folder, 'plans'), DATA_DIR: path.join(folder, 'data'), ...environment },
  });
  started.push(server.child);
  return server;
}

afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** `fetch` sends no name but that of the address. */
function statusUnder(url: string, host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    get(`${url}/api/documents`, { headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    }).on('error', reject);
  });
}

describe('the server on Node', () => {
  it('serves before the index is there, answers from the real one, and stops on SIGTERM', async () => {
    const noted = path.join(folder, 'packages');
    const note = pathToFileURL(path.join(ROOT, 'api/__fixtures__/note-modules.ts'));
    const { child, written, exited } = startServer({ NODE_OPTIONS: `--import ${note}`, NOTE_MODULES: noted });
    const url = await written(/http:\/\/127\.0\.0\.1:\d+/);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    await written(/已就绪/);
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    expect([await statusUnder(url, 'plans.evil.example'), await statusUnder(url, 'localhost')]).toEqual([421, 200]);
    expect(await (await fetch(url)).text()).toContain('<title>规划问答</title>');
    const response = await fetch(`${url}/api/ask`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ question: '镇江2022年新建多少个5G基站' }),
    });
    const { citations } = await response.json();
    const [citation] = citations;
    const text = await (await fetch(`${url}/api/documents/${citation.documentId}/text`)).text();
    expect(text.slice(citation.start, citation.end)).toBe(citation.quote);
    child.kill('SIGTERM');
    const { code, output } = await exited;
    expect(code).toBe(0);
    expect(output).not.toContain('新建多少个');
    expect(output).toMatch(/"route":"\/api\/ask","status":200/);
    // Questions of people are in it.
    const modes = readdirSync(path.join(folder, 'data'))
      .filter((name) => name.startsWith('records.sqlite'))
      .map((name) => statSync(path.join(folder, 'data', name)).mode & 0o777);
    expect(new Set(modes)).toEqual(new Set([0o600]));
    // Megabytes that a server without traces has no use for; the interface alone comes with the AI SDK.
    const packages = readFileSync(noted, 'utf8').split('\n');
    expect(packages).toContain('hono');
    expect(packages.filter((name) => /opentelemetry|^@ai-sdk\/otel$/.test(name))).toEqual(['@opentelemetry/api']);
  }, 40_000);

  it('starts with every variable that is empty as if it were not set', async () => {
    const names = readFileSync(path.join(ROOT, '.env.example'), 'utf8').matchAll(/^#?\s*([A-Z][A-Z0-9_]+)=/gm);
    const empty = Object.fromEntries([...names].map(([, name = '']) => [name, '']));
    expect(Object.keys(empty)).toEqual(expect.arrayContaining(['OPENAI_BASE_URL', 'CHAT_MODEL', 'RECORD_DAYS']));
    const { PLANS_DIR: _plans, DATA_DIR: _data, PORT: _port, ...rest } = empty;
    await startServer(rest).written(/已就绪/);
  }, 40_000);

  it('answers with the configured model, keeps the record, and shows the key nowhere', async () => {
    const model = await scriptedModel();
    model.play({ kind: 'text', text: '镇江市2022年新建5G基站1400个[1]。' });
    const environment = { CHAT_MODEL: 'scripted', OPENAI_BASE_URL: model.baseUrl, OPENAI_API_KEY: 'sk-hidden-key' };
    const { child, written, exited } = startServer(environment);
    const url = await written(/http:\/\/127\.0\.0\.1:\d+/);
    await written(/已就绪/);
    const send = (to: string, body: unknown): Promise<Response> =>
      fetch(url + to, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    const stream = await (await send('/api/chat', { question: '镇江2022年新建多少个5G基站' })).text();
    expect(stream).toContain('"delta":"镇江市2022年新建5G基站1400个[1]。"');
    expect(stream).toContain('"answeredBy":"scripted"');
    expect(model.requests[0]?.headers.authorization).toBe('Bearer sk-hidden-key');
    model.play({ kind: 'status', status: 401 });
    const reply = await (await send('/api/ask', { question: '镇江2022年新建多少个5G基站' })).json();
    expect(reply).toMatchObject({ status: 'answered', answeredBy: 'extractive', notices: ['model-unavailable'] });
    await written(/HTTP 401/);
    expect((await send('/api/feedback', { answerId: reply.id, vote: 'up' })).status).toBe(204);
    child.kill('SIGTERM');
    const { code, output } = await exited;
    expect(code).toBe(0);
    expect(output + stream + JSON.stringify(reply)).not.toMatch(/hidden/);
    expect(output).not.toContain('新建多少个');
    const replayed = spawnSync(process.execPath, [path.join(ROOT, 'api/commands/ask.ts'), '--replay', reply.id], {
      cwd: folder,
      env: { ...process.env, PLANS_DIR: path.join(folder, 'plans'), DATA_DIR: path.join(folder, 'data') },
      encoding: 'utf8',
    });
    expect(replayed.stdout).toMatch(/模型 scripted[\s\S]*提问：镇江2022年新建多少个5G基站[\s\S]*1400个[\s\S]*赞/);
    await model.close();
  }, 40_000);

  it('takes a plan from an administrator and answers from it without a restart', async () => {
    const environment = { ADMIN_KEY: 'sk-hidden-admin-key', DATA_DIR: path.join(folder, 'uploading') };
    const { child, written, exited } = startServer(environment);
    const url = await written(/http:\/\/127\.0\.0\.1:\d+/);
    await written(/已就绪/);
    const body = new FormData();
    const plan = '无锡市2023年数字经济工作要点\n一、发展目标\n全年新建5G基站120个。\n';
    body.append('files', new File([plan], '无锡要点.txt'));
    const headers = { authorization: 'Bearer sk-hidden-admin-key' };
    const accepted = await fetch(`${url}/api/documents`, { method: 'POST', body, headers });
    expect(accepted.status).toBe(202);
    const job = url + accepted.headers.get('location');
    const state = async () => (await fetch(job, { headers })).json();
    await expect.poll(async () => (await state()).status, { timeout: 30_000 }).toBe('done');
    expect((await state()).report).toMatchObject({ documents: 2, refused: [] });
    const { documents } = await (await fetch(`${url}/api/documents`)).json();
    expect(documents.map(({ file }: { file: string }) => file)).toContain('无锡要点.txt');
    child.kill('SIGTERM');
    expect((await exited).output).not.toContain('hidden');
  }, 60_000);

  it('searches with vectors, and by words alone with a notice while their model is away', async () => {
    const model = await startEmbeddingServer();
    const environment = {
      EMBEDDING_MODEL: 'small-model',
      EMBEDDING_BASE_URL: model.baseUrl,
      EMBEDDING_API_KEY: 'sk-hidden-vectors',
      DATA_DIR: path.join(folder, 'embedding'),
    };
    const { child, written, exited } = startServer(environment);
    const url = await written(/http:\/\/127\.0\.0\.1:\d+/);
    await written(/已就绪/);
    const ready = async () => (await fetch(`${url}/readyz`)).json();
    expect(await ready()).toEqual({ status: 'ok', embedding: 'ok' });
    const ask = async (question: string) => {
      const body = JSON.stringify({ question });
      const headers = { 'content-type': 'application/json' };
      return (await fetch(`${url}/api/ask`, { method: 'POST', headers, body })).json();
    };
    const before = model.requests.length;
    expect(await ask('镇江2022年新建多少个5G基站')).not.toHaveProperty('notices');
    expect(model.requests.length).toBeGreaterThan(before);
    await model.close();
    expect(await ask('镇江2022年智慧公路谁牵头')).toMatchObject({ notices: ['embedding-unavailable'] });
    await written(/向量模型不可用，检索暂时只靠字词/);
    expect(await ready()).toEqual({ status: 'ok', embedding: 'unavailable' });
    child.kill('SIGTERM');
    expect((await exited).output).not.toMatch(/hidden|智慧公路谁/);
  }, 60_000);

  it('says in one line that the port is taken', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const address = taken.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const { code, output } = await startServer({ PORT: String(port), LOG_FORMAT: 'text' }).exited;
    taken.close();
    expect(code).toBe(1);
    expect(output).toBe(`端口 ${port} 已被占用。请停止占用它的程序，或把环境变量 PORT 设为别的端口再启动。\n`);
  }, 20_000);

  it('starts nothing for a word that it does not know', () => {
    const program = path.join(ROOT, 'api/node.ts');
    for (const word of ['bakcup', '--help'])
      expect(spawnSync(process.execPath, [program, word], { cwd: folder, encoding: 'utf8' })).toMatchObject({
        status: 2,
        stdout: '',
        stderr: expect.stringMatching(/^用法：npm start/),
      });
  });

  it('ends with one line on an older Node', async () => {
    const pretend = "Object.defineProperty(process.versions, 'node', { value: '22.18.0' });";
    const guard = JSON.stringify(path.join(ROOT, 'api/require-node.ts'));
    const child = spawn(process.execPath, ['--input-type=module', '-e', `${pretend} await import(${guard})`]);
    let output = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
    expect(await new Promise((resolve) => child.once('close', resolve))).toBe(1);
    expect(output).toBe(
      '需要 Node.js 24 或更高版本（当前 22.18.0）。请用 npm start 或 npm run … 运行，项目自带所需版本。\n',
    );
  });

  it('lists everything that is wrong with the environment', async () => {
    const { code, output } = await startServer({ PORT: 'x', PUBLIC_URL: 'y' }).exited;
    expect(code).toBe(1);
    expect(output.split('\n').slice(1, 3)).toEqual([
      expect.stringMatching(/^ {2}- PORT 应为/),
      expect.stringMatching(/^ {2}- PUBLIC_URL 应为/),
    ]);
    expect(output).not.toContain('at ');
  }, 20_000);
});
