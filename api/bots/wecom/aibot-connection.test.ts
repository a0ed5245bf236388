import AiBot from '@wecom/aibot-node-sdk';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type AibotGateway, aibotGateway } from '../__fixtures__/aibot-gateway.ts';
import { answerSmall, type BenchOptions, type BotBench, botBench, heldAnswer } from '../__fixtures__/bot-bench.ts';
import { passUntil, START, turns, until } from '../__fixtures__/manual-clock.ts';
import type { AskPipeline } from '../answer-text.ts';

const QUESTION = '镇江2022年5G基站目标';
const open: { close: () => Promise<void> }[] = [];
let gateway: AibotGateway;

beforeEach(async () => {
  gateway = await aibotGateway();
  open.push(gateway);
});

afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close();
});

function start(options: Partial<BenchOptions> = {}): BotBench {
  const environment = { WECOM_BOT_ID: 'BOT', WECOM_BOT_SECRET: 'bot-secret', WECOM_BOT_WS_URL: gateway.url };
  const bench = botBench({ environment, ...options });
  open.push(bench);
  bench.bots.connect();
  return bench;
}

let messages = 0;
function message(content: string, more: object = {}): { msgid: string } & Record<string, unknown> {
  messages += 1;
  const chat = { aibotid: 'BOT', chattype: 'single', from: { userid: 'zhangsan' } };
  return { msgid: `s${messages}`, ...chat, msgtype: 'text', text: { content }, ...more };
}

const replies = (bench: BotBench): string[] =>
  bench.lines.flatMap(({ event, outcome }) => (event === 'reply' ? [outcome ?? ''] : []));

/** An answer whose sentences come one by one, as the test lets them. */
function slowSentences(): { ask: AskPipeline; next: () => Promise<void>; end: () => Promise<void> } {
  let gate = Promise.withResolvers<boolean>();
  const open = async (more: boolean): Promise<void> => {
    const opened = gate;
    gate = Promise.withResolvers<boolean>();
    opened.resolve(more);
    await turns(5);
  };
  return {
    next: () => open(true),
    end: () => open(false),
    ask: async function* (request) {
      for (let at = 1; await gate.promise; at += 1) yield { kind: 'text-verified', text: `第${at}句话。` };
      yield* answerSmall(request);
    },
  };
}

