import { gzipSync } from 'node:zlib';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { eventsOf, smallReply } from '../../api/__fixtures__/small-answer.ts';
import { embedTag, type WebFile, type WebFiles } from '../../api/web-files.ts';
import { launchChromium } from './launch-chromium.ts';
import { ask, openPage, screenshot } from './open-page.ts';
import { type HostPage, serveHost } from './serve-host.ts';
import { buildPage, type ServedPage, servePage } from './serve-page.ts';

const QUOTE = '加大“双千兆”网络和5G基站建设力度,新建5G基站1400个,着力推进基础设施全面升级换代。';
const QUESTION = '镇江2022年5G基站目标';

/** For a machine that builds other things meanwhile. */
vi.setConfig({ testTimeout: 20_000 });

let browser: Browser;
let host: HostPage;
let stranger: HostPage;
let built: WebFiles;
/** What is served: a test may change a file, as a thief would. */
let files: Map<string, WebFile>;
let served: ServedPage;
let complaints: string[] = [];

beforeAll(async () => {
  [browser, host, stranger, built] = await Promise.all([launchChromium(), serveHost(), serveHost(), buildPage()]);
  files = new Map(built);
  served = await servePage(files, {
    allowedOrigins: [host.url],
    answer: (_store, request) => eventsOf({ ...smallReply(request), label: '原文摘录' }),
  });
}, 60_000);

afterAll(async () => {
  await browser?.close();
  await Promise.all([served?.close(), host?.close(), stranger?.close()]);
});

afterEach(async () => {
  for (const context of browser.contexts()) await context.close();
  complaints = [];
  served.asked.length = 0;
  files.clear();
  for (const [name, file] of built) files.set(name, file);
});

interface Embedding extends BrowserContextOptions {
  body?: string;
  script?: string;
  on?: HostPage;
}

function embed({ body, script, on = host, ...options }: Embedding = {}): Promise<Page> {
  on.show({
    body: body ?? `<plan-assistant endpoint="${served.url}"></plan-assistant>`,
    script: script ?? `<script type="module" src="${served.url}/widget.js"></script>`,
    plans: served.url,
  });
  return openPage(browser, { url: on.url, complaints, ...options });
}

const opener = (page: Page) => page.locator('plan-assistant .button');

function textOf(path: string): string {
  return new TextDecoder().decode(files.get(path)?.bytes);
}

function replaceFile(path: string, text: string): void {
  const file = files.get(path);
  if (!file) throw new Error(`No ${path} was built`);
  files.set(path, { ...file, bytes: new TextEncoder().encode(text) });
}

