import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { answerSmall, type BenchOptions, type BotBench, botBench, heldAnswer } from '../__fixtures__/bot-bench.ts';
import { type JsonServer, jsonServer, type ReceivedCall, type ServerAnswer } from '../__fixtures__/json-server.ts';
import { passUntil, turns, until } from '../__fixtures__/manual-clock.ts';
import { AES_KEY, TOKEN, type WecomPlatform, wecomPlatform } from '../__fixtures__/wecom-platform.ts';
import { readXmlFields } from './xml-fields.ts';

const CORP = 'wx5823bf96d3bd56c7';
const open: { close: () => Promise<void> }[] = [];
let platform: JsonServer;
/** What the interface answers to the next calls of `message/send`; when it is used up, success. */
let answers: (ServerAnswer | ((call: ReceivedCall) => ServerAnswer))[];
let tokens: number;

beforeEach(async () => {
  answers = [];
  tokens = 0;
  platform = await jsonServer((call) => {
    if (call.path === '/cgi-bin/gettoken') {
      tokens += 1;
      return { body: { errcode: 0, errmsg: 'ok', access_token: `token-${tokens}`, expires_in: 7200 } };
    }
    const next = answers.shift() ?? { body: { errcode: 0, errmsg: 'ok' } };
    return typeof next === 'function' ? next(call) : next;
  });
  open.push(platform);
});

afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close();
});

function start(options: Partial<BenchOptions> = {}): { bench: BotBench; wecom: WecomPlatform } {
  const { environment = {}, ...rest } = options;
  const app = { WECOM_CORP_ID: CORP, WECOM_AGENT_ID: '218', WECOM_APP_SECRET: 'app-secret' };
  const callback = { WECOM_APP_TOKEN: TOKEN, WECOM_APP_AES_KEY: AES_KEY, WECOM_API_BASE: platform.url };
  const bench = botBench({ environment: { ...app, ...callback, ...environment }, ...rest });
  open.push(bench);
  bench.bots.connect();
  return { bench, wecom: platformOf(bench) };
}

function platformOf(bench: BotBench): WecomPlatform {
  const wrap = (sealed: string): string =>
    `<xml><ToUserName><![CDATA[${CORP}]]></ToUserName><Encrypt><![CDATA[${sealed}]]></Encrypt><AgentID>218</AgentID></xml>`;
  return wecomPlatform({ app: bench.app, clock: bench.clock, path: '/bots/wecom/app', receiveId: CORP, wrap });
}

let messages = 4_561_255_354_251_345_929n;
function text(content: string, more: Record<string, string> = {}): string {
  messages += 1n;
  return xml({ MsgType: 'text', Content: content, MsgId: String(messages), ...more });
}

function xml(fields: Record<string, string>): string {
  const all = { ToUserName: CORP, FromUserName: 'zhangsan', CreateTime: '1772438400', AgentID: '218', ...fields };
  return `<xml>${Object.entries(all)
    .map(([name, value]) => `<${name}><![CDATA[${value}]]></${name}>`)
    .join('')}</xml>`;
}

const sent = (): ReceivedCall[] => platform.callsTo('/cgi-bin/message/send');
const outcomes = (bench: BotBench): string[] =>
  bench.lines.flatMap(({ event, outcome }) => (event === 'reply' ? [outcome ?? ''] : []));

const QUESTION = '镇江2022年5G基站目标';

