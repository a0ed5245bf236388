import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openAccess } from '../../api/access/access.ts';
import { openApiKeys } from '../../api/access/api-keys.ts';
import { everyoneMayAsk } from '../../api/access/everyone-may-ask.ts';
import { launchChromium } from './launch-chromium.ts';
import { ask, openPage } from './open-page.ts';
import { type HostPage, serveHost } from './serve-host.ts';
import { buildPage, type ServedPage, servePage } from './serve-page.ts';

vi.setConfig({ testTimeout: 20_000 });

const folder = mkdtempSync(path.join(tmpdir(), 'plans-page-key-'));
const keys = openApiKeys(folder, Date.now);
const { key, id } = keys.add({ name: '办公室', scopes: ['ask'], expiresAt: null });
const access = openAccess({ config: { kind: 'keys' }, adminKey: null, apiKeys: keys, now: Date.now });
const complaints: string[] = [];
let browser: Browser;
let host: HostPage;
let served: ServedPage;

beforeAll(async () => {
  [browser, host] = await Promise.all([launchChromium(), serveHost()]);
  const protection = { ...everyoneMayAsk(), access };
  served = await servePage(await buildPage(), { allowedOrigins: [host.url], protection });
}, 60_000);

afterAll(async () => {
  await browser?.close();
  await Promise.all([served?.close(), host?.close()]);
  rmSync(folder, { recursive: true });
});

describe('a server that wants keys', () => {
  it('is used from the page after its key was typed once, which nothing keeps', async () => {
    const page = await openPage(browser, { url: served.url, complaints });
    const field = page.getByLabel('请输入访问密钥');
    await field.fill('wrong');
    await page.keyboard.press('Enter');
    await page.getByLabel('密钥不对或已过期').fill(key);
    await page.keyboard.press('Enter');
    await page.locator('.library').getByText('镇江').first().waitFor();
    await ask(page, '镇江2022年5G基站目标');
    expect(await page.locator('.turn').textContent()).toContain('1400个');
    expect(await page.locator('dialog.access-key').count()).toBe(0);
    expect(await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }))).not.toContain(key);
    await page.reload();
    await field.waitFor();
    expect(complaints).toEqual([]);
  });

  it('is used from a portal whose own server hands out tokens', async () => {
    const { token } = await access.widgetTokens.issue({ keyId: id, origin: host.url });
    host.show({
      body: `<plan-assistant mode="inline" endpoint="${served.url}" token-url="/plan-token"></plan-assistant>`,
      script: `<script type="module" src="${served.url}/widget.js"></script>`,
      plans: served.url,
      token,
    });
    const page = await openPage(browser, { url: host.url, complaints });
    await ask(page, '镇江2022年5G基站目标');
    expect(await page.locator('.turn').textContent()).toContain('1400个');
    expect(complaints).toEqual([]);
  });
});
