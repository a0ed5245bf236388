import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { buildApp, expectProblem } from '../__fixtures__/small-app.ts';
import { readConfig } from '../config.ts';
import { readHosts } from './known-hosts.ts';
import { openProtection } from './open-protection.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'plans-hosts-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('names that a server is asked under', () => {
  const server = (settings: Record<string, string>) =>
    buildApp({ protection: openProtection(readConfig({ DATA_DIR: folder, ...settings }), () => {}) }).app;
  const status = async (app: ReturnType<typeof server>, host: string, url = '/api/documents') =>
    (await app.request(`http://${host}${url}`)).status;

  it('are those of this machine, so that no page whose name was turned on it reads an answer', async () => {
    const app = server({});
    for (const host of ['localhost', 'LOCALHOST:9000', '127.0.0.1:8787', '127.9.9.9', '[::1]:8787'])
      expect(await status(app, host), host).toBe(200);
    for (const host of ['evil.example', 'localhost.evil.example:8787', '127.0.0.1.evil.example', '10.0.0.8', '[::2]'])
      for (const url of ['/api/documents', '/', '/metrics', '/readyz'])
        expect(await status(app, host, url), host).toBe(421);
    const refused = await expectProblem(await app.request('http://evil.example/api/documents'), 421);
    expect(refused.detail).toContain('ALLOWED_HOSTS');
    // A platform's signature counts, whatever the way there is called.
    expect(await status(app, 'evil.example', '/bots/dingtalk/robot')).toBe(404);
  });

  it('are those of the settings too, and any where credentials are asked for', async () => {
    const behindProxy = server({ PUBLIC_URL: 'https://plans.example.cn', ALLOWED_HOSTS: 'Origin.example.cn,10.0.0.8' });
    for (const host of ['plans.example.cn', 'origin.example.cn:8443', '10.0.0.8', '127.0.0.1'])
      expect(await status(behindProxy, host), host).toBe(200);
    expect(await status(behindProxy, 'evil.example')).toBe(421);
    expect(await status(server({ ACCESS: 'keys' }), 'plans.example.cn')).toBe(401);
    expect(await status(server({ ACCESS: 'keys', ALLOWED_HOSTS: 'plans.example.cn' }), 'evil.example')).toBe(421);
    expect(await status(server({ HOST: '0.0.0.0', ACCESS: 'open' }), 'plans.example.cn')).toBe(200);
  });

  it('are taken from the settings as they are written, or refused', () => {
    expect(readHosts('Plans.example.cn，10.0.0.8 [FD00:0::8],规划.cn')).toEqual([
      'plans.example.cn',
      '10.0.0.8',
      '[fd00::8]',
      'xn--wbrs17k.cn',
    ]);
    for (const list of ['a\\b', '010.0.0.1', '0x7f.1', '10.1', 'a%62c', 'user@a', 'a:80', '[fd00::8'])
      expect(readHosts(list), list).toBeNull();
  });
});
