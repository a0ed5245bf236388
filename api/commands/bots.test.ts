import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { serve } from '@hono/node-server';
import { afterEach, describe, expect, it } from 'vitest';
import { botBench } from '../bots/__fixtures__/bot-bench.ts';
import { jsonServer } from '../bots/__fixtures__/json-server.ts';
import { socketGateway } from '../bots/__fixtures__/socket-gateway.ts';
import { AES_KEY, TOKEN } from '../bots/__fixtures__/wecom-platform.ts';

const open: { close: () => Promise<void> | void }[] = [];

afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close();
});

function run(words: string[], environment: Record<string, string>): Promise<{ code: number | null; output: string }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'bots-check-'));
  mkdirSync(path.join(folder, 'plans'));
  open.push({ close: () => rmSync(folder, { recursive: true, force: true }) });
  // Not the project's folder, so that nobody's own .env is read.
  const env = { ...process.env, PLANS_DIR: path.join(folder, 'plans'), ...environment };
  const child = spawn(process.execPath, [path.join(import.meta.dirname, 'bots.ts'), ...words], { cwd: folder, env });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, output })));
}

const APP = {
  WECOM_CORP_ID: 'corp',
  WECOM_AGENT_ID: '218',
  WECOM_APP_SECRET: 'app-secret',
  WECOM_APP_TOKEN: TOKEN,
  WECOM_APP_AES_KEY: AES_KEY,
};

describe('npm run bots -- check', () => {
  it('asks the platforms, finds its own callback, and prints what to register', async () => {
    const bench = botBench({ environment: APP });
    const server = serve({ fetch: bench.app.fetch, port: 0 });
    await new Promise((resolve) => server.once('listening', resolve));
    const address = server.address();
    const publicUrl = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
    const platform = await jsonServer(({ path }) => {
      if (path === '/cgi-bin/gettoken') return { body: { errcode: 0, access_token: 't' } };
      if (path === '/cgi-bin/getcallbackip') return { body: { errcode: 0, ip_list: ['101.91.0.0/24'] } };
      if (path === '/v1.0/oauth2/accessToken') return { body: { accessToken: 't', expireIn: 7200 } };
      return { body: { endpoint: 'wss://x', ticket: 'y' } };
    });
    const gateway = await socketGateway(() => {});
    open.push(bench, { close: () => void server.close() }, platform, gateway);
    const { code, output } = await run(['check'], {
      ...APP,
      PUBLIC_URL: publicUrl,
      WECOM_API_BASE: platform.url,
      DINGTALK_API_BASE: platform.url,
      DINGTALK_CLIENT_ID: 'client',
      DINGTALK_CLIENT_SECRET: 'client-secret',
      WECOM_BOT_ID: 'BOT',
      WECOM_BOT_SECRET: 'bot-secret',
      WECOM_BOT_WS_URL: gateway.url,
    });
    expect(output.split('\n')).toEqual([
      `○ 企业微信智能机器人（长连接）：能连上 ${gateway.url.slice(5)}。密钥在 npm start 时才会核对，见启动后的日志。`,
      `· 企业微信自建应用：在管理后台登记的回调地址是 ${publicUrl}/bots/wecom/app`,
      '○ 企业微信自建应用：回调地址应答正确。',
      '○ 企业微信自建应用：CorpID 和 Secret 正确。',
      '· 企业微信自建应用：回调来自这些地址，防火墙请放行：101.91.0.0/24',
      `· 钉钉机器人：用 HTTP 模式时，消息接收地址是 ${publicUrl}/bots/dingtalk/robot；用 Stream 模式不用填。`,
      '○ 钉钉机器人：Client ID 和 Client Secret 正确。',
      '○ 钉钉机器人：Stream 网关可用。',
      '',
    ]);
    expect(code).toBe(0);
    expect(gateway.frames).toEqual([]);
  });

  it('says what is wrong and what is missing, without a secret', async () => {
    const platform = await jsonServer(({ path }) => {
      return path === '/cgi-bin/gettoken' ? { body: { errcode: 40001, errmsg: 'app-secret' } } : { status: 400 };
    });
    open.push(platform);
    const { code, output } = await run(['check'], {
      ...APP,
      WECOM_API_BASE: platform.url,
      DINGTALK_API_BASE: platform.url,
      DINGTALK_CLIENT_ID: 'client',
      DINGTALK_CLIENT_SECRET: 'client-secret',
      WECOM_BOT_TOKEN: TOKEN,
    });
    expect(code).toBe(1);
    expect(output).toContain('× 企业微信智能机器人（回调）：还缺 WECOM_BOT_AES_KEY');
    expect(output).toContain('× 企业微信自建应用：平台返回 40001，WECOM_APP_SECRET 不对');
    expect(output).toContain('× 钉钉机器人：');
    expect(output).toContain('× PUBLIC_URL 没有设');
    expect(output).not.toMatch(/app-secret|client-secret|QDG6eK/);
  });

  it('says that nothing is set, how it is used, and which key is no key', async () => {
    expect(await run(['check'], {})).toEqual({ code: 0, output: '· 没有设任何机器人的变量，设法见 docs/bots.md。\n' });
    expect((await run([], {})).code).toBe(2);
    const wrong = await run(['check'], { WECOM_BOT_AES_KEY: 'short-key', WECOM_AGENT_ID: 'x' });
    expect(wrong.code).toBe(1);
    expect(wrong.output).toContain('WECOM_BOT_AES_KEY 应为：43 个英文字母或数字');
    expect(wrong.output).toContain('WECOM_AGENT_ID 应为');
    expect(wrong.output).not.toContain('short-key');
  });
});
