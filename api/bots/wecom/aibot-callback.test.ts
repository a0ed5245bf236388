import { afterEach, describe, expect, it } from 'vitest';
import { answerSmall, type BenchOptions, type BotBench, botBench, heldAnswer } from '../__fixtures__/bot-bench.ts';
import { type JsonServer, jsonServer, type ServerAnswer } from '../__fixtures__/json-server.ts';
import { until } from '../__fixtures__/manual-clock.ts';
import { AES_KEY, TOKEN, type WecomPlatform, wecomPlatform } from '../__fixtures__/wecom-platform.ts';

const QUESTION = '镇江2022年5G基站目标';
const open: { close: () => Promise<void> }[] = [];

afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close();
});

const environment = {
  WECOM_BOT_TOKEN: TOKEN,
  WECOM_BOT_AES_KEY: AES_KEY,
  WECOM_BOT_ID: 'AIBOTID',
  WECOM_BOT_NAME: '规划助手',
};

function platformOf(bench: BotBench): WecomPlatform {
  const wrap = (encrypt: string): string => JSON.stringify({ encrypt });
  return wecomPlatform({ app: bench.app, clock: bench.clock, path: '/bots/wecom/aibot', receiveId: '', wrap });
}

function start(options: Partial<BenchOptions> = {}): { bench: BotBench; platform: WecomPlatform } {
  const { environment: more, ...rest } = options;
  const bench = botBench({ environment: { ...environment, ...more }, ...rest });
  open.push(bench);
  return { bench, platform: platformOf(bench) };
}

async function laterAddress(answer: () => ServerAnswer = () => ({ body: { errcode: 0 } })): Promise<JsonServer> {
  const server = await jsonServer(answer);
  open.push(server);
  return server;
}

let messages = 0;
function message(content: string, more: object = {}): { msgid: string } & Record<string, unknown> {
  messages += 1;
  const chat = { aibotid: 'AIBOTID', chattype: 'single', from: { userid: 'zhangsan' } };
  return { msgid: `m${messages}`, ...chat, msgtype: 'text', text: { content }, ...more };
}

const poll = (id: string, more: object = {}): object => message('', { msgtype: 'stream', stream: { id }, ...more });

/** The platform's loop: polls until the end; every state that was shown. */
async function pollToEnd(platform: WecomPlatform, id: string): Promise<string[]> {
  const states: string[] = [];
  for (;;) {
    const { stream } = await platform.exchange(poll(id));
    if (states.at(-1) !== stream.content) states.push(stream.content);
    if (stream.finish) return states;
  }
}

