import { DWClient } from 'dingtalk-stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { eventsOf, smallReply } from '../../__fixtures__/small-answer.ts';
import { answerSmall, type BenchOptions, type BotBench, botBench, heldAnswer } from '../__fixtures__/bot-bench.ts';
import { type DingtalkPlatform, dingtalkPlatform } from '../__fixtures__/dingtalk-platform.ts';
import type { ReceivedCall } from '../__fixtures__/json-server.ts';
import { passUntil, START, turns, until } from '../__fixtures__/manual-clock.ts';
import { dingtalkSign } from './dingtalk-robot.ts';

const QUESTION = '镇江2022年5G基站目标';
const WEBHOOK = '/robot/sendBySession';
const SINGLE = '/v1.0/robot/oToMessages/batchSend';
const GROUP = '/v1.0/robot/groupMessages/send';
const OPEN = '/v1.0/gateway/connections/open';
const open: { close: () => Promise<void> }[] = [];
let platform: DingtalkPlatform;

beforeEach(async () => {
  platform = await dingtalkPlatform();
  open.push(platform);
});

afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close();
});

function start(options: Partial<BenchOptions> = {}): BotBench {
  const { environment = {}, ...rest } = options;
  const keys = { DINGTALK_CLIENT_ID: 'client', DINGTALK_CLIENT_SECRET: 'client-secret' };
  const hosts = { DINGTALK_API_BASE: platform.http.url, BOT_REPLY_ORIGINS: platform.http.url };
  const bench = botBench({ environment: { ...keys, ...hosts, ...environment }, ...rest });
  open.push(bench);
  bench.bots.connect();
  return bench;
}

const outcomes = (bench: BotBench): string[] =>
  bench.lines.flatMap(({ event, outcome }) => (event === 'reply' ? [outcome ?? ''] : []));
const states = (bench: BotBench, state: string): number =>
  bench.lines.filter(({ outcome }) => outcome === state).length;
const webhook = (): ReceivedCall[] => platform.http.callsTo(WEBHOOK);

