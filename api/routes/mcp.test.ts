import { Client, StreamableHTTPClientTransport, type VersionNegotiationMode } from '@modelcontextprotocol/client';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { PlanStore } from '#retrieval/store/plan-store';
import { listen } from '../__fixtures__/listen.ts';
import { withSeedStore } from '../__fixtures__/seed-store.ts';
import { buildApp } from '../__fixtures__/small-app.ts';
import { answerEvents } from '../answer/answer-question.ts';
import type { Answer } from '../answering.ts';
import type { AppOptions } from '../app.ts';

let store: PlanStore;
withSeedStore((opened) => {
  store = opened;
});

const answer: Answer = (from, request, signal) =>
  answerEvents({ store: from, now: () => 0, newId: () => 'answer-3' }, request, signal);
const publicUrl = 'https://plans.example.cn';
const ZHENJIANG = 'zhenjiang-digital-economy-work-points-2022';
const SENTENCE =
  '加大“双千兆”网络和5G基站建设力度,新建5G基站1400个,着力推进基础设施全面升级换代,推进全市IPv6规模部署,加快互联网IPv6升级应用,强化基于IPv6的特色应用创新。';

async function connect(options: Partial<AppOptions> = {}, mode: VersionNegotiationMode = 'auto') {
  const { app, lines } = buildApp({ store: () => store, answer, publicUrl, ...options });
  const origin = await listen(app);
  const client = new Client({ name: 'test', version: '1' }, { versionNegotiation: { mode } });
  await client.connect(new StreamableHTTPClientTransport(new URL(`${origin}/mcp`)));
  onTestFinished(() => client.close());
  const call = async (name: string, given: Record<string, unknown>) => {
    const { content, structuredContent, isError } = await client.callTool({ name, arguments: given });
    const [first] = content;
    return { text: first?.type === 'text' ? first.text : '', structured: structuredContent, isError: isError ?? false };
  };
  return { client, call, origin, lines };
}

