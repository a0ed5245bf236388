import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ModelPrompt } from '#prompts/answer-prompt';
import { type ScriptedModel, scriptedModel } from '../__fixtures__/scripted-model.ts';
import { type ChatModelOptions, openChatModel } from './chat-model.ts';
import { ModelFault } from './model-fault.ts';

const KEY = 'sk-very-secret';
const PROMPT: ModelPrompt = { instructions: '说明', messages: [{ role: 'user', content: '问题' }] };

let server: ScriptedModel;
beforeAll(async () => {
  server = await scriptedModel();
});
afterAll(() => server.close());

async function write(options: Partial<ChatModelOptions> = {}, signal = new AbortController().signal): Promise<string> {
  const given = { id: 'm', baseUrl: server.baseUrl, apiKey: KEY, firstTokenMs: 2000, totalMs: 5000 };
  let text = '';
  for await (const piece of openChatModel({ ...given, ...options }).write(PROMPT, signal))
    text = piece.kind === 'text' ? text + piece.text : '';
  return text;
}

async function faultOf(writing: Promise<string>): Promise<ModelFault> {
  const fault: unknown = await writing.then(
    () => expect.fail('no fault'),
    (reason: unknown) => reason,
  );
  if (!(fault instanceof ModelFault)) throw fault;
  // Neither the key, nor the address, nor what was sent or received may reach a log.
  expect(`${fault.message}${fault.stack}${JSON.stringify(fault)}`).not.toMatch(
    /secret|127\.0\.0\.1:\d|问题|scripted fault/,
  );
  expect(fault.cause).toBeUndefined();
  return fault;
}

