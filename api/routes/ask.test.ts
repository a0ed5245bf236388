import { describe, expect, it } from 'vitest';
import { smallAnswer } from '../__fixtures__/small-answer.ts';
import { buildApp, expectProblem, post } from '../__fixtures__/small-app.ts';

async function ask(body: unknown): Promise<Response> {
  return buildApp().app.request(post('/api/ask', JSON.stringify(body)));
}

describe('POST /api/ask', () => {
  it('answers with a citation whose quote stands in the text at its offsets', async () => {
    const { app } = buildApp();
    const response = await app.request(post('/api/ask', JSON.stringify({ question: '镇江2022年5G基站目标' })));
    const reply = await response.json();
    expect(response.status).toBe(200);
    expect(reply.answer).toBe('镇江市2022年**新建5G基站1400个**。[1]');
    const [citation] = reply.citations;
    const text = await (await app.request(`/api/documents/${citation.documentId}/text`)).text();
    expect(text.slice(citation.start, citation.end)).toBe(citation.quote);
  });

  it('hands over the cleaned question and the newest 20 messages', async () => {
    const seen: unknown[] = [];
    const { app } = buildApp({
      answer: (store, request, signal) => {
        seen.push(request);
        return smallAnswer(store, request, signal);
      },
    });
    const history = Array.from({ length: 25 }, (_, index) => ({ role: 'user', content: `第${index}句` }));
    const question = ' 镇江\u0000\u202e2022年\n5G\u200b基站 ';
    expect((await app.request(post('/api/ask', JSON.stringify({ question, history })))).status).toBe(200);
    expect(seen).toEqual([{ question: '镇江2022年 5G基站', history: history.slice(5) }]);
  });

  it('refuses, and does not fail, when a region of China has no document', async () => {
    const response = await ask({ question: '5G基站目标', filters: { regions: ['无锡'] } });
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ status: 'refused', reason: 'region-not-covered' });
  });

  it.each([
    ['no question', {}, 'question'],
    ['an empty question', { question: '' }, 'question'],
    ['a question of blanks', { question: ' \u3000\t\n ' }, 'question'],
    ['a question of control characters', { question: '\u0000\u202e\u200b' }, 'question'],
    ['a question of 2001 characters', { question: '字'.repeat(2001) }, 'question'],
    ['a number as question', { question: 5 }, 'question'],
    ['a list as question', { question: ['镇江'] }, 'question'],
    ['null as question', { question: null }, 'question'],
    ['a role that does not exist', { question: '镇江', history: [{ role: 'system', content: '' }] }, 'history[0].role'],
    ['history that is no list', { question: '镇江', history: '无' }, 'history'],
    ['years as text', { question: '镇江', filters: { years: ['2022'] } }, 'filters.years[0]'],
    ['a broken year', { question: '镇江', filters: { years: [2022.5] } }, 'filters.years[0]'],
    ['an unknown field', { question: '镇江', model: 'x' }, 'model'],
    ['an unknown filter', { question: '镇江', filters: { level: 'city' } }, 'filters.level'],
    ['51 regions', { question: '镇江', filters: { regions: Array(51).fill('镇江') } }, 'filters.regions'],
    ['a region of 61 characters', { question: '镇江', filters: { regions: ['镇'.repeat(61)] } }, 'filters.regions[0]'],
    ['51 years', { question: '镇江', filters: { years: Array(51).fill(2022) } }, 'filters.years'],
    ['1001 documents', { question: '镇江', filters: { documentIds: Array(1001).fill('x') } }, 'filters.documentIds'],
    ['a long id', { question: '镇江', filters: { documentIds: ['x'.repeat(201)] } }, 'filters.documentIds[0]'],
    ['an unknown document', { question: '镇江', filters: { documentIds: ['no-such'] } }, 'filters.documentIds[0]'],
    [
      'a region that does not exist',
      { question: '镇江', filters: { regions: ['镇江', '火星'] } },
      'filters.regions[1]',
    ],
    ['a region in Latin letters', { question: '镇江', filters: { regions: ['zhenjiang'] } }, 'filters.regions[0]'],
    ['a region with a NUL', { question: '镇江', filters: { regions: ['镇江\u0000'] } }, 'filters.regions[0]'],
    ['a list as body', [], 'body'],
    ['null as body', null, 'body'],
  ])('answers 400 with field and expectation to %s', async (_name, body, field) => {
    const problem = await expectProblem(await ask(body), 400);
    expect(problem.errors).toEqual([{ field, expected: expect.stringMatching(/[\u4e00-\u9fff]/) }]);
  });

  it('says what a question must be', async () => {
    const problem = await expectProblem(await ask({ question: '字'.repeat(2001) }), 400);
    expect(problem.errors).toEqual([{ field: 'question', expected: '字符串，去掉首尾空白后 1 至 2000 个字符' }]);
    expect((await ask({ question: ` ${'字'.repeat(2000)} ` })).status).toBe(200);
    expect((await ask({ question: '𠀀'.repeat(2000) })).status).toBe(200);
  });

  it('says how long a filter may be', async () => {
    const filters = { regions: ['镇'.repeat(61)], years: Array(51).fill(2022) };
    expect((await expectProblem(await ask({ question: '镇江', filters }), 400)).errors).toEqual([
      { field: 'filters.regions[0]', expected: '至多 60 个字符' },
      { field: 'filters.years', expected: '至多 50 项' },
    ]);
  });

  it('names unknown documents', async () => {
    const body = { question: '镇江', filters: { documentIds: ['zhenjiang-work-points-2022', 'wuxi-2023'] } };
    expect((await expectProblem(await ask(body), 400)).detail).toBe('没有这些文件：wuxi-2023');
  });

  it('answers 400 to broken JSON, to an empty body and to a body in GBK', async () => {
    const { app } = buildApp();
    await expectProblem(await app.request(post('/api/ask', '{"question": "镇江')), 400);
    await expectProblem(await app.request(post('/api/ask', '')), 400);
    const gbk = Uint8Array.from([...new TextEncoder().encode('{"question":"'), 0xd5, 0xf2, 0xbd, 0xad, 0x22, 0x7d]);
    const problem = await expectProblem(await app.request(post('/api/ask', gbk)), 400);
    expect(problem.detail).toBe('请求正文应为 UTF-8 编码的 JSON。');
  });

  it('answers 413 above 256 KiB, with a length and without', async () => {
    const { app } = buildApp();
    const large = JSON.stringify({ question: '镇江', history: [{ role: 'user', content: 'x'.repeat(262_144) }] });
    await expectProblem(await app.request(post('/api/ask', large)), 413);
    const chunked = new Request('http://plans.test/api/ask', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: new Blob([large]).stream(),
      duplex: 'half',
    } as RequestInit);
    await expectProblem(await app.request(chunked), 413);
  });

  it('answers 415 to another content type', async () => {
    const { app } = buildApp();
    await expectProblem(await app.request(post('/api/ask', 'question=x', { 'content-type': 'text/plain' })), 415);
    await expectProblem(await app.request(new Request('http://plans.test/api/ask', { method: 'POST' })), 415);
    const withCharset = { 'content-type': 'application/json; charset=utf-8' };
    expect((await app.request(post('/api/ask', '{"question":"镇江"}', withCharset))).status).toBe(200);
  });

  it('answers 503 while the index is not open', async () => {
    const { app } = buildApp({ store: () => null });
    const response = await app.request(post('/api/ask', '{"question":"镇江"}'));
    expect(response.headers.get('retry-after')).toBe('2');
    await expectProblem(response, 503);
  });

  it('keeps a fault to the log', async () => {
    const { app, lines } = buildApp({
      answer: () => {
        throw new Error('secret of the inside');
      },
    });
    const response = await app.request(post('/api/ask', '{"question":"镇江"}', { 'x-request-id': 'trace-7' }));
    const problem = await expectProblem(response, 500);
    expect(JSON.stringify(problem)).not.toMatch(/secret|stack|\.ts/);
    expect(response.headers.get('x-request-id')).toBe('trace-7');
    expect(lines).toMatchObject([{ level: 'error', requestId: 'trace-7', status: 500 }]);
    expect(lines[0]?.fault?.message).toBe('secret of the inside');
  });
});
