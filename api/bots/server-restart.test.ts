/** The whole program with a bot: the real pipeline over a real paper, a model that is slow, `kill -9` in the middle, then a stop. */
import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { scriptedModel } from '../answer/__fixtures__/scripted-model.ts';
import { dingtalkPlatform } from './__fixtures__/dingtalk-platform.ts';
import { until } from './__fixtures__/manual-clock.ts';

const ROOT = path.join(import.meta.dirname, '../..');
const PAPER = 'zhenjiang-digital-economy-work-points-2022.txt';
const folder = mkdtempSync(path.join(tmpdir(), 'bots-server-'));
const children: ChildProcess[] = [];

cpSync(path.join(ROOT, 'seeds', PAPER), path.join(folder, 'plans', PAPER));

afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

interface Running {
  child: ChildProcess;
  output: () => string;
}

function startServer(environment: Record<string, string>): Running {
  const child = spawn(process.execPath, [path.join(ROOT, 'api/node.ts')], {
    // Not the project's folder, so that nobody's own .env is read.
    cwd: folder,
    env: {
      ...process.env,
      PORT: '0',
      PLANS_DIR: path.join(folder, 'plans'),
      DATA_DIR: path.join(folder, 'data'),
      PUBLIC_URL: 'https://plans.example.cn',
      ...environment,
    },
  });
  children.push(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  return { child, output: () => output };
}

describe('the server with a bot', () => {
  it('tells a person once what kill -9 interrupted, does not answer it again, and answers the next question before it stops', async () => {
    const model = await scriptedModel();
    model.play({ kind: 'silence' });
    const platform = await dingtalkPlatform();
    const sent = (): string[] => platform.http.callsTo('/robot/sendBySession').map(({ body }) => body.markdown.text);
    const bot = {
      DINGTALK_CLIENT_ID: 'client',
      DINGTALK_CLIENT_SECRET: 'client-secret',
      DINGTALK_API_BASE: platform.http.url,
      BOT_REPLY_ORIGINS: platform.http.url,
    };
    const first = startServer({ ...bot, CHAT_MODEL: 'scripted', OPENAI_BASE_URL: model.baseUrl });
    await until(() => first.output().includes('"outcome":"up"'));
    expect(first.output()).toContain('钉钉机器人（Stream）已启用');
    const lasting = { sessionWebhookExpiredTime: Date.now() + 5_400_000 };
    const question = platform.message('镇江2022年新建多少个5G基站', lasting);
    await platform.ackOf(await platform.push(question));
    await until(() => model.requests.length === 1);
    first.child.kill('SIGKILL');
    await until(() => first.child.signalCode === 'SIGKILL');

    const gate = Promise.withResolvers<void>();
    model.play({ kind: 'held', text: '镇江市2022年新建5G基站', rest: '1400个[1]。', until: gate.promise });
    const second = startServer({ ...bot, CHAT_MODEL: 'scripted', OPENAI_BASE_URL: model.baseUrl });
    await until(() => second.output().includes('"outcome":"up"'));
    await until(() => sent().length === 1);
    await platform.ackOf(await platform.push(question));
    await platform.ackOf(await platform.push(platform.message('镇江2022年5G基站目标', lasting)));
    await until(() => model.requests.length === 1);
    // A stop lets it be written and sent.
    second.child.kill('SIGTERM');
    await until(() => second.output().includes('"event":"stop"'));
    expect(sent()).toHaveLength(1);
    gate.resolve();
    await until(() => sent().length === 2);
    expect(sent()[0]).toBe('服务重新启动，您刚才的问题没有答完，请再问一次。');
    expect(sent()[1]).toMatch(
      /^镇江市2022年新建5G基站1400个【1】。\n\n\*\*依据\*\* {2}\n- 【1】\[《[^》]+》\]\(https:\/\/plans\.example\.cn\/read\//,
    );
    await until(() => second.child.exitCode !== null);
    expect(second.child.exitCode).toBe(0);
    expect(first.output() + second.output()).not.toMatch(/client-secret|secret-session|zhangsan|5G基站/);
    await platform.close();
    await model.close();
  }, 60_000);
});
