import { describe, expect, it } from 'vitest';
import { buildApp, post } from './__fixtures__/small-app.ts';
import { readOrigins } from './allowed-origins.ts';

const PORTAL = 'https://portal.example.cn';
const STRANGER = 'https://stranger.example';
const allowing = (): ReturnType<typeof buildApp>['app'] => buildApp({ allowedOrigins: [PORTAL] }).app;
const from = (origin: string, init: RequestInit = {}): RequestInit => ({
  ...init,
  headers: { origin, ...init.headers },
});

describe('readOrigins', () => {
  it('reads origins and nothing else', () => {
    expect(readOrigins('https://a.example.cn, http://10.0.0.8:8080/，https://a.example.cn')).toEqual([
      'https://a.example.cn',
      'http://10.0.0.8:8080',
    ]);
    expect(readOrigins(' ')).toEqual([]);
    for (const wrong of [
      '*',
      'a.example.cn',
      'https://a.example.cn/x',
      'https://u@a.example.cn',
      'javascript:1',
      'null',
    ])
      expect(readOrigins(wrong), wrong).toBeNull();
  });
});

describe('allowed origins', () => {
  it('lets an allowed page call the interface and read the answer, and no other page', async () => {
    const preflight = { method: 'OPTIONS', headers: { 'access-control-request-method': 'POST' } };
    const app = allowing();
    const asked = await app.request('/api/chat', from(PORTAL, preflight));
    expect(asked.status).toBe(204);
    expect(asked.headers.get('access-control-allow-origin')).toBe(PORTAL);
    expect(asked.headers.get('access-control-allow-headers')).toBe('content-type,authorization');
    expect(asked.headers.get('access-control-allow-credentials')).toBeNull();
    expect(
      (await app.request('/api/chat', from(STRANGER, preflight))).headers.get('access-control-allow-origin'),
    ).toBeNull();
    const answered = (origin: string) => app.request(post('/api/ask', '{"question":"镇江5G基站"}', { origin }));
    expect((await answered(PORTAL)).headers.get('access-control-allow-origin')).toBe(PORTAL);
    expect((await answered(STRANGER)).headers.get('access-control-allow-origin')).toBeNull();
    const failed = await app.request('/api/documents/no-such', from(PORTAL));
    expect([failed.status, failed.headers.get('access-control-allow-origin')]).toEqual([404, PORTAL]);
  });

  it('hands the files of the widget to allowed pages', async () => {
    const app = allowing();
    for (const path of ['/widget.js', '/assets/page-1a2b.js']) {
      const file = await app.request(path, from(PORTAL));
      expect(file.headers.get('access-control-allow-origin')).toBe(PORTAL);
      expect(file.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
      expect(file.headers.get('vary')).toContain('Origin');
      const packed = await app.request(path, from(PORTAL, { headers: { 'accept-encoding': 'gzip' } }));
      expect(packed.headers.get('access-control-allow-origin')).toBe(PORTAL);
      expect((await app.request(path, from(STRANGER))).headers.get('access-control-allow-origin')).toBeNull();
    }
  });

  it('lets allowed pages frame the page and the reader, and nothing frame the rest', async () => {
    const app = allowing();
    for (const path of ['/', '/read/zhenjiang-work-points-2022']) {
      const page = await app.request(path);
      expect(page.headers.get('content-security-policy')).toContain(`frame-ancestors 'self' ${PORTAL};`);
      expect(page.headers.get('x-frame-options')).toBeNull();
    }
    expect((await app.request('/docs')).headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect((await app.request('/api/documents')).headers.get('content-security-policy')).toContain(
      "frame-ancestors 'none'",
    );
  });

  it('opens nothing to anyone without a list', async () => {
    const { app } = buildApp();
    for (const path of ['/widget.js', '/api/documents']) {
      const response = await app.request(path, from(PORTAL));
      expect(response.headers.get('access-control-allow-origin')).toBeNull();
      expect(response.headers.get('cross-origin-resource-policy')).toBe('same-origin');
    }
    expect((await app.request('/')).headers.get('x-frame-options')).toBe('DENY');
  });
});