describe('the smart bot by callback', () => {
  it('answers the verification of its address with the very text', async () => {
    const { bench, platform } = start();
    const response = await platform.verify('1616140317555161061');
    expect([response.status, await response.text()]).toEqual([200, '1616140317555161061']);
    expect((await bench.app.request('/bots/wecom/aibot?msg_signature=abc&timestamp=1&nonce=2&echostr=x')).status).toBe(
      403,
    );
  });

  it('answers the documented verification, whose plus signs travel as they are or encoded', async () => {
    const { bench } = start({ environment: { WECOM_BOT_RECEIVE_ID: 'wx5823bf96d3bd56c7' } });
    const echo = 'P9nAzCzyDtyTWESHep1vC5X9xho/qYX3Zpb4yKa9SKld1DsH3Iyt3tP3zNdtp+4RPcs8TgAE7OaBO+FZXvnaqQ==';
    const query = 'msg_signature=5c45ff5e21c57e6ad56bac8758b79b1d9ac89fd3&timestamp=1409659589&nonce=263014780';
    for (const echostr of [echo, encodeURIComponent(echo)]) {
      const response = await bench.app.request(`/bots/wecom/aibot?${query}&echostr=${echostr}`);
      expect([response.status, await response.text()]).toEqual([200, '1616140317555161061']);
    }
  });

  it('shows whole verified sentences while it answers, then the sources and the label', async () => {
    const { bench, platform } = start();
    const first = await platform.exchange(message(QUESTION));
    expect(first).toEqual({
      msgtype: 'stream',
      stream: {
        id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        finish: false,
        content: '',
        feedback: { id: first.stream.id },
      },
    });
    const states = await pollToEnd(platform, first.stream.id);
    for (const [at, state] of states.entries()) expect(state.startsWith(states[at - 1] ?? '')).toBe(true);
    expect(bench.asked).toEqual([{ question: QUESTION, history: [] }]);
    expect(states.at(-1)).toMatch(
      /^镇江市2022年\*\*新建5G基站1400个\*\*。【1】\n\n\*\*依据\*\*\n- 【1】\[《2022年镇江市数字经济发展工作要点》\]\(https:\/\/plans\.example\.cn\/read\/zhenjiang-work-points-2022\?start=\d+&end=\d+\)（镇数字发〔2022〕4号） 二、重点工作 › \(五\)健全数字基础设施体系 › 16\.：「加大“双千兆”网络.*」\n\n原文摘录$/,
    );
    await bench.bots.close(1000);
    expect(await bench.metrics()).toContain('bot_deliveries_total{bot="wecom-bot-callback",outcome="delivered"} 1');
  });

  it('goes on with an answer that is polled while the clock is set, far ahead and back past the start', async () => {
    const held = heldAnswer();
    const { bench, platform } = start({ ask: held.ask });
    const { stream } = await platform.exchange(message(QUESTION));
    for (const days of [365, -366, 1]) {
      bench.clock.jump(days * 86_400_000);
      expect((await platform.exchange(poll(stream.id))).stream).toMatchObject({ id: stream.id, finish: false });
    }
    held.release();
    expect((await pollToEnd(platform, stream.id)).at(-1)).toMatch(/原文摘录$/);
  });

  it('answers a finished stream the same as often as it is asked for', async () => {
    const { platform } = start();
    const { stream } = await platform.exchange(message(QUESTION));
    const last = (await pollToEnd(platform, stream.id)).at(-1);
    expect((await platform.exchange(poll(stream.id))).stream).toEqual({ id: stream.id, finish: true, content: last });
  });

  it('gives a repeated message the stream of the first, and one answer', async () => {
    const held = heldAnswer();
    const { bench, platform } = start({ ask: held.ask });
    const question = message(QUESTION);
    const replies = await Promise.all([1, 2, 3].map(() => platform.exchange(question)));
    expect(new Set(replies.map(({ stream }) => stream.id)).size).toBe(1);
    expect(bench.asked).toHaveLength(1);
    held.release();
    await pollToEnd(platform, replies[0].stream.id);
    expect((await platform.exchange(question)).stream.finish).toBe(true);
    expect(bench.asked).toHaveLength(1);
    expect(await bench.metrics()).toContain('bot_duplicates_total{bot="wecom-bot-callback"} 3');
  });

  it('takes the mention off a group message and keeps colleagues apart', async () => {
    const { bench, platform } = start();
    const inGroup = (content: string, userid: string): object =>
      message(content, { chattype: 'group', chatid: 'g', from: { userid } });
    for (const [content, userid] of [
      [`@规划助手 ${QUESTION}`, 'a'],
      ['@规划助手\u2005那盐城呢 mail@plans.cn', 'a'],
      ['@规划助手\u00a0那盐城呢', 'b'],
    ] as const) {
      await pollToEnd(platform, (await platform.exchange(inGroup(content, userid))).stream.id);
    }
    expect(bench.asked).toEqual([
      { question: QUESTION, history: [] },
      { question: '那盐城呢 mail@plans.cn', history: [{ role: 'user', content: QUESTION }] },
      { question: '那盐城呢', history: [] },
    ]);
  });

  it('forgets the conversation on 新话题 and after an hour', async () => {
    const { bench, platform } = start();
    const say = async (content: string): Promise<string> =>
      (await pollToEnd(platform, (await platform.exchange(message(content))).stream.id)).at(-1) ?? '';
    await say(QUESTION);
    expect(await say('/新话题')).toBe('好的，此前的问题不再作为上文。请提新的问题。');
    await say('那盐城呢');
    await bench.clock.advance(3_600_001);
    await say('那宿城呢');
    expect(bench.asked.map(({ history }) => history)).toEqual([[], [], []]);
  });

  it('helps on entering, on 帮助, and without words; unsupported kinds get the hint, none of them asks the pipeline', async () => {
    const { bench, platform } = start();
    const enter = message('', { msgtype: 'event', event: { eventtype: 'enter_chat' } });
    const welcome = await platform.exchange(enter);
    expect(welcome).toEqual({
      msgtype: 'text',
      text: { content: expect.stringContaining('镇江市2022年新建5G基站目标是多少') },
    });
    const say = async (more: object): Promise<string> =>
      (await pollToEnd(platform, (await platform.exchange(message('@规划助手', more))).stream.id)).at(-1) ?? '';
    expect(await say({ text: { content: '帮助' } })).toContain('/新话题');
    expect(await say({})).toContain('请把问题写在一句话里');
    expect(await say({ msgtype: 'image', image: { url: 'https://x.cn/i' } })).toContain('目前只能读文字');
    expect(await say({ msgtype: 'voice', voice: { content: '？' } })).toContain('/新话题');
    expect(await platform.exchange(message('', { msgtype: 'event', event: { eventtype: 'unknown_event' } }))).toBe(
      null,
    );
    expect(bench.asked).toEqual([]);
  });

  it('keeps votes by button and by word with the answer', async () => {
    const { bench, platform } = start({
      ask: (request) => answerSmall(request),
    });
    await bench.records.addAnswer({
      id: 'answer-1',
      answeredAt: bench.clock.now(),
      status: 'answered',
      reason: null,
      notices: [],
      answeredBy: 'extractive',
      model: null,
      promptVersion: null,
      indexVersion: 'x',
      passages: [],
      statements: [],
      timings: { retrieveMs: 0, answerMs: 0 },
      texts: null,
    });
    const { stream } = await platform.exchange(message(QUESTION));
    await pollToEnd(platform, stream.id);
    const event = { eventtype: 'feedback_event', feedback_event: { id: stream.id, type: 2, content: '数字旧了' } };
    expect(await platform.exchange(message('', { msgtype: 'event', event }))).toBe(null);
    const said = await platform.exchange(message('没用 年份不对'));
    expect((await pollToEnd(platform, said.stream.id)).at(-1)).toBe('谢谢，评价已记录。');
    expect((await bench.records.feedbackOf('answer-1')).map(({ vote, comment }) => [vote, comment])).toEqual([
      ['down', '数字旧了'],
      ['down', '年份不对'],
    ]);
  });

  it('ends a poll from another chat or person with nothing', async () => {
    const { platform } = start({ ask: heldAnswer().ask });
    const { stream } = await platform.exchange(message(QUESTION));
    for (const more of [{ from: { userid: 'lisi' } }, { chattype: 'group', chatid: 'g' }])
      expect((await platform.exchange(poll(stream.id, more))).stream).toEqual({
        id: stream.id,
        content: '',
        finish: true,
      });
    expect((await platform.exchange(poll(stream.id))).stream.finish).toBe(false);
    expect((await platform.exchange(poll('never-opened'))).stream).toEqual({
      id: 'never-opened',
      content: '这次回答已经中断，请再问一次。',
      finish: true,
    });
  });

  it.each([10_000, 60_000])('waits for an answer of %i ms', async (ms) => {
    const held = heldAnswer();
    const { bench, platform } = start({ ask: held.ask });
    const { stream } = await platform.exchange(message(QUESTION));
    await bench.clock.advance(ms);
    expect((await platform.exchange(poll(stream.id))).stream).toEqual({ id: stream.id, content: '', finish: false });
    held.release();
    expect((await pollToEnd(platform, stream.id)).at(-1)).toContain('1400个');
    expect(bench.asked).toHaveLength(1);
  });

  it('ends the stream before the platform does, and posts the whole answer to the address of the message', async () => {
    const later = await laterAddress();
    const gate = Promise.withResolvers<void>();
    const { bench, platform } = start({
      environment: { BOT_REPLY_ORIGINS: later.url },
      answerLimitMs: 3_600_000,
      ask: async function* (request) {
        yield { kind: 'text-verified', text: '镇江市2022年**新建5G基站1400个**。' };
        await gate.promise;
        yield* answerSmall(request);
      },
    });
    const { stream } = await platform.exchange(message(QUESTION, { response_url: `${later.url}/r` }));
    await bench.clock.advance(299_000);
    expect((await platform.exchange(poll(stream.id))).stream.finish).toBe(false);
    await bench.clock.advance(1_000);
    expect((await platform.exchange(poll(stream.id))).stream).toEqual({
      id: stream.id,
      content: '镇江市2022年**新建5G基站1400个**。\n\n（其余稍后发送）',
      finish: true,
    });
    gate.resolve();
    await until(() => later.calls.length === 1);
    expect(later.calls[0]?.body.markdown.content).toContain('**依据**');
  });

  it('says that an answer does not come when it takes too long, once', async () => {
    const { bench, platform } = start({
      ask: async function* () {
        await new Promise(() => {});
      },
    });
    const { stream } = await platform.exchange(message(QUESTION));
    await bench.clock.advance(120_000);
    expect(await pollToEnd(platform, stream.id)).toEqual([
      '这个问题没有按时答完，请稍后再问一次，或把问题说得更具体些。',
    ]);
  });

  it('posts what nobody has polled for to the address of the message, once, and to no address that is not listed', async () => {
    const later = await laterAddress();
    const { bench, platform } = start({ environment: { BOT_REPLY_ORIGINS: later.url } });
    await platform.exchange(message(QUESTION, { response_url: `${later.url}/r` }));
    await platform.exchange(message(QUESTION, { response_url: 'http://127.0.0.1:9/r' }));
    await platform.exchange(message(QUESTION, { response_url: `${later.url.replace('http://', 'http://x@')}/r` }));
    await bench.clock.advance(359_000);
    expect(later.calls).toEqual([]);
    await bench.clock.advance(2_000);
    await until(() => later.calls.length === 1);
    expect(later.calls[0]?.body.markdown.content).toContain('1400个');
    await until(() => bench.lines.filter(({ event }) => event === 'reply').length === 3);
    const outcomes = bench.lines.flatMap(({ event, outcome }) => (event === 'reply' ? [outcome] : []));
    expect(outcomes.sort()).toEqual(['delivered', 'undelivered', 'undelivered']);
  });

  it('posts one message with its sources, however long the answer is', async () => {
    const later = await laterAddress();
    const { bench, platform } = start({
      environment: { BOT_REPLY_ORIGINS: later.url },
      ask: async function* (request) {
        for await (const event of answerSmall(request)) {
          if (event.kind !== 'answer-end') continue;
          yield { ...event, reply: { ...event.reply, answer: '镇江市2022年新建5G基站1400个[1]。'.repeat(800) } };
        }
      },
    });
    await platform.exchange(message(QUESTION, { response_url: `${later.url}/r` }));
    await bench.clock.advance(361_000);
    await until(() => later.calls.length === 1);
    const { content } = later.calls[0]?.body.markdown ?? {};
    expect(content).toContain('**依据**\n- 【1】');
    expect(content).not.toContain('（1/2）');
  });

  it('says once after a restart that the answer was interrupted, by the poll', async () => {
    const { bench, platform } = start({ ask: heldAnswer().ask });
    const question = message(QUESTION);
    const { stream } = await platform.exchange(question);
    await bench.clock.advance(1000);
    const next = bench.restart(answerSmall);
    open.push(next);
    const again = platformOf(next);
    expect((await again.exchange(poll(stream.id))).stream).toEqual({
      id: stream.id,
      content: '服务重新启动，您刚才的问题没有答完，请再问一次。',
      finish: true,
    });
    expect((await again.exchange(question)).stream.finish).toBe(true);
    expect(next.asked).toEqual([]);
  });

  it('says it through the address of the message when no poll comes', async () => {
    const later = await laterAddress();
    const { bench, platform } = start({ ask: heldAnswer().ask, environment: { BOT_REPLY_ORIGINS: later.url } });
    await platform.exchange(message(QUESTION, { response_url: `${later.url}/r` }));
    await bench.clock.advance(1000);
    for (let restarts = 0; restarts < 2; restarts += 1) {
      open.push(bench.restart(answerSmall));
      await bench.clock.advance(31_000);
      await until(() => later.calls.length > 0);
    }
    expect(later.calls.map(({ body }) => body.markdown.content)).toEqual([
      '服务重新启动，您刚才的问题没有答完，请再问一次。',
    ]);
  });

  it('refuses a wrong signature, an old message, another bot and a body that is too large with no reason', async () => {
    const { bench, platform } = start();
    const forged = await bench.app.request(`/bots/wecom/aibot?msg_signature=${'0'.repeat(40)}&timestamp=1&nonce=2`, {
      method: 'POST',
      body: JSON.stringify({ encrypt: 'AAAA' }),
    });
    expect([forged.status, await forged.text()]).toEqual([403, 'forbidden']);
    const old = wecomPlatform({
      app: bench.app,
      clock: { now: () => bench.clock.now() - 601_000 },
      path: '/bots/wecom/aibot',
      receiveId: '',
      wrap: (encrypt) => JSON.stringify({ encrypt }),
    });
    expect((await old.send(JSON.stringify(message(QUESTION)))).status).toBe(403);
    expect(await platform.exchange(message(QUESTION, { aibotid: 'OTHER' }))).toBe(null);
    const large = await bench.app.request('/bots/wecom/aibot', { method: 'POST', body: 'x'.repeat(262_145) });
    expect(large.status).toBe(413);
    expect(bench.asked).toEqual([]);
  });

  it('tells one who fails often to slow down, and still lets the platform through', async () => {
    const { bench, platform } = start();
    const forge = async (): Promise<number> =>
      (await bench.app.request('/bots/wecom/aibot', { method: 'POST', body: '{}' })).status;
    for (let count = 0; count < 30; count += 1) expect(await forge()).toBe(403);
    expect(await forge()).toBe(429);
    expect((await platform.exchange(message(QUESTION))).msgtype).toBe('stream');
    expect(bench.lines.filter(({ event }) => event === 'refused')).toHaveLength(2);
  });

  it('asks to wait when a person has too much waiting, and answers the rest in order', async () => {
    const held = heldAnswer();
    const { bench, platform } = start({ ask: held.ask });
    const ids: string[] = [];
    for (let at = 0; at < 5; at += 1) ids.push((await platform.exchange(message(`${QUESTION}${at}`))).stream.id);
    expect(await pollToEnd(platform, ids[4] ?? '')).toEqual(['前面的问题还在回答，请稍候再问。']);
    for (const id of ids.slice(0, 4)) {
      await until(() => held.running() === 1);
      held.release();
      await pollToEnd(platform, id);
    }
    expect(bench.asked.map(({ question }) => question.slice(-1))).toEqual(['0', '1', '2', '3']);
  });

  it('logs neither words nor names nor tokens', async () => {
    const { bench, platform } = start();
    await pollToEnd(platform, (await platform.exchange(message(QUESTION))).stream.id);
    await bench.bots.close(1000);
    const log = JSON.stringify(bench.lines);
    expect(log).toContain('"event":"reply"');
    expect(log).not.toMatch(/[\u4e00-\u9fff]|zhangsan|QDG6eK|jWmYm7/);
  });
});
