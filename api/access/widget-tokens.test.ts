import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { buildApp, post } from '../__fixtures__/small-app.ts';
import { readConfig } from '../config.ts';
import { openApiKeys } from './api-keys.ts';
import { openProtection } from './open-protection.ts';

const PORTAL = 'https://portal.example.cn';

describe('widget tokens', () => {
  it('of one server are known to another with the same WIDGET_SECRET, and to none with its own', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'plans-widget-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const { key } = openApiKeys(folder, Date.now).add({ name: '门户', scopes: ['ask'], expiresAt: null });
    const server = (secret: string) => {
      const config = readConfig({ ACCESS: 'keys', DATA_DIR: folder, WIDGET_SECRET: secret });
      return buildApp({ protection: openProtection(config, () => {}), allowedOrigins: [PORTAL] }).app;
    };
    const first = server('a'.repeat(32));
    const bearer = (token: string) => ({ authorization: `Bearer ${token}`, origin: PORTAL });
    const issued = await first.request(post('/api/widget-tokens', JSON.stringify({ origin: PORTAL }), bearer(key)));
    const headers = bearer((await issued.json()).token);
    const statuses = [first, server('a'.repeat(32)), server('b'.repeat(32)), server('')].map(
      async (app) => (await app.request('/api/documents', { headers })).status,
    );
    expect(await Promise.all(statuses)).toEqual([200, 200, 401, 401]);
  });
});
