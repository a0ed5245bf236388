/** The whole program asked with every kind of key it knows: what the log says afterwards is read for each of them. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { startServerProcess } from './__fixtures__/server-process.ts';
import { openApiKeys } from './access/api-keys.ts';

const ENVIRONMENT = {
  ADMIN_KEY: 'hidden-admin-key-0001',
  WIDGET_SECRET: 'hidden-widget-secret-of-32-letters',
  OPENAI_API_KEY: 'sk-hidden-model-key',
  EMBEDDING_API_KEY: 'sk-hidden-vector-key',
  WECOM_BOT_TOKEN: 'hiddenBotToken',
  WECOM_BOT_AES_KEY: 'hiddenaeskeyhiddenaeskeyhiddenaeskeyhidden1',
  WECOM_BOT_RECEIVE_ID: '',
  DINGTALK_CLIENT_ID: 'client',
  DINGTALK_CLIENT_SECRET: 'hidden-dingtalk-secret',
  DINGTALK_STREAM: 'off',
  LANCEDB_API_KEY: 'hidden-lancedb-key',
};

/** A model that repeats in its refusal the key that it was sent, as some do. */
async function tellingModel(): Promise<string> {
  const server = createServer((request, response) => {
    const message = `Incorrect API key provided: ${request.headers.authorization}`;
    response.writeHead(401, { 'content-type': 'application/json' }).end(JSON.stringify({ error: { message } }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  // A listening TCP server has an address with a port.
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
}

it('writes JSON lines alone, without a key, a question or an address, whatever was asked and with what', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'plans-log-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(path.join(folder, 'plan.txt'), '镇江市2022年数字经济工作要点\n一、发展目标\n全年新建5G基站1400个。\n');
  const dataDir = path.join(folder, '../', `${path.basename(folder)}-data`);
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
  const { key } = openApiKeys(dataDir, Date.now).add({ name: '门户', scopes: ['ask'], expiresAt: null });
  const baseUrl = await tellingModel();
  const { child, written, exited } = startServerProcess({
    cwd: folder,
    environment: {
      ...ENVIRONMENT,
      PLANS_DIR: folder,
      DATA_DIR: dataDir,
      ACCESS: 'keys',
      LOG_LEVEL: 'debug',
      CHAT_MODEL: 'scripted',
      OPENAI_BASE_URL: baseUrl,
      EMBEDDING_MODEL: 'vectors',
      EMBEDDING_BASE_URL: baseUrl,
      ALLOWED_ORIGINS: 'https://portal.example.cn',
    },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const url = await written(/http:\/\/127\.0\.0\.1:\d+/);
  await written(/已就绪/);
  const send = async (to: string, body: unknown, headers: Record<string, string> = {}): Promise<string> => {
    const init = {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', ...headers },
    };
    return (await fetch(url + to, init)).text();
  };
  const asks = { authorization: `Bearer ${key}` };
  const question = '镇江2022年新建多少个5G基站';
  const reply = JSON.parse(
    await send('/api/ask?key=hidden-in-query', { question }, { ...asks, cookie: 'id=hidden-cookie' }),
  );
  expect(reply).toMatchObject({ answeredBy: 'extractive', notices: ['model-unavailable', 'embedding-unavailable'] });
  await send('/api/chat', { question }, { ...asks, 'x-api-key': 'hidden-header' });
  await send(
    '/v1/chat/completions',
    { model: 'plan-assistant', messages: [{ role: 'user', content: question }] },
    asks,
  );
  await send(
    '/api/verify',
    { text: '镇江新建5G基站1500个，暗语乙。' },
    { authorization: 'Bearer hidden-admin-key-0001' },
  );
  await send('/api/feedback', { answerId: reply.id, vote: 'down', comment: '暗语丙' }, asks);
  const { token } = JSON.parse(await send('/api/widget-tokens', { origin: 'https://portal.example.cn' }, asks));
  await send('/api/ask', { question }, { authorization: `Bearer ${token}`, origin: 'https://portal.example.cn' });
  await send('/api/ask', { question }, { authorization: 'Bearer hidden-wrong-key' });
  await send('/api/ask', '{"question":"暗语丁', asks);
  await fetch(`${url}/api/documents/hidden-id?token=hidden-in-query`, { headers: asks });
  await send('/bots/wecom/aibot?msg_signature=hidden-signature&timestamp=1&nonce=hidden-nonce', { encrypt: 'hidden' });
  await send('/bots/dingtalk/robot', { text: { content: '暗语戊' } }, { timestamp: '1', sign: 'hidden-sign' });
  child.kill('SIGTERM');
  const { code, output } = await exited;
  expect(code).toBe(0);
  const lines = output
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  const requests = lines.filter(({ event }) => event === 'request');
  expect(requests.map(({ status }) => status)).toEqual([200, 200, 200, 200, 204, 200, 200, 401, 400, 404, 403, 403]);
  expect(requests[0]).toMatchObject({ channel: 'ask', answerId: reply.id, answerStatus: reply.status });
  expect(lines).toContainEqual(expect.objectContaining({ where: 'model', requestId: requests[0].requestId }));
  expect(output).not.toMatch(/hidden|暗语|5G|基站/);
  for (const secret of [key, key.split('_').at(-1), token]) expect(output).not.toContain(secret);
}, 60_000);