describe('DingTalk in Stream mode', () => {
  it('asks for a ticket, connects with it, acknowledges at once and answers through the webhook', async () => {
    const held = heldAnswer();
    const bench = start({ ask: held.ask });
    const id = await platform.push(platform.message(` ${QUESTION} `));
    expect(await platform.ackOf(id)).toEqual({
      code: 200,
      message: 'OK',
      headers: { messageId: id, contentType: 'application/json' },
      data: '{"response":null}',
    });
    expect(webhook()).toEqual([]);
    held.release();
    await until(() => outcomes(bench).length === 1);
    expect(platform.http.callsTo(OPEN)[0]).toMatchObject({
      headers: { accept: 'application/json' },
      body: {
        clientId: 'client',
        clientSecret: 'client-secret',
        subscriptions: [{ type: 'CALLBACK', topic: '/v1.0/im/bot/messages/get' }],
      },
    });
    expect(platform.tickets).toEqual(['ticket/1=+&']);
    expect(bench.asked).toEqual([{ question: QUESTION, history: [] }]);
    const [{ body } = { body: null }] = webhook();
    expect(body).toEqual({
      msgtype: 'markdown',
      markdown: { title: '镇江市2022年新建5G基站1400个。', text: expect.any(String) },
    });
    expect(body.markdown.text).toMatch(/^镇江市2022年\*\*新建5G基站1400个\*\*。【1】\n\n\*\*依据\*\* {2}\n- 【1】\[《/);
  });

  it('mentions who asked in a group, and keeps each colleague apart', async () => {
    const bench = start();
    const group = { conversationType: '2', conversationId: 'group' };
    await platform.push(platform.message(QUESTION, group));
    await platform.push(platform.message('那盐城呢', { ...group, senderStaffId: 'lisi' }));
    await until(() => outcomes(bench).length === 2);
    expect(bench.asked.map(({ history }) => history)).toEqual([[], []]);
    const first = webhook().find(({ body }) => body.markdown.text.includes('zhangsan'));
    expect(first?.body.at).toEqual({ atUserIds: ['zhangsan'], isAtAll: false });
    expect(first?.body.markdown.text).toMatch(/^@zhangsan\n\n镇江市/);
  });

  it('sends a long answer in numbered parts, in order, and calls the person once', async () => {
    const answer = `${'各县市区要在年底之前全部完成任务。'.repeat(200)}[1]`;
    const bench = start({
      ask: (request) => eventsOf({ ...smallReply({ question: QUESTION }), question: request.question, answer }),
    });
    await platform.push(platform.message(QUESTION, { conversationType: '2' }));
    await until(() => outcomes(bench).length === 1);
    const bodies = webhook().map(({ body }) => body);
    expect(bodies.map(({ at }) => at !== undefined)).toEqual([true, false, false]);
    expect(bodies.map(({ markdown }) => markdown.text.slice(-5))).toEqual(['（1/3）', '（2/3）', '（3/3）']);
    for (const { markdown } of bodies) expect(Buffer.byteLength(markdown.text)).toBeLessThanOrEqual(6100);
  });

  it('answers a message once that comes again under another id of the wire', async () => {
    const bench = start();
    const message = platform.message(QUESTION);
    for (let at = 0; at < 3; at += 1) await platform.ackOf(await platform.push(message));
    await until(() => outcomes(bench).length === 1);
    await turns(20);
    expect([webhook().length, bench.asked.length]).toEqual([1, 1]);
    expect(await bench.metrics()).toContain('bot_duplicates_total{bot="dingtalk"} 2');
  });

  it('echoes a ping, answers 404 to another topic, and takes junk without a fault', async () => {
    const bench = start();
    const ping = await platform.system('ping');
    expect((await platform.ackOf(ping)).data).toBe('{"opaque":"o-1"}');
    expect((await platform.ackOf(await platform.push({}, { topic: '/other' }))).code).toBe(404);
    const socket = await platform.gateway.newest();
    for (const junk of ['{', 'null', '[]', '{"type":"CALLBACK"}', Buffer.from([0xff, 0xfe])]) socket.send(junk);
    const broken = await platform.push('no object');
    expect((await platform.ackOf(broken)).code).toBe(200);
    await platform.push(platform.message(QUESTION));
    await until(() => outcomes(bench).length === 1);
    expect(platform.gateway.connections).toBe(1);
  });

  it('opens a new connection before it drops the old one when it is told to go', async () => {
    const bench = start();
    const old = await platform.gateway.newest();
    await until(() => states(bench, 'up') === 1);
    let openAtClose = 0;
    old.on('close', () => {
      openAtClose = platform.gateway.open().length;
    });
    await platform.system('disconnect', '{"reason":"persistent connection is timeout"}');
    await until(() => platform.gateway.connections === 2 && old.readyState === old.CLOSED);
    expect(openAtClose).toBe(1);
    expect([states(bench, 'down'), platform.tickets.length]).toEqual([0, 2]);
    await platform.push(platform.message(QUESTION));
    await until(() => outcomes(bench).length === 1);
  });

  it('replaces a connection on which nothing comes for a minute', async () => {
    const bench = start();
    await until(() => states(bench, 'up') === 1);
    await bench.clock.advance(59_000);
    await platform.ackOf(await platform.system('ping'));
    await bench.clock.advance(59_000);
    expect(platform.gateway.connections).toBe(1);
    await passUntil(bench.clock, () => states(bench, 'up') === 2);
    expect(platform.gateway.open()).toHaveLength(1);
  });

  it('asks a failing gateway ever more seldom, and comes back', async () => {
    platform.answers.set(
      OPEN,
      Array.from({ length: 12 }, () => ({ status: 503, text: '<html>' })),
    );
    const bench = start();
    await passUntil(bench.clock, () => states(bench, 'up') === 1);
    expect(platform.http.callsTo(OPEN)).toHaveLength(13);
    // 1, 2, 4, … 32, then 60 seconds each, shortened by up to a half.
    const seconds = (bench.clock.now() - START) / 1000;
    expect(seconds).toBeGreaterThan(210);
    expect(seconds).toBeLessThan(450);
  });

  it('comes back from a hundred disconnects with one connection and no timer more', async () => {
    const bench = start();
    await until(() => states(bench, 'up') === 1);
    await bench.clock.advance(31_000);
    const timers = bench.clock.waiting();
    for (let at = 1; at <= 100; at += 1) {
      (await platform.gateway.newest()).terminate();
      await until(() => states(bench, 'down') === at);
      await passUntil(bench.clock, () => states(bench, 'up') > at);
    }
    await bench.clock.advance(31_000);
    expect(platform.gateway.open()).toHaveLength(1);
    expect([platform.gateway.connections, bench.clock.waiting()]).toEqual([101, timers]);
    await platform.push(platform.message(QUESTION));
    await until(() => outcomes(bench).length === 1);
    expect(webhook()).toHaveLength(1);
  });

  it('says once after a restart that an answer was interrupted', async () => {
    const bench = start({ ask: heldAnswer().ask });
    await platform.ackOf(await platform.push(platform.message(QUESTION)));
    await bench.clock.advance(1000);
    for (let at = 0; at < 2; at += 1) {
      const next = bench.restart(answerSmall);
      open.push(next);
      next.bots.connect();
      await until(() => webhook().length === 1);
      await next.clock.advance(1000);
    }
    expect(webhook().map(({ body }) => body.markdown.text)).toEqual([
      '服务重新启动，您刚才的问题没有答完，请再问一次。',
    ]);
  });

  it("understands the platform's own client as its gateway does", async () => {
    class LocalClient extends DWClient {
      override async getEndpoint(): Promise<this> {
        // A private field of the client, which knows no other gateway than the public one.
        return Object.assign(this, { dw_url: `${platform.gateway.url}/connect?ticket=own` });
      }
    }
    const client = new LocalClient({ clientId: 'client', clientSecret: 's', keepAlive: false });
    client.registerCallbackListener('/v1.0/im/bot/messages/get', ({ headers }) => {
      client.socketCallBackResponse(headers.messageId, null);
    });
    await client.connect();
    const theirs = await platform.ackOf(await platform.push(platform.message(QUESTION)));
    client.disconnect();
    const bench = start();
    await until(() => states(bench, 'up') === 1);
    const ours = await platform.ackOf(await platform.push(platform.message(QUESTION)));
    expect(ours).toEqual({ ...theirs, headers: { ...theirs.headers, messageId: ours.headers.messageId } });
  });
});

describe('DingTalk sending', () => {
  it.each([
    ['is over', { sessionWebhookExpiredTime: START + 59_000 }, 0],
    ['is not on the list', { sessionWebhook: 'http://127.0.0.1:9/robot' }, 0],
    ['is gone', {}, 1],
  ])('goes through the interface when the webhook %s', async (_name, more, calls) => {
    platform.answers.set(WEBHOOK, [{ body: { errcode: 300_001, errmsg: 'session gone' } }]);
    const bench = start();
    await platform.push(platform.message(QUESTION, more));
    await until(() => outcomes(bench).length === 1);
    expect([webhook().length, outcomes(bench)[0]]).toEqual([calls, 'delivered']);
    const [sent] = platform.http.callsTo(SINGLE);
    expect(sent?.headers['x-acs-dingtalk-access-token']).toMatch(/^token-\d+$/);
    expect(sent?.body).toMatchObject({ robotCode: 'ding-robot', userIds: ['zhangsan'], msgKey: 'sampleMarkdown' });
    expect(JSON.parse(sent?.body.msgParam).text).toContain('**依据**');
    await platform.push(platform.message(QUESTION, { ...more, conversationType: '2', sessionWebhookExpiredTime: 0 }));
    await until(() => outcomes(bench).length === 2);
    expect(platform.http.callsTo(GROUP)[0]?.body).toMatchObject({ openConversationId: 'cid==' });
    expect(platform.http.callsTo('/v1.0/oauth2/accessToken')).toHaveLength(1);
  });

  it('fetches a new token once when the old one is refused', async () => {
    platform.answers.set(SINGLE, [{ status: 400, body: { code: 'InvalidAuthentication', message: 'x' } }]);
    const bench = start();
    await platform.push(platform.message(QUESTION, { sessionWebhookExpiredTime: 0 }));
    await until(() => outcomes(bench).length === 1);
    expect(platform.http.callsTo(SINGLE)).toHaveLength(2);
    expect(platform.http.callsTo('/v1.0/oauth2/accessToken')).toHaveLength(2);
    expect(outcomes(bench)).toEqual(['delivered']);
  });

  it('waits when the rate is used up, and sends once', async () => {
    const limited = { status: 403, body: { code: 'Forbidden.AccessDenied.QpsLimitForApi' } };
    platform.answers.set(SINGLE, [limited]);
    platform.answers.set(WEBHOOK, [{ body: { errcode: 130_101, errmsg: 'too fast' } }]);
    const bench = start();
    await platform.push(platform.message(QUESTION));
    await platform.push(platform.message(QUESTION, { sessionWebhookExpiredTime: 0 }));
    await passUntil(bench.clock, () => outcomes(bench).length === 2);
    expect(outcomes(bench)).toEqual(['delivered', 'delivered']);
    expect([webhook().length, platform.http.callsTo(SINGLE).length]).toEqual([2, 2]);
    expect(await bench.metrics()).toContain('bot_retries_total{bot="dingtalk"} 2');
    expect(JSON.stringify(bench.lines)).not.toMatch(/secret|token-|zhangsan|[\u4e00-\u9fff]/);
  });

  it.each(['cut', 'hang'] as const)('does not send again what may have arrived (%s)', async (answer) => {
    platform.answers.set(WEBHOOK, [answer]);
    const bench = start();
    await platform.push(platform.message(QUESTION));
    await until(() => webhook().length === 1);
    await passUntil(bench.clock, () => outcomes(bench).length === 1);
    expect([outcomes(bench)[0], webhook().length, platform.http.callsTo(SINGLE).length]).toEqual(['uncertain', 1, 0]);
  });

  it('answers no outsider, and hints at what it cannot read', async () => {
    const bench = start();
    await platform.push(platform.message(QUESTION, { senderStaffId: '' }));
    await platform.push(platform.message('', { msgtype: 'picture', content: { downloadCode: 'x' } }));
    await platform.push(
      platform.message('', { msgtype: 'richText', content: { richText: [{ text: '帮' }, { text: '助' }] } }),
    );
    await platform.push(platform.message('', { msgtype: 'audio', content: { recognition: QUESTION } }));
    await until(() => outcomes(bench).length === 4);
    const texts = webhook().map(({ body }) => body.markdown.text);
    expect(texts).toHaveLength(4);
    for (const start of ['只回答本单位成员', '目前只能读文字', '您好，我根据已收录', '镇江市2022年'])
      expect(texts.some((text) => text.startsWith(start))).toBe(true);
    expect(bench.asked).toEqual([{ question: QUESTION, history: [] }]);
  });
});

describe('DingTalk cards', () => {
  const CREATE = '/v1.0/card/instances/createAndDeliver';
  const STREAMING = '/v1.0/card/streaming';
  const environment = { DINGTALK_CARD_TEMPLATE_ID: 'template.schema', DINGTALK_CARD_KEY: 'answer' };
  const streamed = (): ReceivedCall[] => platform.http.callsTo(STREAMING);

  it('fills a card state by state, far apart, and finishes it', async () => {
    const gates = [1, 2, 3].map(() => Promise.withResolvers<void>());
    const bench = start({
      environment,
      ask: async function* (request) {
        for (const [at, { promise }] of gates.entries()) {
          yield { kind: 'text-verified', text: `第${at + 1}句。` };
          await promise;
        }
        yield* answerSmall(request);
      },
    });
    await platform.push(platform.message(QUESTION));
    await until(() => platform.http.callsTo(CREATE).length === 1);
    await turns(20);
    gates[0]?.resolve();
    await until(() => streamed().length === 1);
    gates[1]?.resolve();
    await turns(20);
    await bench.clock.advance(1500);
    gates[2]?.resolve();
    await until(() => outcomes(bench).length === 1);
    expect(platform.http.callsTo(CREATE)[0]?.body).toMatchObject({
      cardTemplateId: 'template.schema',
      callbackType: 'STREAM',
      openSpaceId: 'dtv1.card//IM_ROBOT.zhangsan',
      imRobotOpenDeliverModel: { spaceType: 'IM_ROBOT', robotCode: 'ding-robot' },
      cardData: { cardParamMap: { answer: '' } },
    });
    const puts = streamed().map(({ body }) => body);
    expect(new Set(puts.map(({ outTrackId }) => outTrackId)).size).toBe(1);
    expect(new Set(puts.map(({ guid }) => guid)).size).toBe(puts.length);
    expect(puts[0]).toMatchObject({
      key: 'answer',
      content: '第1句。第2句。',
      isFull: true,
      isFinalize: false,
      isError: false,
    });
    expect(puts.at(-1)).toMatchObject({
      isFinalize: true,
      isError: false,
      content: expect.stringContaining('**依据**'),
    });
    expect(puts.length).toBeLessThanOrEqual(3);
    expect(webhook()).toEqual([]);
  });

  it('answers as a plain message when the quota refuses the card, and leaves none half-way', async () => {
    const limited = { status: 403, body: { code: 'Forbidden.AccessDenied.ApiCountLimitForOrg' } };
    platform.answers.set(CREATE, [limited]);
    const bench = start({ environment });
    await platform.push(platform.message(QUESTION));
    await until(() => outcomes(bench).length === 1);
    expect([outcomes(bench)[0], webhook().length]).toEqual(['delivered', 1]);
    platform.answers.set(STREAMING, [limited]);
    await platform.push(platform.message(QUESTION));
    await until(() => outcomes(bench).length === 2);
    expect(webhook()).toHaveLength(2);
    expect(streamed().at(-1)?.body).toMatchObject({ content: '回答已改为消息发送。', isFinalize: true });
  });

  it('needs no card for help', async () => {
    const bench = start({ environment });
    await platform.push(platform.message('帮助'));
    await until(() => outcomes(bench).length === 1);
    expect([platform.http.callsTo(CREATE).length, webhook().length]).toEqual([0, 1]);
  });
});

describe('the DingTalk robot by HTTP', () => {
  async function post(
    bench: BotBench,
    body: unknown,
    { timestamp = String(START), sign = '' } = {},
  ): Promise<Response> {
    const signed = sign || dingtalkSign(timestamp, 'client-secret');
    const headers = { timestamp, sign: signed, 'content-type': 'application/json' };
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    return bench.app.request('/bots/dingtalk/robot', { method: 'POST', headers, body: text });
  }

  it('signs as the platform does', () => {
    expect(dingtalkSign('1577262236757', 'this is a secret')).toBe('DJrE6qdyVGCQz9z5r2MDuNcNAhwYnuAkyj13cx169CA=');
    expect(dingtalkSign('1760000000000', 'SECexample-dingtalk-app-secret-0001')).toBe(
      'lfiPzyBbWbHBVmUP2JBJbiG1eRFwnQMXMenhwLugwyM=',
    );
  });

  it('acknowledges with an empty message and answers once, whichever transport brings it', async () => {
    const bench = start();
    const message = platform.message(QUESTION);
    const response = await post(bench, message);
    expect([response.status, await response.json()]).toEqual([200, { msgtype: 'empty' }]);
    await platform.ackOf(await platform.push(message));
    await post(bench, { ...platform.message(''), text: undefined, content: '那盐城呢' });
    await until(() => outcomes(bench).length === 2);
    await turns(20);
    expect(webhook()).toHaveLength(2);
    expect(bench.asked.map(({ question }) => question)).toEqual([QUESTION, '那盐城呢']);
  });

  it('refuses a wrong signature and an old one, and drops what it cannot read', async () => {
    const bench = start({ environment: { DINGTALK_STREAM: 'off', DINGTALK_ROBOT_CODE: 'ding-robot' } });
    const message = platform.message(QUESTION);
    const old = String(START - 3_600_001);
    const refused = [
      await post(bench, message, { sign: 'abc' }),
      await post(bench, message, { timestamp: old }),
      await post(bench, message, { timestamp: '1e3' }),
    ];
    expect(refused.map(({ status }) => status)).toEqual([403, 403, 403]);
    expect((await post(bench, '{')).status).toBe(200);
    expect((await post(bench, { ...message, robotCode: 'other' })).status).toBe(200);
    await turns(20);
    expect([bench.asked.length, platform.gateway.connections]).toEqual([0, 0]);
  });
});
