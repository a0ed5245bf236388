import { describe, expect, it } from 'vitest';
import { eventsOf, smallReply } from './__fixtures__/small-answer.ts';
import { buildApp, post } from './__fixtures__/small-app.ts';

const QUESTION = '{"question":"镇江2022年5G基站目标"}';
const PORTAL = 'https://portal.example.cn';

describe('requestLog', () => {
  it('writes one line for an answer: who asked what kind of thing, and what became of it, never the question', async () => {
    const { app, lines } = buildApp();
    await app.request(post('/api/ask?question=秘密&key=secret', QUESTION, { 'x-request-id': 'r-1' }));
    expect(lines).toEqual([
      {
        level: 'info',
        event: 'request',
        requestId: 'r-1',
        method: 'POST',
        route: '/api/ask',
        status: 200,
        ms: 0,
        channel: 'ask',
        answerId: 'answer-1',
        answerStatus: 'answered',
      },
    ]);
  });

  it('names the pattern of a route, never the address that was asked', async () => {
    const { app, lines } = buildApp({ allowedOrigins: [PORTAL] });
    const addresses = ['/api/documents/secret-1/text', '/read/secret-2?start=1', '/secret-3', '/api/secret-4', '/'];
    for (const address of addresses) await app.request(address);
    await app.request('/api/ask', { method: 'DELETE' });
    expect(lines.map(({ method, route, status }) => [method, route, status])).toEqual([
      ['GET', '/api/documents/:id/text', 404],
      ['GET', '/read/:id', 404],
      ['GET', null, 404],
      ['GET', null, 404],
      ['GET', '/', 200],
      ['DELETE', '/api/ask', 405],
    ]);
    expect(JSON.stringify(lines)).not.toContain('secret');
  });

  it('waits for the end of a stream', async () => {
    const gate = Promise.withResolvers<void>();
    let time = 1000;
    const { app, lines } = buildApp({
      elapsed: () => time,
      answer: async function* (_store, request) {
        yield { kind: 'text-verified', text: '第一句。' };
        await gate.promise;
        yield* eventsOf(smallReply(request));
      },
    });
    const response = await app.request(post('/api/chat', QUESTION));
    expect(response.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    expect(lines).toEqual([]);
    time = 4200;
    gate.resolve();
    await response.text();
    await expect
      .poll(() => lines)
      .toMatchObject([{ route: '/api/chat', channel: 'chat', ms: 3200, answerStatus: 'answered' }]);
    expect(lines[0]?.requestId).toBe(response.headers.get('x-request-id'));
  });

  it('tells the widget of a portal from the page, and names the other channels', async () => {
    const { app, lines } = buildApp({ allowedOrigins: [PORTAL] });
    const messages = [{ role: 'user', content: '镇江2022年5G基站目标' }];
    const openAi = JSON.stringify({ model: 'plan-assistant', messages });
    await (await app.request(post('/api/chat', QUESTION, { origin: PORTAL }))).text();
    await (await app.request(post('/api/chat', QUESTION, { origin: 'https://stranger.example' }))).text();
    await expect.poll(() => lines).toHaveLength(2);
    await app.request(post('/v1/chat/completions', openAi));
    await app.request('/api/documents');
    expect(lines.map(({ channel }) => channel)).toEqual(['widget', 'chat', 'openai', undefined]);
  });

  it('says that a reader left, and calls it no fault', async () => {
    const leaving = new AbortController();
    const { app, lines } = buildApp({
      answer: async function* (_store, _request, signal) {
        leaving.abort();
        signal.throwIfAborted();
        yield { kind: 'text-verified', text: '' };
      },
    });
    await app.request(new Request(post('/api/ask', QUESTION), { signal: leaving.signal }));
    expect(lines).toMatchObject([{ level: 'info', aborted: true }]);
    expect(lines[0]).not.toHaveProperty('fault');
  });

  it('keeps the questions of machines whether it is well out of the way', async () => {
    const { app, lines } = buildApp({ store: () => null });
    await app.request('/healthz');
    await app.request('/readyz');
    await app.request('/api/documents');
    expect(lines.map(({ level, status }) => [level, status])).toEqual([
      ['debug', 200],
      ['debug', 503],
      ['warn', 503],
    ]);
  });
});
