import { describe, expect, it } from 'vitest';
import { StoreFault } from '#retrieval/store/store-fault';
import { buildApp, expectProblem, post } from './__fixtures__/small-app.ts';

describe('createApp', () => {
  it('tells health from readiness', async () => {
    const { app } = buildApp({ store: () => null });
    expect((await app.request('/healthz')).status).toBe(200);
    await expectProblem(await app.request('/readyz'), 503);
    expect((await buildApp().app.request('/readyz')).status).toBe(200);
    const paused = buildApp({ modelState: () => 'unavailable' }).app;
    expect(await (await paused.request('/readyz')).json()).toEqual({ status: 'ok', model: 'unavailable' });
  });

  it('says that the index cannot be read, without what its store says of it', async () => {
    const answer = (): never => {
      throw new StoreFault('index-unreadable', 'The index that is open can no longer be read.');
    };
    const { app, lines } = buildApp({ answer });
    const asked = await app.request(post('/api/ask', JSON.stringify({ question: '镇江5G基站' })));
    expect((await expectProblem(asked, 503)).type).toBe('/docs#index-not-ready');
    expect(lines.at(-1)).toMatchObject({ event: 'request', status: 503 });
    // A stream that has begun says it in its last part.
    const words = '索引暂时读不了，请稍后再试；若仍不行，请告诉管理员。';
    const streamed = await app.request(post('/api/chat', JSON.stringify({ question: '镇江5G基站' })));
    expect(await streamed.text()).toContain(`{"type":"error","errorText":"${words}"}`);
    const messages = [{ role: 'user', content: '镇江5G基站' }];
    const completed = await app.request(
      post('/v1/chat/completions', JSON.stringify({ model: 'plan-assistant', messages, stream: true })),
    );
    expect(await completed.text()).toContain(
      `data: {"error":{"message":"${words}","type":"server_error","param":null,"code":"index_not_ready"}}`,
    );
  });

  it('describes every operation in OpenAPI and on a page without foreign assets', async () => {
    const { app } = buildApp({ publicUrl: 'https://plans.example.cn' });
    const document = await (await app.request('/openapi.json')).json();
    expect(document.openapi).toBe('3.1.0');
    expect(document.servers).toEqual([{ url: 'https://plans.example.cn' }]);
    expect(Object.keys(document.paths)).toEqual([
      '/api/ask',
      '/api/chat',
      '/api/search',
      '/api/verify',
      '/api/documents',
      '/api/documents/{id}',
      '/api/documents/{id}/text',
      '/api/ingests/{id}',
      '/api/widget-tokens',
      '/api/indicators',
      '/api/indicator-names',
      '/api/feedback',
      '/api/answers/{id}',
      '/v1/chat/completions',
      '/v1/models',
      '/mcp',
      '/healthz',
      '/readyz',
    ]);
    expect(document.components.schemas.AskRequest).toMatchObject({
      required: ['question'],
      additionalProperties: false,
      properties: { question: { minLength: 1, maxLength: 2000 } },
    });
    const docs = await (await app.request('/docs')).text();
    for (const path of Object.keys(document.paths)) expect(docs).toContain(path);
    expect(docs).toContain('history?');
    expect(docs).toContain('<code>multipart/form-data</code>）字段：<code>file</code> <code>documentIds?</code>');
    expect(docs).not.toMatch(/(src|href)="(https?:)?\/\//);
    expect((await app.request('/docs.css')).headers.get('content-type')).toBe('text/css; charset=utf-8');
  });

  it('serves the page, the reader and hashed files, under a strict policy', async () => {
    const { app } = buildApp();
    for (const path of ['/', '/read/zhenjiang-work-points-2022?start=1&end=2']) {
      const response = await app.request(path);
      expect(response.status).toBe(200);
      expect(response.headers.get('content-security-policy')).toContain("script-src 'self';");
      expect(response.headers.get('content-security-policy')).not.toContain('unsafe');
      expect(response.headers.get('x-frame-options')).toBe('DENY');
    }
    expect((await app.request('/read/no-such')).status).toBe(404);
    expect((await app.request('/assets/page-1a2b.js')).headers.get('cache-control')).toContain('immutable');
    await expectProblem(await app.request('/assets/../package.json'), 404);
    await expectProblem(await buildApp({ webFiles: () => null }).app.request('/'), 503);
  });

  it('leaves the policy of a kept page alone when it has not changed', async () => {
    const { app } = buildApp();
    for (const path of ['/', '/read/zhenjiang-work-points-2022?start=1&end=2']) {
      const first = await app.request(path);
      const again = await app.request(path, { headers: { 'if-none-match': first.headers.get('etag') ?? '' } });
      expect(again.status).toBe(304);
      // A browser takes the headers of a 304 over into the page that it keeps.
      expect([null, first.headers.get('content-security-policy')]).toContain(
        again.headers.get('content-security-policy'),
      );
    }
  });

  it('answers 404 and 405, the latter with what is allowed', async () => {
    const { app } = buildApp();
    const nothing = await app.request('/nothing', { headers: { 'x-request-id': 'trace-404' } });
    expect(nothing.headers.get('x-request-id')).toBe('trace-404');
    expect(nothing.headers.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'");
    await expectProblem(nothing, 404);
    await expectProblem(await app.request('/api/nothing', { method: 'POST' }), 404);
    const wrong = await app.request('/api/ask');
    expect(wrong.headers.get('allow')).toBe('POST');
    await expectProblem(wrong, 405);
    await expectProblem(await app.request('/api/documents/zhenjiang-work-points-2022', { method: 'DELETE' }), 405);
    await expectProblem(await app.request('/', { method: 'POST' }), 405);
    expect((await app.request('/healthz', { method: 'HEAD' })).status).toBe(200);
  });

  it('keeps a clean request id and replaces a dirty one', async () => {
    const { app } = buildApp();
    const ids = ['trace-42', 'a b\u00e9'].map(async (id) => {
      const response = await app.request('/healthz', { headers: { 'x-request-id': id } });
      return response.headers.get('x-request-id');
    });
    const [clean, dirty] = await Promise.all(ids);
    expect(clean).toBe('trace-42');
    expect(dirty).toMatch(/^[0-9a-f-]{36}$/);
  });
});
