/** The whole program as a process of its own, stopped in the middle of what it does. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { Agent, get } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { type ServerProcess, startServerProcess } from './__fixtures__/server-process.ts';
import { buildApp, expectProblem, post } from './__fixtures__/small-app.ts';
import { type ScriptedModel, scriptedModel } from './answer/__fixtures__/scripted-model.ts';

const SEEDS = path.join(import.meta.dirname, '../seeds');
const folder = mkdtempSync(path.join(tmpdir(), 'plans-stop-'));
const QUESTION = '镇江2022年新建多少个5G基站';

for (const name of readdirSync(SEEDS).filter((file) => file.startsWith('zhenjiang')))
  cpSync(path.join(SEEDS, name), path.join(folder, 'plans', name));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function startWithModel(model: ScriptedModel): Promise<ServerProcess & { url: string }> {
  const server = startServerProcess({
    cwd: folder,
    environment: {
      PLANS_DIR: path.join(folder, 'plans'),
      DATA_DIR: path.join(folder, 'data'),
      ADMIN_KEY: 'key-of-the-administrators',
      CHAT_MODEL: 'scripted',
      OPENAI_BASE_URL: model.baseUrl,
    },
  });
  onTestFinished(async () => {
    server.child.kill('SIGKILL');
    await model.close();
  });
  const url = await server.written(/http:\/\/127\.0\.0\.1:\d+/);
  await server.written(/已就绪/);
  return { ...server, url };
}

const chat = (url: string) =>
  fetch(`${url}/api/chat`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ question: QUESTION }),
  });

/** A connection that stays open behind an answer, as browsers and proxies keep them. */
async function keepConnection(url: string): Promise<void> {
  const agent = new Agent({ keepAlive: true });
  onTestFinished(() => agent.destroy());
  await new Promise<void>((resolve, reject) => {
    get(`${url}/healthz`, { agent }, (response) => response.resume().once('end', resolve)).once('error', reject);
  });
  await expect.poll(() => Object.keys(agent.freeSockets), { timeout: 20_000 }).toHaveLength(1);
}

describe('stopOnSignals', () => {
  it('ends the stream that runs whole, takes nothing new, keeps its record, and leaves with 0', async () => {
    const model = await scriptedModel();
    const gate = Promise.withResolvers<void>();
    model.play({
      kind: 'held',
      text: '镇江市2022年新建5G基站1400个[1]。\n',
      rest: '以上见原文。',
      until: gate.promise,
    });
    const { child, url, written, exited } = await startWithModel(model);
    await keepConnection(url);
    const response = await chat(url);
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    const readUntil = async (wanted: string): Promise<void> => {
      while (!text.includes(wanted)) {
        const { done, value } = (await reader?.read()) ?? { done: true };
        if (done) throw new Error(`The stream ended without ${wanted}: ${text}`);
        text += value;
      }
    };
    await readUntil('1400个');
    child.kill('SIGTERM');
    await written(/"event":"stop"/);
    expect((await fetch(`${url}/readyz`)).status).toBe(503);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    const refused = await chat(url);
    expect(refused.headers.get('retry-after')).toBe('5');
    expect(await expectProblem(refused, 503)).toMatchObject({ type: '/docs#stopping' });
    expect(text).not.toContain('[DONE]');
    gate.resolve();
    await readUntil('[DONE]');
    const [, answerId = ''] = /"type":"data-answer".*?"id":"([0-9a-f-]{36})"/.exec(text) ?? [];
    const { code, output } = await exited;
    expect(code).toBe(0);
    expect(output).toMatch(/"event":"stopped"/);
    expect(output).not.toMatch(/被中断|"event":"fault"/);
    expect(output).toContain(`"answerId":"${answerId}"`);
    expect(readFileSync(path.join(folder, 'data/records.sqlite')).includes(answerId)).toBe(true);
  }, 60_000);

  it('ends at once on a second signal, with a job for the next start', async () => {
    const model = await scriptedModel();
    model.play({ kind: 'silence' });
    const { child, url, written, exited } = await startWithModel(model);
    const asking = chat(url).then((response) => response.text());
    asking.catch(() => {});
    await expect.poll(() => model.requests, { timeout: 20_000 }).toHaveLength(1);
    const body = new FormData();
    body.append('files', new File(['无锡市2023年工作要点\n一、目标\n新建5G基站120个。\n'], '无锡要点.txt'));
    const headers = { authorization: 'Bearer key-of-the-administrators' };
    const accepted = await fetch(`${url}/api/documents`, { method: 'POST', body, headers });
    expect(accepted.status).toBe(202);
    child.kill('SIGTERM');
    await written(/"event":"stop"/);
    // The first few may count as the same press of a key.
    await expect.poll(() => child.kill('SIGTERM') && child.exitCode === null, { timeout: 20_000 }).toBe(false);
    expect((await exited).code).toBe(143);
    await expect(asking).rejects.toThrow();
    const job = path.join(folder, 'data', accepted.headers.get('location')?.replace('/api/', '') ?? '', 'job.json');
    expect(JSON.parse(readFileSync(job, 'utf8')).status).toMatch(/^(?:queued|running)$/);
  }, 60_000);
});

describe('an app that is being stopped', () => {
  it('is well but not ready, and begins nothing', async () => {
    const { app } = buildApp({ isStopping: () => true });
    expect((await app.request('/healthz')).status).toBe(200);
    await expectProblem(await app.request('/readyz'), 503);
    const refused = await app.request(post('/v1/chat/completions', '{}'));
    expect([refused.status, refused.headers.get('connection')]).toEqual([503, 'close']);
  });
});
