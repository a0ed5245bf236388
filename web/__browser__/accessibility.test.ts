import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { eventsOf, smallReply } from '../../api/__fixtures__/small-answer.ts';
import { axeProblems } from './axe-problems.ts';
import { launchChromium } from './launch-chromium.ts';
import { ask, openPage, screenshot } from './open-page.ts';
import { type HostPage, serveHost } from './serve-host.ts';
import { buildPage, type ServedPage, servePage } from './serve-page.ts';

/** For a machine that builds other things meanwhile. */
vi.setConfig({ testTimeout: 20_000 });

const QUESTION = '镇江2022年5G基站目标';
const TABLE = '\n\n| 地区 | 数 |\n|---|---|\n| 镇江市 | 1400个[1] |\n';

let browser: Browser;
let served: ServedPage;
let host: HostPage;
const complaints: string[] = [];

beforeAll(async () => {
  host = await serveHost();
  const page = buildPage().then((files) =>
    servePage(files, {
      allowedOrigins: [host.url],
      answer: (_store, request) => {
        const reply = smallReply(request);
        return eventsOf({
          ...reply,
          answer: reply.answer + (reply.status === 'answered' ? TABLE : ''),
          label: '原文摘录',
        });
      },
    }),
  );
  [browser, served] = await Promise.all([launchChromium(), page]);
}, 60_000);

afterAll(async () => {
  await browser?.close();
  await Promise.all([served?.close(), host?.close()]);
});

afterEach(async () => {
  for (const context of browser.contexts()) await context.close();
});

const open = (path: string, options: BrowserContextOptions = {}): Promise<Page> =>
  openPage(browser, { url: served.url + path, complaints, viewport: { width: 1360, height: 860 }, ...options });

const READER = '/read/zhenjiang-work-points-2022?start=100&end=120';

describe.each([['light'], ['dark']] as const)('axe, %s', (colorScheme) => {
  it('finds nothing in the chat, with answer, refusal, card, history and the reader beside it', async () => {
    const page = await open('/', { colorScheme });
    await page.locator('.question').first().waitFor();
    expect(await axeProblems(page, colorScheme)).toEqual([]);
    await ask(page, '无锡5G基站');
    await ask(page, QUESTION);
    await page.getByRole('button', { name: '没有帮助' }).last().click();
    await page.locator('.text .chip').first().hover();
    await page.getByRole('tooltip').waitFor();
    expect(await axeProblems(page, colorScheme)).toEqual([]);
    await page.locator('.text .chip').first().click();
    await page.locator('.read-text .mark-quote').first().waitFor();
    expect(await axeProblems(page, colorScheme)).toEqual([]);
    await screenshot(page, `page-${colorScheme}`);
    await page.getByRole('button', { name: '历史对话' }).click();
    expect(await axeProblems(page, colorScheme)).toEqual([]);
  });

  it('finds nothing in comparison, 核数 and reader', async () => {
    const compare = await open('/#compare', { colorScheme });
    await compare.getByRole('combobox', { name: '指标' }).fill('5G基站');
    await compare.keyboard.press('Enter');
    await compare.getByText('没有这个指标的数字').waitFor();
    expect(await axeProblems(compare, colorScheme)).toEqual([]);
    const verify = await open('/#verify', { colorScheme });
    await verify
      .getByRole('textbox', { name: '文稿' })
      .fill('镇江市2022年新建5G基站1400个。\n镇江市2022年新建5G基站9个。');
    expect(await axeProblems(verify, colorScheme)).toEqual([]);
    await verify.getByRole('button', { name: '开始核对' }).click();
    await verify.locator('.claim').first().waitFor();
    expect(await axeProblems(verify, colorScheme)).toEqual([]);
    const reader = await open(READER, { colorScheme });
    await reader.locator('.mark-quote').first().waitFor();
    expect(await axeProblems(reader, colorScheme)).toEqual([]);
  });

  it('finds nothing on a phone and in the widget', async () => {
    const phone = await open('/#documents', { colorScheme, viewport: { width: 390, height: 800 } });
    await phone.locator('.documents a').waitFor();
    expect(await axeProblems(phone, colorScheme)).toEqual([]);
    await screenshot(phone, `phone-documents-${colorScheme}`);
    host.show({
      body: '<main><plan-assistant></plan-assistant></main>',
      script: `<script type="module" src="${served.url}/widget.js"></script>`,
      plans: served.url,
    });
    const page = await openPage(browser, { url: host.url, complaints, colorScheme });
    await page.locator('plan-assistant .button').click();
    await ask(page, QUESTION);
    const found = await axeProblems(page, colorScheme);
    // The host page itself is hostile; what counts is the widget.
    expect(found.filter((line) => line.includes('plan-assistant'))).toEqual([]);
  });
});

describe('the keyboard alone', () => {
  const focused = (page: Page): Promise<string> =>
    page.evaluate(() => {
      let element = document.activeElement;
      while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
      const label = element instanceof HTMLTextAreaElement ? element.labels[0]?.textContent : undefined;
      return element?.getAttribute('aria-label') ?? label ?? element?.textContent?.trim() ?? '';
    });

  async function tabTo(page: Page, name: string | RegExp, key = 'Tab'): Promise<void> {
    for (let presses = 0; presses < 60; presses += 1) {
      await page.keyboard.press(key);
      const now = await focused(page);
      if (typeof name === 'string' ? now === name : name.test(now)) return;
    }
    throw new Error(`${name} is not reached by ${key}`);
  }

  it('asks, reads the source, steps on, goes back to the citation and to another view', async () => {
    const page = await open('/');
    await page.locator('.question').first().waitFor();
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('跳到正文');
    await tabTo(page, '问题');
    await page.keyboard.type(QUESTION);
    await page.keyboard.press('Enter');
    await page.locator('.bar').waitFor();
    expect(await focused(page)).toBe('问题');
    await tabTo(page, /^引用 1：/, 'Shift+Tab');
    await page.getByRole('tooltip').waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.read-text .mark-quote').first().waitFor();
    expect(await focused(page)).toBe('原文');
    await tabTo(page, '关闭原文');
    await page.keyboard.press('Enter');
    expect(await focused(page)).toMatch(/^引用 1：/);
    await tabTo(page, '复制');
    await tabTo(page, '核数', 'Shift+Tab');
    await page.keyboard.press('Enter');
    await tabTo(page, '文稿');
    await page.keyboard.type('镇江市2022年新建5G基站1400个。');
    await tabTo(page, '开始核对');
    await page.keyboard.press('Enter');
    await page.locator('.claim').waitFor();
    await tabTo(page, /：镇江市2022年新建5G基站1400个。$/);
    await page.keyboard.press('Enter');
    expect(await page.locator('.claim-item').getAttribute('aria-current')).toBe('true');
  });

  it('opens and closes the widget', async () => {
    host.show({
      body: '<plan-assistant></plan-assistant>',
      script: `<script type="module" src="${served.url}/widget.js"></script>`,
      plans: served.url,
    });
    const page = await openPage(browser, { url: host.url, complaints });
    await page.locator('plan-assistant .button').waitFor();
    await tabTo(page, '规划问答');
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: '问题' }).waitFor();
    await expect.poll(() => focused(page)).toBe('问题');
    await page.keyboard.press('Escape');
    expect(await focused(page)).toBe('规划问答');
  });

  it('keeps still for readers who want less motion', async () => {
    const page = await open('/', { reducedMotion: 'reduce' });
    await ask(page, QUESTION);
    const moving = await page.evaluate(() => document.getAnimations().length);
    expect(moving).toBe(0);
  });
});