describe('/mcp with the official client', () => {
  it.each(['auto', 'legacy'] as const)('names its tools in Chinese and English, with schemas (%s)', async (mode) => {
    const { client } = await connect({}, mode);
    expect(client.getInstructions()).toContain('ask_plans');
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toEqual([
      'ask_plans',
      'search_plans',
      'get_indicators',
      'read_passage',
      'verify_text',
    ]);
    for (const { description, inputSchema, outputSchema, annotations } of tools) {
      expect(description).toMatch(/[\u4e00-\u9fff]{10}/);
      expect(description).toMatch(/[A-Za-z ]{30}/);
      expect(annotations?.readOnlyHint).toBe(true);
      expect(outputSchema?.type).toBe('object');
      for (const field of Object.values(inputSchema.properties ?? {}))
        expect(field).toHaveProperty('description', expect.stringMatching(/[\u4e00-\u9fff]/));
    }
    const ask = tools.find(({ name }) => name === 'ask_plans');
    expect(ask?.inputSchema.required).toEqual(['question']);
  });

  it.each(['auto', 'legacy'] as const)('answers a question with sources that can be opened (%s)', async (mode) => {
    const { call } = await connect({}, mode);
    const { text, structured } = await call('ask_plans', { question: '镇江2022年5G基站目标' });
    const href = `https://plans.example.cn/read/${ZHENJIANG}?start=5055&end=5144`;
    expect(text).toBe(
      `镇江市2022年新建5G基站1400个[1]。\n\n依据：\n[1] 《2022年镇江市数字经济发展工作要点》（镇数字发〔2022〕4号），镇江市数字经济工作领导小组，2022-08-22，二、重点工作 › (五)健全数字基础设施体系 › 16.：“${SENTENCE}” ${href}`,
    );
    expect(structured).toMatchObject({ status: 'answered', citations: [{ marker: 1, quote: SENTENCE, href }] });
  });

  it('refuses what the plans do not say, as an answer and no error', async () => {
    const { call } = await connect();
    const { structured, isError } = await call('ask_plans', { question: '无锡2022年5G基站目标' });
    expect([structured, isError]).toMatchObject([{ status: 'refused', reason: 'region-not-covered' }, false]);
  });

  it('searches passages and reads around one of them', async () => {
    const { call } = await connect();
    const { structured } = await call('search_plans', { query: '5G基站', regions: ['镇江'], limit: 3 });
    const { passages } = structured as { passages: { documentId: string; text: string; start: number; end: number }[] };
    const [best] = passages;
    expect(best).toMatchObject({ documentId: ZHENJIANG, text: expect.stringContaining('新建5G基站1400个') });
    const { documentId, start = 0, end = 0 } = best ?? {};
    const read = await call('read_passage', { documentId, start, end, around: 20 });
    const source = (await store.document(ZHENJIANG))?.text ?? '';
    expect(read.structured).toMatchObject({
      text: source.slice(start - 20, end + 20),
      start: start - 20,
      section: expect.arrayContaining(['二、重点工作', '(五)健全数字基础设施体系']),
    });
  });

  it('gives figures as data', async () => {
    const { call } = await connect();
    const { structured, text } = await call('get_indicators', { name: '5G基站', regions: ['镇江'], years: [2022] });
    expect(structured).toMatchObject({
      total: 1,
      indicators: [{ region: '镇江市', value: 1400, unit: '个', kind: 'new', citation: { start: 5055, end: 5144 } }],
    });
    expect(text).toContain('镇江市，2022年，5G基站：1400个（新增（新建）数）');
  });

  it('checks a draft', async () => {
    const { call } = await connect();
    const { structured, text } = await call('verify_text', { text: '镇江市2022年新建5G基站1500个。' });
    expect(structured).toMatchObject({ claims: [{ verdict: 'contradicted', start: 0, end: 20 }] });
    expect(text).toContain(`原文：《2022年镇江市数字经济发展工作要点》`);
  });

  it.each([
    ['ask_plans', { question: ' ' }, 'question 应为'],
    ['ask_plans', { question: '5G', documentIds: ['x'] }, '没有这些文件'],
    ['search_plans', { query: '5G', regions: ['镇'.repeat(61)] }, 'regions'],
    ['search_plans', { query: '5G', regions: ['Atlantis'] }, '没有这些地区'],
    ['get_indicators', { regions: ['Atlantis'] }, '没有这些地区'],
    ['read_passage', { documentId: 'x', start: 0, end: 5 }, '没有这些文件'],
    ['read_passage', { documentId: ZHENJIANG, start: 5, end: 5 }, 'end 应大于 start'],
    ['read_passage', { documentId: ZHENJIANG, start: 0, end: 9_999_999 }, 'end 应大于 start'],
    ['verify_text', { text: '镇江', documentIds: ['x'] }, '没有这些文件'],
  ])('says what is wrong with the arguments of %s', async (name, given, said) => {
    const { call } = await connect();
    const { text, isError } = await call(name, given);
    expect([isError, text]).toEqual([true, expect.stringContaining(said)]);
  });

  it('lists the documents as resources whose text the offsets count in', async () => {
    const { client } = await connect();
    const { resources } = await client.listResources();
    expect(resources.map(({ uri }) => uri)).toContain(`plans://documents/${ZHENJIANG}`);
    const { contents } = await client.readResource({ uri: `plans://documents/${ZHENJIANG}` });
    const text = contents[0] && 'text' in contents[0] ? contents[0].text : '';
    expect(text.slice(5055, 5144)).toBe(SENTENCE);
    await expect(client.readResource({ uri: 'plans://documents/nothing' })).rejects.toThrow('没有这个文件');
  });

  it('says so while there is no index, and keeps to itself what broke', async () => {
    const closed = await connect({ store: () => null });
    expect((await closed.call('ask_plans', { question: '5G' })).text).toContain('正在建立或打开索引');
    const broken = await connect({
      answer: () => {
        throw new RangeError('disk on fire');
      },
    });
    const { text, isError } = await broken.call('ask_plans', { question: '5G' });
    expect([isError, text]).toEqual([true, expect.not.stringContaining('fire')]);
    expect(broken.lines.find(({ level }) => level === 'error')).toMatchObject({ fault: { message: 'disk on fire' } });
  });

  it('lets no page of another origin in', async () => {
    const { origin } = await connect();
    const from = (page: string): Promise<Response> =>
      fetch(`${origin}/mcp`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json, text/event-stream', origin: page },
        body: '{"jsonrpc":"2.0","id":1,"method":"ping"}',
      });
    expect((await from('https://evil.example')).status).toBe(403);
    expect((await from('https://plans.example.cn')).status).toBe(200);
    expect((await from('http://localhost:6274')).status).toBe(200);
  });
});
