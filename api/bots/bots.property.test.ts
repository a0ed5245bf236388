/** Whatever comes in, nothing falls over, nobody who may not ask is answered, and the platform is served as before. */
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { type BotBench, botBench } from './__fixtures__/bot-bench.ts';
import { dingtalkPlatform } from './__fixtures__/dingtalk-platform.ts';
import { turns, until } from './__fixtures__/manual-clock.ts';
import { AES_KEY, TOKEN, type WecomPlatform, wecomPlatform } from './__fixtures__/wecom-platform.ts';
import { readCommand } from './bot-words.ts';
import { dingtalkSign } from './dingtalk/dingtalk-robot.ts';
import { stripMention } from './strip-mention.ts';

const open: { close: () => Promise<void> }[] = [];

afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close();
});

const environment = {
  WECOM_BOT_TOKEN: TOKEN,
  WECOM_BOT_AES_KEY: AES_KEY,
  WECOM_CORP_ID: 'corp',
  WECOM_AGENT_ID: '218',
  WECOM_APP_SECRET: 'secret',
  WECOM_APP_TOKEN: TOKEN,
  WECOM_APP_AES_KEY: AES_KEY,
  WECOM_API_BASE: 'http://127.0.0.1:9',
  DINGTALK_CLIENT_SECRET: 'secret',
  DINGTALK_API_BASE: 'http://127.0.0.1:9',
};

function start(more: Record<string, string> = {}): BotBench {
  const bench = botBench({ environment: { ...environment, ...more } });
  open.push(bench);
  return bench;
}

const word = fc.oneof(fc.string({ maxLength: 30, unit: 'grapheme' }), fc.string({ maxLength: 30, unit: 'binary' }));
/** JSON of any shape, with the platforms' own names among its keys. */
const anyJson = fc.oneof(
  fc.jsonValue(),
  fc.dictionary(
    fc.constantFrom(
      'msgid',
      'msgtype',
      'from',
      'text',
      'event',
      'stream',
      'chattype',
      'msgId',
      'conversationId',
      'mixed',
      'quote',
      'sessionWebhook',
    ),
    fc.oneof(word, fc.jsonValue(), fc.constant({ userid: 'a' }), fc.constant({ content: 'x' }), fc.constant('stream')),
  ),
);

async function stillServes(bench: BotBench, platform: WecomPlatform): Promise<void> {
  const message = {
    msgid: 'last',
    chattype: 'single',
    from: { userid: 'a' },
    msgtype: 'text',
    text: { content: '镇江2022年5G基站目标' },
  };
  const { stream } = await platform.exchange(message);
  await until(() => bench.asked.length > 0);
  for (;;) {
    const state = await platform.exchange({ ...message, msgid: 'p', msgtype: 'stream', stream: { id: stream.id } });
    if (!state.stream.finish) continue;
    expect(state.stream.content).toContain('1400个');
    return;
  }
}

function aibot(bench: BotBench): WecomPlatform {
  const wrap = (encrypt: string): string => JSON.stringify({ encrypt });
  return wecomPlatform({ app: bench.app, clock: bench.clock, path: '/bots/wecom/aibot', receiveId: '', wrap });
}

