import { readFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, describe, expect, it } from 'vitest';
import { createMetrics } from '../metrics.ts';
import { metricsRoute } from '../routes/metrics.ts';
import { type BotBench, botBench, heldAnswer } from './__fixtures__/bot-bench.ts';
import { manualClock, turns, until } from './__fixtures__/manual-clock.ts';
import { AES_KEY, TOKEN, type WecomPlatform, wecomPlatform } from './__fixtures__/wecom-platform.ts';
import { accessToken } from './access-token.ts';
import { isAllowedAddress } from './allowed-origin.ts';
import { turnQueue } from './turn-queue.ts';

const QUESTION = '镇江2022年5G基站目标';
const open: { close: () => Promise<void> }[] = [];

afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close();
});

function platformOf(bench: BotBench): WecomPlatform {
  open.push(bench);
  const wrap = (encrypt: string): string => JSON.stringify({ encrypt });
  return wecomPlatform({ app: bench.app, clock: bench.clock, path: '/bots/wecom/aibot', receiveId: '', wrap });
}

const environment = { WECOM_BOT_TOKEN: TOKEN, WECOM_BOT_AES_KEY: AES_KEY };
const message = (msgid: string, content: string): Record<string, unknown> => ({
  msgid,
  chattype: 'single',
  from: { userid: 'zhangsan' },
  msgtype: 'text',
  text: { content },
});

async function answerTo(platform: WecomPlatform, asked: Record<string, unknown>): Promise<string> {
  const { stream } = await platform.exchange(asked);
  for (;;) {
    const state = await platform.exchange({ ...asked, msgid: 'p', msgtype: 'stream', stream: { id: stream.id } });
    if (state.stream.finish) return state.stream.content;
  }
}