describe('the self-built app', () => {
  it('acknowledges with an empty body and sends the answer within the limit of its Markdown', async () => {
    const { bench, wecom } = start();
    const response = await wecom.send(text(QUESTION));
    expect([response.status, await response.text()]).toEqual([200, '']);
    await until(() => outcomes(bench).length === 1);
    expect(platform.callsTo('/cgi-bin/gettoken')[0]?.query).toEqual({ corpid: CORP, corpsecret: 'app-secret' });
    expect(sent().map(({ query, body }) => [query, body])).toEqual([
      [
        { access_token: 'token-1' },
        { touser: 'zhangsan', agentid: 218, msgtype: 'markdown', markdown: { content: expect.any(String) } },
      ],
    ]);
    expect(sent()[0]?.body.markdown.content).toMatch(
      /^镇江市2022年\*\*新建5G基站1400个\*\*。【1】\n\n\*\*依据\*\*\n【1】\[《2022年镇江市数字经济发展工作要点》\]\(https:\/\/plans\.example\.cn\/read\/[^)]*\)（镇数字发〔2022〕4号） 二、重点工作 › .*：\n> 「加大.*」/,
    );
  });

  it('writes plain text with links where that is set', async () => {
    const { bench, wecom } = start({ environment: { WECOM_APP_FORMAT: 'text' } });
    await wecom.send(text(QUESTION));
    await until(() => outcomes(bench).length === 1);
    expect(sent()[0]?.body).toMatchObject({ msgtype: 'text' });
    expect(sent()[0]?.body.text.content).toMatch(
      /^镇江市2022年新建5G基站1400个。【1】\n\n依据\n【1】<a href="https:[^"]*">《/,
    );
  });

  it('answers once when the platform repeats, and after a restart', async () => {
    const { bench, wecom } = start();
    const question = text(QUESTION);
    for (let at = 0; at < 3; at += 1) expect((await wecom.send(question)).status).toBe(200);
    await until(() => outcomes(bench).length === 1);
    const next = bench.restart();
    open.push(next);
    expect((await platformOf(next).send(question)).status).toBe(200);
    await turns(20);
    expect([sent().length, next.asked.length]).toEqual([1, 0]);
    expect(await next.metrics()).toContain('bot_duplicates_total{bot="wecom-app"} 1');
  });

  it('tells apart two ids of 64 bits that are one number to JavaScript', async () => {
    const { bench, wecom } = start();
    await wecom.send(text(QUESTION, { MsgId: '4561255354251345929' }));
    await wecom.send(text(QUESTION, { MsgId: '4561255354251345930' }));
    await until(() => outcomes(bench).length === 2);
    expect(sent()).toHaveLength(2);
  });

  it.each([40_014, 42_001])('fetches a new token once when the old one is refused (%i)', async (errcode) => {
    const { bench, wecom } = start();
    answers = [{ body: { errcode, errmsg: 'token' } }];
    await wecom.send(text(QUESTION));
    await until(() => outcomes(bench).length === 1);
    expect(sent().map(({ query }) => query.access_token)).toEqual(['token-1', 'token-2']);
    expect(outcomes(bench)).toEqual(['delivered']);
    answers = [{ body: { errcode } }, { body: { errcode } }, { body: { errcode } }];
    await wecom.send(text(QUESTION));
    await until(() => outcomes(bench).length === 2);
    expect([outcomes(bench)[1], sent().length, tokens]).toEqual(['undelivered', 4, 3]);
  });

  it('fetches one token for many, and a new one before the old one ends', async () => {
    const { bench, wecom } = start();
    await Promise.all(['a', 'b', 'c'].map((FromUserName) => wecom.send(text(QUESTION, { FromUserName }))));
    await until(() => outcomes(bench).length === 3);
    expect(tokens).toBe(1);
    await bench.clock.advance(6_899_000);
    await wecom.send(text(QUESTION));
    await until(() => outcomes(bench).length === 4);
    expect(tokens).toBe(1);
    await bench.clock.advance(2_000);
    await wecom.send(text(QUESTION));
    await until(() => outcomes(bench).length === 5);
    expect(tokens).toBe(2);
  });

  it('sends again after a pause when it is too fast, busy, or the server fails', async () => {
    const { bench, wecom } = start();
    answers = [{ body: { errcode: 45_009, errmsg: 'freq' } }, { status: 502, text: '<html>' }];
    await wecom.send(text(QUESTION));
    await passUntil(bench.clock, () => outcomes(bench).length === 1);
    expect([sent().length, outcomes(bench)[0]]).toEqual([3, 'delivered']);
    expect(await bench.metrics()).toContain('bot_retries_total{bot="wecom-app"} 2');
  });

  it.each(['cut', 'hang'] as const)('does not send again what may have arrived (%s)', async (answer) => {
    const { bench, wecom } = start();
    answers = [answer];
    await wecom.send(text(QUESTION));
    await until(() => sent().length === 1);
    await passUntil(bench.clock, () => outcomes(bench).length === 1);
    expect([sent().length, outcomes(bench)[0]]).toEqual([1, 'uncertain']);
  });

  it('sends smaller parts once when the platform finds a part too long', async () => {
    const { bench, wecom } = start();
    const long = `${'很长的一句话，'.repeat(40)}完。`;
    const ask = bench.asked;
    answers = [({ body }) => ({ body: { errcode: body.markdown.content.length > 1 ? 40_058 : 0 } })];
    await wecom.send(text(long));
    await until(() => outcomes(bench).length === 1);
    expect(ask).toHaveLength(1);
    expect(outcomes(bench)).toEqual(['delivered']);
    for (const { body } of sent().slice(1)) expect(Buffer.byteLength(body.markdown.content)).toBeLessThanOrEqual(1024);
  });

  it('names the address that the platform does not trust, and no secret', async () => {
    const { bench, wecom } = start();
    answers = [{ body: { errcode: 60_020, errmsg: 'not allow to access from your ip, from ip: 10.1.2.3' } }];
    await wecom.send(text(QUESTION));
    await until(() => outcomes(bench).length === 1);
    const log = JSON.stringify(bench.lines);
    expect(log).toContain('"code":"60020 from ip 10.1.2.3"');
    expect(log).not.toMatch(/app-secret|token-1|QDG6eK|zhangsan|[\u4e00-\u9fff]/);
  });

  it('names nobody in the keys of messages without an id', async () => {
    const { bench, wecom } = start();
    await wecom.send(xml({ MsgType: 'event', Event: 'enter_agent' }));
    await wecom.send(xml({ MsgType: 'text', Content: '帮助' }));
    await wecom.send(xml({ MsgType: 'text', Content: '帮助', FromUserName: 'lisi' }));
    await until(() => outcomes(bench).length === 3);
    const keys = bench.lines.flatMap(({ event, key }) => (event === 'reply' ? [key] : []));
    expect(new Set(keys).size).toBe(3);
    expect(JSON.stringify(bench.lines)).not.toMatch(/zhangsan|lisi/);
  });

  it('helps once a day whoever opens the app, and says to others what it reads', async () => {
    const { bench, wecom } = start();
    for (let at = 0; at < 3; at += 1)
      await wecom.send(xml({ MsgType: 'event', Event: 'enter_agent', CreateTime: String(1_772_438_400 + at) }));
    await wecom.send(xml({ MsgType: 'event', Event: 'view', EventKey: 'x' }));
    await wecom.send(xml({ MsgType: 'image', PicUrl: 'http://127.0.0.1/x', MsgId: '1' }));
    await wecom.send(text(QUESTION, { FromUserName: 'sys' }));
    await until(() => outcomes(bench).length === 2);
    await turns(20);
    const contents = sent().map(({ body }) => body.markdown.content.slice(0, 8));
    expect(contents).toEqual(['您好，我根据已收', '目前只能读文字（']);
    expect(bench.asked).toEqual([]);
  });

  it('tells a person once after a restart that the answer was interrupted', async () => {
    const { bench, wecom } = start({ ask: heldAnswer().ask });
    await wecom.send(text(QUESTION));
    await bench.clock.advance(1000);
    for (let at = 0; at < 2; at += 1) {
      const next = bench.restart(answerSmall);
      open.push(next);
      next.bots.connect();
      await until(() => sent().length === 1);
      await next.clock.advance(1000);
    }
    expect(sent().map(({ body }) => body.markdown.content)).toEqual([
      '服务重新启动，您刚才的问题没有答完，请再问一次。',
    ]);
  });

  it('answers the verification, and refuses what is not for it', async () => {
    const { bench, wecom } = start();
    expect(await (await wecom.verify('1616140317555161061')).text()).toBe('1616140317555161061');
    await wecom.send(text(QUESTION, { AgentID: '219' }));
    await wecom.send(text(QUESTION, { ToUserName: 'other' }));
    await wecom.send('<xml>');
    const bare = await bench.app.request('/bots/wecom/app', {
      method: 'POST',
      body: '<xml><Encrypt>AAAA</Encrypt></xml>',
    });
    expect([bare.status, await bare.text()]).toEqual([403, 'forbidden']);
    await turns(20);
    expect(bench.asked).toEqual([]);
    const metrics = await bench.metrics();
    expect(metrics).toContain('bot_rejected_total{bot="wecom-app",reason="not-ours"} 2');
    expect(metrics).toContain('bot_rejected_total{bot="wecom-app",reason="malformed"} 1');
  });
});

describe('readXmlFields', () => {
  it('reads fields as text', () => {
    expect(readXmlFields('<xml><A><![CDATA[1 < 2]]></A><B>0012</B><C/></xml>')).toEqual({
      A: '1 < 2',
      B: '0012',
      C: '',
    });
  });

  it.each([
    '<!DOCTYPE xml [<!ENTITY a "b">]><xml><A>&a;</A></xml>',
    '<!doctype xml SYSTEM "http://127.0.0.1/x"><xml/>',
    '<xml><A>&a;</A></xml>',
    '<xml><A></xml>',
    '<other/>',
    'nothing',
    '',
  ])('refuses %s', (xml) => {
    expect(readXmlFields(xml)).toBe(null);
  });
});