describe('the smart bot over its long connection', () => {
  it('subscribes, shows growing states under one id and one request, and finishes', async () => {
    const slow = slowSentences();
    const bench = start({ ask: slow.ask });
    const reqId = await gateway.say(message(QUESTION));
    await until(() => gateway.framesOf('aibot_respond_msg').length === 1);
    for (let at = 0; at < 3; at += 1) {
      await bench.clock.advance(2000);
      await slow.next();
      await until(() => gateway.framesOf('aibot_respond_msg').length === at + 2);
    }
    await slow.end();
    await until(() => replies(bench).length === 1);
    expect(gateway.framesOf('aibot_subscribe')).toEqual([
      {
        cmd: 'aibot_subscribe',
        headers: { req_id: expect.any(String) },
        body: { bot_id: 'BOT', secret: 'bot-secret' },
      },
    ]);
    const frames = gateway.framesOf('aibot_respond_msg');
    expect(new Set(frames.map(({ headers, body }) => `${headers.req_id} ${body.stream.id}`)).size).toBe(1);
    expect(frames[0]).toMatchObject({
      headers: { req_id: reqId },
      body: { stream: { feedback: { id: frames[0].body.stream.id } } },
    });
    expect(frames.map(({ body }) => [body.stream.finish, body.stream.content.slice(0, 12)])).toEqual([
      [false, ''],
      [false, '第1句话。'],
      [false, '第1句话。第2句话。'],
      [false, '第1句话。第2句话。第3'],
      [true, '镇江市2022年**新建'],
    ]);
    expect(replies(bench)).toEqual(['delivered']);
  });

  it('sends no state while an ack is missing, and takes a late ack for the frame that it belongs to', async () => {
    const slow = slowSentences();
    gateway.answer = ({ cmd, body }) => (cmd === 'aibot_respond_msg' && !body.stream.finish ? 'later' : 0);
    const bench = start({ ask: slow.ask });
    await gateway.say(message(QUESTION));
    for (let at = 0; at < 4; at += 1) {
      await bench.clock.advance(2100);
      await slow.next();
    }
    expect(gateway.framesOf('aibot_respond_msg')).toHaveLength(1);
    gateway.acknowledge();
    await turns(5);
    await slow.next();
    await until(() => gateway.framesOf('aibot_respond_msg').length === 2);
    expect(gateway.framesOf('aibot_respond_msg')[1]?.body.stream.content).toContain('第5句话。');
    gateway.acknowledge();
    await slow.end();
    await until(() => replies(bench).length === 1);
    expect(replies(bench)).toEqual(['delivered']);
    expect(gateway.shown()).toHaveLength(1);
  });

  it('answers a repeated message once', async () => {
    const bench = start();
    const question = message(QUESTION);
    for (let at = 0; at < 3; at += 1) await gateway.say(question);
    await until(() => replies(bench).length === 1);
    await until(() => bench.lines.filter(({ event }) => event === 'duplicate').length === 2);
    await bench.close();
    open.splice(open.indexOf(bench), 1);
    expect(gateway.shown()).toHaveLength(1);
    expect(gateway.framesOf('aibot_respond_msg')).toHaveLength(2);
  });

  it.each([846_608, 846_605])('pushes the whole answer when the stream is over (%i)', async (code) => {
    gateway.answer = ({ cmd, body }) => (cmd === 'aibot_respond_msg' && body.stream.finish ? code : 0);
    const bench = start();
    await gateway.say(message(QUESTION, { chattype: 'group', chatid: 'GROUP' }));
    await until(() => replies(bench).length === 1);
    expect(gateway.framesOf('aibot_send_msg').map(({ body }) => body)).toEqual([
      {
        chatid: 'GROUP',
        chat_type: 2,
        msgtype: 'markdown',
        markdown: { content: expect.stringContaining('**依据**') },
      },
    ]);
  });

  it('ends the stream after five minutes and pushes the answer when it is there', async () => {
    const held = heldAnswer();
    const bench = start({ ask: held.ask, answerLimitMs: 3_600_000 });
    await gateway.say(message(QUESTION));
    await until(() => held.running() === 1);
    // The platform acknowledges pings all the while.
    for (let minute = 0; minute < 10; minute += 1) await bench.clock.advance(30_000);
    await until(() => gateway.shown().includes('（其余稍后发送）'));
    held.release();
    await until(() => replies(bench).length === 1);
    expect(gateway.framesOf('aibot_send_msg')[0]?.body).toMatchObject({ chatid: 'zhangsan', chat_type: 1 });
    expect(gateway.shown()).toEqual(['（其余稍后发送）', expect.stringContaining('1400个')]);
  });

  it('finishes on the next connection when it is cut in the middle', async () => {
    const held = heldAnswer();
    const bench = start({ ask: held.ask });
    await gateway.say(message(QUESTION));
    await until(() => held.running() === 1);
    (await gateway.newest()).terminate();
    held.release();
    await until(() => bench.lines.some(({ outcome }) => outcome === 'down'));
    await passUntil(bench.clock, () => replies(bench).length === 1);
    expect(gateway.connections).toBe(2);
    expect(gateway.shown()).toEqual([expect.stringContaining('1400个')]);
    expect(replies(bench)).toEqual(['delivered']);
  });

  it('shows one answer when no ack ever comes, and says that it is not certain', async () => {
    gateway.answer = ({ cmd }) => (cmd === 'aibot_respond_msg' || cmd === 'aibot_send_msg' ? 'none' : 0);
    const bench = start();
    await gateway.say(message(QUESTION));
    await until(() => gateway.framesOf('aibot_respond_msg').length === 1);
    for (let at = 0; at < 10; at += 1) await bench.clock.advance(5000);
    await until(() => replies(bench).length === 1);
    expect(replies(bench)).toEqual(['uncertain']);
    expect(gateway.shown()).toEqual([expect.stringContaining('1400个')]);
    expect(gateway.framesOf('aibot_send_msg')).toEqual([]);
  });

  it('takes a stream that is over for finished when it was its own end whose ack was lost', async () => {
    let ends = 0;
    gateway.answer = ({ cmd, body }) => {
      if (cmd !== 'aibot_respond_msg' || !body.stream.finish) return 0;
      ends += 1;
      return ends === 1 ? 'none' : 846_608;
    };
    const bench = start();
    await gateway.say(message(QUESTION));
    await until(() => ends === 1);
    await passUntil(bench.clock, () => replies(bench).length === 1);
    expect([ends, replies(bench)[0], gateway.framesOf('aibot_send_msg').length]).toEqual([2, 'delivered', 0]);
  });

  it('backs off when it is too fast, and does not push beside the stream', async () => {
    let refused = 0;
    gateway.answer = ({ cmd, body }) => {
      if (cmd !== 'aibot_respond_msg' || !body.stream.finish) return 0;
      refused += 1;
      return refused < 3 ? 45_009 : 0;
    };
    const bench = start();
    await gateway.say(message(QUESTION));
    await until(() => refused === 1);
    await bench.clock.advance(10_000);
    await until(() => replies(bench).length === 1);
    expect(gateway.shown()).toEqual([expect.stringContaining('1400个')]);
    expect(await bench.metrics()).toContain('bot_retries_total{bot="wecom-bot"} 2');
  });

  it('stays away after another connection has taken over', async () => {
    const bench = start();
    await gateway.subscribed();
    await gateway.event({ eventtype: 'disconnected_event' });
    await until(() => bench.lines.some(({ outcome }) => outcome === 'taken-over'));
    await bench.clock.advance(3_600_000);
    expect([gateway.connections, gateway.open().length]).toEqual([1, 0]);
    expect(await bench.metrics()).toContain('bot_connection_up{bot="wecom-bot"} 0');
  });

  it('comes back from a hundred disconnects with one connection, no timer and no listener more', async () => {
    const bench = start();
    await gateway.subscribed();
    await bench.clock.advance(31_000);
    const timers = bench.clock.waiting();
    for (let at = 1; at <= 100; at += 1) {
      (await gateway.subscribed()).terminate();
      await until(() => bench.lines.filter(({ outcome }) => outcome === 'down').length === at);
      await passUntil(bench.clock, () => bench.lines.filter(({ outcome }) => outcome === 'up').length > at);
    }
    await bench.clock.advance(31_000);
    expect([gateway.connections, gateway.open().length, bench.clock.waiting()]).toEqual([101, 1, timers]);
    await gateway.say(message(QUESTION));
    await until(() => replies(bench).length === 1);
    expect(gateway.shown()).toHaveLength(1);
  });

  it('tries again for ever with pauses that grow to half a minute, also when subscribing is throttled', async () => {
    gateway.answer = ({ cmd }) => (cmd === 'aibot_subscribe' ? 45_009 : 0);
    const bench = start();
    await passUntil(bench.clock, () => gateway.framesOf('aibot_subscribe').length === 20);
    // One pause each of 1, 2, 4, 8 and 16 seconds, then of 30, shortened by up to a half.
    const seconds = (bench.clock.now() - START) / 1000;
    expect(seconds).toBeGreaterThan(220);
    expect(seconds).toBeLessThan(600);
    gateway.answer = () => 0;
    await passUntil(bench.clock, () => bench.lines.some(({ outcome }) => outcome === 'up'));
  });

  it('gives up after five refusals of its secret', async () => {
    gateway.answer = ({ cmd }) => (cmd === 'aibot_subscribe' ? 40_001 : 0);
    const bench = start();
    await passUntil(bench.clock, () => bench.lines.some(({ outcome }) => outcome === 'refused'));
    for (let at = 0; at < 60; at += 1) await bench.clock.advance(1000);
    expect(gateway.framesOf('aibot_subscribe')).toHaveLength(5);
    expect(JSON.stringify(bench.lines)).not.toContain('bot-secret');
  });

  it('replaces a connection on which nothing comes any more, one that never subscribes included', async () => {
    gateway.answer = ({ cmd }) => (cmd === 'ping' ? 'none' : 0);
    const bench = start();
    await gateway.subscribed();
    await passUntil(bench.clock, () => gateway.connections === 2);
    gateway.answer = () => 'none';
    await passUntil(bench.clock, () => gateway.connections === 4);
    gateway.answer = () => 0;
    await passUntil(bench.clock, () => bench.lines.at(-1)?.outcome === 'up');
    expect(gateway.open()).toHaveLength(1);
  });

  it('tells once after a restart that an answer was interrupted', async () => {
    const bench = start({ ask: heldAnswer().ask });
    await gateway.say(message(QUESTION));
    await until(() => bench.asked.length === 1);
    await bench.clock.advance(1000);
    for (let at = 0; at < 2; at += 1) {
      const next = bench.restart(answerSmall);
      open.push(next);
      next.bots.connect();
      await until(() => next.lines.some(({ outcome }) => outcome === 'up'));
      await next.clock.advance(1000);
    }
    await until(() => gateway.framesOf('aibot_send_msg').length > 0);
    expect(gateway.shown()).toEqual(['服务重新启动，您刚才的问题没有答完，请再问一次。']);
  });

  it('welcomes whoever enters, and drops junk without leaving the connection', async () => {
    const bench = start();
    const socket = await gateway.subscribed();
    for (const junk of ['{', '[]', 'null', '{"headers":1}', '{"cmd":"aibot_msg_callback","headers":{"req_id":"x"}}'])
      socket.send(junk);
    const reqId = await gateway.event({ eventtype: 'enter_chat' });
    await until(() => gateway.framesOf('aibot_respond_welcome_msg').length === 1);
    expect(gateway.framesOf('aibot_respond_welcome_msg')[0]).toMatchObject({
      headers: { req_id: reqId },
      body: { msgtype: 'text', text: { content: expect.stringContaining('镇江市2022年新建5G基站目标是多少') } },
    });
    expect(await bench.metrics()).toContain('bot_rejected_total{bot="wecom-bot",reason="malformed"} 5');
  });
});