describe('the core of the bots', () => {
  it('answers once when the disk cannot be written, and says so in the log', async () => {
    const bench = botBench({ environment });
    const platform = platformOf(bench);
    expect(await answerTo(platform, message('m0', QUESTION))).toContain('1400个');
    const lock = new DatabaseSync(path.join(bench.folder, 'records.sqlite'));
    lock.exec('BEGIN IMMEDIATE');
    const asked = message('m1', QUESTION);
    expect(await answerTo(platform, asked)).toContain('1400个');
    await platform.exchange(asked);
    lock.exec('ROLLBACK');
    lock.close();
    await platform.exchange(asked);
    expect(bench.asked).toHaveLength(2);
    expect(bench.lines.some(({ bot, level }) => bot === 'records' && level === 'error')).toBe(true);
  });

  it('keeps no question on the disk where texts are not kept, and still knows it until it ends', async () => {
    const bench = botBench({ environment, keepTexts: false });
    const platform = platformOf(bench);
    await answerTo(platform, message('m1', QUESTION));
    await answerTo(platform, message('m2', '那盐城呢'));
    expect(bench.asked[1]?.history).toEqual([{ role: 'user', content: QUESTION }]);
    const disk = ['', '-wal'].map((end) => readFileSync(path.join(bench.folder, `records.sqlite${end}`)).toString());
    expect(disk.join('')).toContain('wecom-bot::m1');
    expect(disk.join('')).not.toContain('镇江');
    await answerTo(platformOf(bench.restart()), message('m3', '那宿城呢'));
  });

  it('goes on from the questions of before a restart where texts are kept', async () => {
    const bench = botBench({ environment });
    await answerTo(platformOf(bench), message('m1', QUESTION));
    const next = bench.restart();
    await answerTo(platformOf(next), message('m2', '那盐城呢'));
    expect(next.asked).toEqual([{ question: '那盐城呢', history: [{ role: 'user', content: QUESTION }] }]);
  });

  it('says that something broke, with what is verified so far', async () => {
    const bench = botBench({
      environment,
      ask: async function* () {
        yield { kind: 'text-verified', text: '镇江市新建1400个。' };
        throw new Error('secret of the inside');
      },
    });
    expect(await answerTo(platformOf(bench), message('m1', QUESTION))).toBe(
      '镇江市新建1400个。\n\n（服务出错，这次没有答完，请稍后再问一次。）\n\nAI生成，以原文为准',
    );
    expect(JSON.stringify(bench.lines)).toContain('secret of the inside');
  });

  it('asks for a shorter question, and for patience while there is no index', async () => {
    const bench = botBench({ environment, ask: () => null });
    const platform = platformOf(bench);
    expect(await answerTo(platform, message('m1', '字'.repeat(2001)))).toBe('问题请控制在 2000 个字以内。');
    expect(await answerTo(platform, message('m2', QUESTION))).toBe('正在准备文件的索引，请过几分钟再问。');
  });

  it('lets running answers end before it stops', async () => {
    const held = heldAnswer();
    const bench = botBench({ environment, ask: held.ask });
    const platform = platformOf(bench);
    const { stream } = await platform.exchange(message('m1', QUESTION));
    let isClosed = false;
    const closing = bench.bots.close(10_000).then(() => {
      isClosed = true;
    });
    await turns(20);
    expect(isClosed).toBe(false);
    held.release();
    await until(() => held.running() === 0);
    await platform.exchange({ ...message('p', ''), msgtype: 'stream', stream: { id: stream.id } });
    await closing;
    expect(bench.lines.at(-1)).toMatchObject({ event: 'reply', outcome: 'delivered' });
  });

  it('serves its figures at /metrics', async () => {
    const metrics = createMetrics();
    metrics.counter({ name: 'x_total', help: 'x', labels: [] }).inc();
    const response = await metricsRoute({ metrics }).request('/metrics');
    expect(response.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
    expect(await response.text()).toBe('# HELP x_total x\n# TYPE x_total counter\nx_total 1\n');
  });
});

describe('turnQueue', () => {
  it('runs few at once, one of each person, in order, and refuses what is too much', async () => {
    const gates: Record<string, () => void> = {};
    const ran: string[] = [];
    const job = (name: string) => async (): Promise<void> => {
      ran.push(name);
      await new Promise<void>((resolve) => {
        gates[name] = resolve;
      });
    };
    const queue = turnQueue({ concurrency: 2, waitingPerUser: 1, capacity: 4 });
    const added = ['a1', 'a2', 'a3', 'b1', 'c1', 'd1'].map((name) => queue.add(name[0] ?? '', job(name)));
    expect(added).toEqual(['queued', 'queued', 'user-full', 'queued', 'queued', 'full']);
    expect(ran).toEqual(['a1', 'b1']);
    for (const name of ['b1', 'a1', 'c1', 'a2']) {
      gates[name]?.();
      await turns(2);
    }
    await queue.idle();
    expect([ran, queue.size()]).toEqual([['a1', 'b1', 'c1', 'a2'], 0]);
  });
});

describe('accessToken', () => {
  it('fetches once for many, again near its end, and not twice for one that two found bad', async () => {
    const clock = manualClock();
    let fetched = 0;
    const token = accessToken(async () => {
      fetched += 1;
      await turns(1);
      return { token: `t${fetched}`, expiresInSeconds: 7200 };
    }, clock);
    expect(await Promise.all([token.get(), token.get()])).toEqual(['t1', 't1']);
    token.drop('t1');
    expect(await token.get()).toBe('t2');
    token.drop('t1');
    expect(await token.get()).toBe('t2');
    await clock.advance(6_900_000);
    expect(await token.get()).toBe('t3');
  });
});

describe('isAllowedAddress', () => {
  it.each([
    ['https://qyapi.weixin.qq.com/cgi-bin/x?response_code=1', true],
    ['http://qyapi.weixin.qq.com/x', false],
    ['https://qyapi.weixin.qq.com:8443/x', false],
    ['https://qyapi.weixin.qq.com.evil.cn/x', false],
    ['https://evil.cn@qyapi.weixin.qq.com/x', false],
    ['https://evil.cn/https://qyapi.weixin.qq.com', false],
    ['file:///etc/passwd', false],
    ['http://169.254.169.254/', false],
    ['', false],
  ])('of %s is %s', (address, allowed) => {
    expect(isAllowedAddress(address, ['https://qyapi.weixin.qq.com'])).toBe(allowed);
  });
});