describe('malformed input', () => {
  it.each(['/bots/wecom/aibot', '/bots/wecom/app', '/bots/dingtalk/robot'])(
    'of any kind is refused at %s',
    async (path) => {
      const bench = start();
      const query = fc.record(
        { msg_signature: word, timestamp: word, nonce: word, echostr: word },
        { requiredKeys: [] },
      );
      await fc.assert(
        fc.asyncProperty(
          query,
          fc.oneof(
            word,
            anyJson.map((value) => JSON.stringify(value)),
          ),
          async (asked, body) => {
            const to = `${path}?${new URLSearchParams(asked)}`;
            for (const response of [
              await bench.app.request(to, { method: 'POST', body }),
              await bench.app.request(to),
            ]) {
              expect([403, 404, 413, 429]).toContain(response.status);
              expect(await response.text()).not.toMatch(/error|stack|bad decrypt|\.ts/i);
            }
          },
        ),
        { numRuns: 100 },
      );
      await stillServes(bench, aibot(bench));
      expect(bench.lines.length).toBeLessThan(50);
    },
  );

  it('with a good signature is acknowledged and dropped', async () => {
    const bench = start();
    const platform = aibot(bench);
    const wrap = (sealed: string): string => `<xml><Encrypt>${sealed}</Encrypt></xml>`;
    const app = wecomPlatform({ app: bench.app, clock: bench.clock, path: '/bots/wecom/app', receiveId: 'corp', wrap });
    const timestamp = String(bench.clock.now());
    const headers = { timestamp, sign: dingtalkSign(timestamp, 'secret') };
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          word,
          anyJson.map((value) => JSON.stringify(value)),
        ),
        async (plain) => {
          expect((await platform.send(plain)).status).toBe(200);
          expect((await app.send(plain)).status).toBe(200);
          expect((await app.send(`<xml><MsgType>${plain}</MsgType></xml>`)).status).toBe(200);
          expect(
            (await bench.app.request('/bots/dingtalk/robot', { method: 'POST', headers, body: plain })).status,
          ).toBe(200);
        },
      ),
      { numRuns: 100 },
    );
    await stillServes(bench, platform);
  });

  it('on the wire of Stream mode leaves the connection alone', async () => {
    const dingtalk = await dingtalkPlatform();
    open.push(dingtalk);
    const hosts = { DINGTALK_API_BASE: dingtalk.http.url, BOT_REPLY_ORIGINS: dingtalk.http.url };
    const bench = start({ ...hosts, DINGTALK_CLIENT_ID: 'client' });
    bench.bots.connect();
    const socket = await dingtalk.gateway.newest();
    const frame = fc.record(
      {
        type: fc.oneof(word, fc.constantFrom('SYSTEM', 'EVENT', 'CALLBACK')),
        headers: fc.oneof(fc.jsonValue(), fc.constant({ topic: '/v1.0/im/bot/messages/get', messageId: 'x' })),
        data: fc.oneof(
          word,
          anyJson.map((value) => JSON.stringify(value)),
        ),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(
        fc.oneof(
          word,
          anyJson.map((value) => JSON.stringify(value)),
          frame.map((one) => JSON.stringify(one)),
        ),
        (text) => {
          socket.send(text);
        },
      ),
      { numRuns: 300 },
    );
    await dingtalk.push(dingtalk.message('镇江2022年5G基站目标'));
    await until(() =>
      dingtalk.http.callsTo('/robot/sendBySession').some(({ body }) => body.markdown.text.includes('1400个')),
    );
    expect(dingtalk.gateway.connections).toBe(1);
  });
});

describe('memory and sockets', () => {
  it('stay flat over hundreds of messages, repeats and polls', async () => {
    const bench = start();
    const platform = aibot(bench);
    const round = async (from: number, count: number): Promise<void> => {
      for (let at = from; at < from + count; at += 1) {
        const chat = { chattype: 'single', from: { userid: `u${at}` } };
        const message = { msgid: `m${at}`, ...chat, msgtype: 'text', text: { content: '帮助' } };
        const { stream } = await platform.exchange(message);
        await platform.exchange(message);
        await turns(2);
        await platform.exchange({ ...message, msgid: 'p', msgtype: 'stream', stream: { id: stream.id } });
        await bench.clock.advance(2000);
      }
    };
    await round(0, 100);
    bench.lines.length = 0;
    const timers = bench.clock.waiting();
    await round(100, 100);
    expect(bench.clock.waiting()).toBeLessThanOrEqual(timers + 5);
    const metrics = await bench.metrics();
    expect(metrics).toContain('bot_messages_total{bot="wecom-bot-callback"} 200');
    expect(metrics).toContain('bot_duplicates_total{bot="wecom-bot-callback"} 200');
    expect(metrics).toContain('bot_questions_waiting 0');
  });
});

describe('words', () => {
  it('takes mentions off and keeps the question, for any name and text', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12, unit: 'grapheme' }), word, (name, text) => {
        const stripped = stripMention(`@${name} ${text}`, name === '' ? null : name);
        expect(stripped.length).toBeLessThanOrEqual(`@${name} ${text}`.length);
        expect(stripMention(stripped, name === '' ? null : name)).toBe(stripped);
      }),
    );
    expect(stripMention('@规划 助手 镇江的目标 a@b.cn', '规划 助手')).toBe('镇江的目标 a@b.cn');
    expect(stripMention('镇江的目标@规划助手', '规划助手')).toBe('镇江的目标');
  });

  it.each([
    ['帮助', 'help'],
    ['？', 'help'],
    ['/新话题', 'new-topic'],
    ['新话题', 'new-topic'],
    ['有用', 'vote'],
    ['👍🏻', 'vote'],
    ['没用：数字旧了', 'vote'],
    ['', 'empty'],
    ['没用过的政策有哪些', 'question'],
    ['有用电量目标吗', 'question'],
    ['帮助企业上云的目标是什么', 'question'],
  ])('reads %s as %s', (text, kind) => {
    expect(readCommand(text).kind).toBe(kind);
  });
});