describe('the widget on a page of another origin', () => {
  it('answers there under a strict policy and hostile style sheets, and opens the reader at the quote', async () => {
    const page = await embed({ viewport: { width: 1000, height: 760 } });
    const requested: string[] = [];
    page.on('request', (request) => requested.push(request.url().replace(served.url, '')));
    await page.reload();
    await opener(page).waitFor();
    expect(requested.filter((url) => url.startsWith('/'))).toEqual(['/widget.js']);
    const look = await opener(page).evaluate((button) => {
      const { fontSize, letterSpacing, textTransform } = getComputedStyle(button);
      return [fontSize, letterSpacing, textTransform, button.textContent];
    });
    expect(look).toEqual(['15px', 'normal', 'none', '规划问答']);
    await opener(page).click();
    await ask(page, QUESTION);
    expect(await page.locator('.text strong').evaluate((strong) => getComputedStyle(strong).fontSize)).toBe('16px');
    await screenshot(page, 'widget-on-hostile-page');
    const opened = page.waitForEvent('popup');
    await page.locator('.text .chip').click();
    const reader = await opened;
    await reader.locator('.mark-quote').first().waitFor();
    expect(reader.url()).toContain(`${served.url}/read/zhenjiang-work-points-2022?start=`);
    expect((await reader.locator('.mark-quote').allTextContents()).join('')).toBe(QUOTE);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    expect(await page.locator('plan-chat').isVisible()).toBe(false);
    expect(await opener(page).evaluate((button) => button.matches(':focus'))).toBe(true);
    expect(complaints).toEqual([]);
  });

  it('does not run on a page that is not allowed', async () => {
    const page = await embed({ on: stranger });
    await expect.poll(() => page.evaluate(() => performance.getEntriesByName('', 'resource').length)).toBe(0);
    expect(await page.evaluate(() => customElements.get('plan-assistant'))).toBeUndefined();
    const refused = await page.evaluate(
      (url) =>
        fetch(url).then(
          () => 'read',
          () => 'refused',
        ),
      `${served.url}/api/documents`,
    );
    expect(refused).toBe('refused');
  });

  it('takes heading, colour, side, language and documents from its attributes', async () => {
    const attributes =
      'heading="Ask the plans" color="#7a3e00" position="left" lang="en" documents="zhenjiang-work-points-2022"';
    const page = await embed({ body: `<plan-assistant ${attributes}></plan-assistant>` });
    const place = await opener(page).boundingBox();
    expect(place?.x).toBe(24);
    expect(await opener(page).textContent()).toBe('Ask the plans');
    expect(await opener(page).evaluate((button) => getComputedStyle(button).backgroundColor)).toBe('rgb(122, 62, 0)');
    await opener(page).click();
    await page.getByRole('heading', { name: 'Ask the plans' }).waitFor();
    await page.getByRole('textbox', { name: 'Question' }).fill(QUESTION);
    await page.keyboard.press('Enter');
    await page.locator('.chip').first().waitFor();
    expect(served.asked).toEqual([{ question: QUESTION, filters: { documentIds: ['zhenjiang-work-points-2022'] } }]);
  });

  it('stands in the page where it is inline, and is printed there', async () => {
    const page = await embed({ body: '<plan-assistant mode="inline" heading="规划查询"></plan-assistant>' });
    await ask(page, QUESTION);
    expect(await opener(page).isVisible()).toBe(false);
    expect((await page.locator('plan-assistant').boundingBox())?.height).toBe(640);
    await screenshot(page, 'widget-inline');
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.text').isVisible()).toBe(true);
    expect(await page.locator('.sources').isVisible()).toBe(true);
    expect(await page.locator('.composer').isVisible()).toBe(false);
    await screenshot(page, 'widget-inline-print');
  });

  it('is not printed where it floats', async () => {
    const page = await embed();
    await opener(page).waitFor();
    await page.emulateMedia({ media: 'print' });
    expect(await opener(page).isVisible()).toBe(false);
  });

  it.each([
    ['a phone', { viewport: { width: 390, height: 800 } }, 'widget-phone'],
    ['a page enlarged to 200 %', { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 }, 'widget-200-percent'],
  ])('covers the screen of %s', async (_what, options, name) => {
    const page = await embed({ ...options, colorScheme: 'dark' });
    await opener(page).click();
    await ask(page, QUESTION);
    const { width, height } = options.viewport;
    expect(await page.locator('plan-assistant .panel').boundingBox()).toEqual({ x: 0, y: 0, width, height });
    await page.getByRole('button', { name: '发送' }).click({ trial: true });
    await screenshot(page, name);
    await page.getByRole('button', { name: '关闭' }).click();
    expect(await opener(page).isVisible()).toBe(true);
  });
});

describe('integrity of the widget', () => {
  it('runs no chat but the one it was built with, and says so', async () => {
    const { chat } = JSON.parse(textOf('/widget.json'));
    replaceFile(chat, `globalThis.stolen = true;${textOf(chat)}`);
    const page = await embed();
    await opener(page).click();
    await page.getByText('没能打开，请检查网络。').waitFor();
    await screenshot(page, 'widget-failed');
    expect(await page.evaluate(() => ['stolen' in globalThis, customElements.get('plan-chat')])).toEqual([
      false,
      undefined,
    ]);
    // The right file again: the next attempt works.
    for (const [name, file] of built) files.set(name, file);
    await page.getByRole('button', { name: '重试' }).click();
    await page.getByRole('textbox', { name: '问题', exact: true }).waitFor();
  });

  it('offers the loader under a name of its own with the integrity to write into a page', async () => {
    const { loader } = JSON.parse(textOf('/widget.json'));
    const script = embedTag(files, served.url) ?? '';
    const page = await embed({ script });
    await opener(page).waitFor();
    replaceFile(loader, `globalThis.stolen = true;${textOf(loader)}`);
    const robbed = await embed({ script });
    await expect.poll(() => complaints.join()).toContain('integrity');
    expect(await robbed.evaluate(() => ['stolen' in globalThis, customElements.get('plan-assistant')])).toEqual([
      false,
      undefined,
    ]);
  });

  it('holds its sizes', () => {
    const { chat } = JSON.parse(textOf('/widget.json'));
    const bytes = (path: string): number => gzipSync(textOf(path), { level: 9 }).length;
    const [first, opened] = [bytes('/widget.js'), bytes(chat)];
    console.info(`widget, gzip: button ${first} bytes (limit 6000), chat ${opened} bytes (limit 32000)`);
    expect(first).toBeGreaterThan(0);
    expect(first).toBeLessThan(6000);
    expect(opened).toBeGreaterThan(0);
    expect(opened).toBeLessThan(32_000);
  });
});