describe('openChatModel', () => {
  it('asks for chat completions, streamed, at temperature 0, with the key', async () => {
    server.play({ kind: 'text', text: '新建5G基站1400个[1]。' });
    expect(await write()).toBe('新建5G基站1400个[1]。');
    const [request] = server.requests;
    expect(request?.headers.authorization).toBe(`Bearer ${KEY}`);
    expect(request?.body).toMatchObject({
      model: 'm',
      stream: true,
      temperature: 0,
      messages: [
        { role: 'system', content: '说明' },
        { role: 'user', content: '问题' },
      ],
    });
  });

  it('sends no authorization when there is no key', async () => {
    server.play({ kind: 'text', text: '甲' });
    expect(await write({ apiKey: null })).toBe('甲');
    expect(server.requests[0]?.headers.authorization).toBeUndefined();
  });

  it('drops what the model thinks aloud', async () => {
    server.play({ kind: 'text', thought: '用户在问', text: '<think>先想想</think>甲。' });
    expect(await write()).toBe('甲。');
  });

  it.each([429, 500, 503])('tries again after %i', async (status) => {
    server.play({ kind: 'status', status, headers: { 'retry-after-ms': '5' } }, { kind: 'text', text: '甲' });
    expect(await write()).toBe('甲');
    expect(server.requests).toHaveLength(2);
  });

  it.each([400, 401, 404])('does not try again after %i', async (status) => {
    server.play({ kind: 'status', status });
    expect(await faultOf(write())).toMatchObject({ code: 'model-unavailable', status });
    expect(server.requests).toHaveLength(1);
  });

  it('gives up when the fault stays, and keeps the back-off inside the limit', async () => {
    server.play({ kind: 'status', status: 500, headers: { 'retry-after-ms': '5' } });
    expect(await faultOf(write())).toMatchObject({ code: 'model-unavailable', status: 500 });
    expect(server.requests).toHaveLength(3);
    server.play({ kind: 'status', status: 429, headers: { 'retry-after': '5' } });
    const started = performance.now();
    expect(await faultOf(write({ firstTokenMs: 200 }))).toMatchObject({ code: 'model-slow' });
    expect(performance.now() - started).toBeLessThan(1000);
  });

  it('is slow when nothing comes, at first or in the middle', async () => {
    server.play({ kind: 'silence' });
    expect(await faultOf(write({ firstTokenMs: 100 }))).toMatchObject({ code: 'model-slow' });
    server.play({ kind: 'silence', text: '镇江市' });
    expect(await faultOf(write({ firstTokenMs: 100 }))).toMatchObject({ code: 'model-slow' });
  });

  it('is unavailable when nobody listens, the stream breaks or is no stream of this protocol', async () => {
    server.play({ kind: 'cut', text: '镇江市' });
    expect(await faultOf(write())).toMatchObject({ code: 'model-unavailable' });
    server.play({ kind: 'raw', body: 'data: {"choices":[{"delta"\n\ndata: [DONE]\n\n' });
    expect(await faultOf(write())).toMatchObject({ code: 'model-unavailable' });
    server.play({ kind: 'raw', body: '<html>proxy login</html>', contentType: 'text/html' });
    expect(await write().catch((fault: unknown) => fault)).toSatisfy((got) => got === '' || got instanceof ModelFault);
    const gone = await scriptedModel();
    await gone.close();
    expect(await faultOf(write({ baseUrl: gone.baseUrl, firstTokenMs: 300 }))).toBeInstanceOf(ModelFault);
  });

  const chunk = (content: string): string =>
    `data: {"id":"c","object":"chat.completion.chunk","created":1,"model":"m","choices":[{"index":0,"delta":{"content":${JSON.stringify(content)}}}]}\n\n`;

  it('takes a text that came to its end for whole though no finish_reason came, with [DONE] or without', async () => {
    server.play({ kind: 'raw', body: `${chunk('新建5G基站')}${chunk('1400个[1]。')}data: [DONE]\n\n` });
    expect(await write()).toBe('新建5G基站1400个[1]。');
    server.play({ kind: 'raw', body: `${chunk('新建5G基站1400个[1]。')}${chunk('\n')}` });
    expect(await write()).toBe('新建5G基站1400个[1]。\n');
    // In the middle of a sentence it was cut off, and nothing at all is no answer.
    server.play({ kind: 'raw', body: `${chunk('新建5G基站14')}` });
    expect(await faultOf(write())).toMatchObject({ code: 'model-unavailable' });
    server.play({ kind: 'raw', body: 'data: [DONE]\n\n' });
    expect(await faultOf(write())).toMatchObject({ code: 'model-unavailable' });
  });

  it.each([
    ['a number', '镇江市累计建成5G基站1', '.'],
    ['a list', '任务有：\n1. 新建5G基站[1]。\n2. 建设智慧公路[1]。', ''],
    ['a list, behind its line', '任务有：\n- 新建5G基站[1]。\n- 建设智慧公路', '[1]\n'],
    ['an enumeration', '一是新建5G基站[1]', '；'],
    ['a table', '| 指标 | 目标 |\n|---|---|\n| 5G基站 | 1400个[1] |', ''],
    ['a table, behind its line', '| 指标 | 目标 |\n|---|---|\n| 5G基站 | 1400个[1] |', '\n'],
  ])(
    'takes %s that ends without a finish_reason for cut off: nobody knows whether more was to come',
    async (_what, text, end) => {
      server.play({ kind: 'raw', body: `${chunk(text)}${chunk(end)}data: [DONE]\n\n` });
      expect(await faultOf(write())).toMatchObject({ code: 'model-unavailable' });
    },
  );

  it.each(['**1400个**[1]。', '任务有：\n- 新建5G基站[1]。\n\n以上共一项[1]。', '5.5亿元[1]。'])(
    'takes %j for whole without a finish_reason',
    async (text) => {
      server.play({ kind: 'raw', body: chunk(text) });
      expect(await write()).toBe(text);
    },
  );

  it('stops an endless answer', async () => {
    server.play({ kind: 'endless', text: '镇江市'.repeat(50) });
    expect((await write()).length).toBeLessThan(20_000);
    await expect.poll(() => server.left()).toBe(1);
  });

  it('leaves the model when the client leaves', async () => {
    server.play({ kind: 'silence', text: '镇江市' });
    const client = new AbortController();
    const writing = write({}, client.signal);
    await expect.poll(() => server.requests.length).toBe(1);
    client.abort(new Error('client left'));
    await expect(writing).rejects.toThrow('client left');
    await expect.poll(() => server.left()).toBe(1);
  });

  it('follows no answer that sends elsewhere, and sends its key to nobody else', async () => {
    const other = await scriptedModel();
    other.play({ kind: 'text', text: '新建5G基站1400个。' });
    server.play({ kind: 'status', status: 307, headers: { location: `${other.baseUrl}/chat/completions` } });
    await faultOf(write());
    expect(other.requests).toEqual([]);
    await other.close();
  });
});