describe("the platform's own client", () => {
  const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

  it('agrees with the gateway of these tests', async () => {
    const client = new AiBot.WSClient({ botId: 'BOT', secret: 's', wsUrl: gateway.url, logger: silent });
    const acknowledged = new Promise((resolve) => {
      client.on('message.text', (frame) => {
        resolve(client.replyStream(frame, 'stream-1', `收到：${frame.body?.text?.content}`, true));
      });
    });
    client.connect();
    await gateway.say(message(QUESTION));
    await acknowledged;
    client.disconnect();
    expect(gateway.shown()).toEqual([`收到：${QUESTION}`]);
  });

  /** Why it is not the client of this program: see docs/decisions/0011-bots.md. */
  it('takes a throttled subscription for a refused secret and gives up for ever', async () => {
    gateway.answer = () => 45_009;
    const faults: string[] = [];
    const client = new AiBot.WSClient({
      botId: 'BOT',
      secret: 's',
      wsUrl: gateway.url,
      logger: silent,
      reconnectInterval: 1,
      maxReconnectAttempts: -1,
    });
    client.on('error', (fault) => faults.push(fault.message));
    client.connect();
    await until(() => faults.some((text) => /max auth failure/i.test(text)));
    client.disconnect();
    expect(gateway.framesOf('aibot_subscribe')).toHaveLength(6);
  });
});
