import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { answerEvents } from '../../api/answer/answer-question.ts';
import { type HostilePlan, hostilePlan } from './hostile-plan.ts';
import { launchChromium } from './launch-chromium.ts';
import { ask, openPage, screenshot } from './open-page.ts';
import { buildPage, type ServedPage, servePage } from './serve-page.ts';

/** For a machine that builds other things meanwhile. */
vi.setConfig({ testTimeout: 20_000 });

let browser: Browser;
let plan: HostilePlan;
let served: ServedPage;
let complaints: string[] = [];

beforeAll(async () => {
  plan = await hostilePlan();
  const page = buildPage().then((files) =>
    servePage(files, {
      store: () => plan.store,
      answer: (from, request, signal) =>
        answerEvents({ store: from, now: Date.now, newId: randomUUID }, request, signal),
    }),
  );
  [browser, served] = await Promise.all([launchChromium(), page]);
}, 60_000);

afterAll(async () => {
  await browser?.close();
  await served?.close();
  await plan?.close();
});

/** Of pages that were opened: what they asked of other hosts. */
let foreign: string[] = [];

afterEach(async () => {
  for (const page of browser.contexts().flatMap((context) => context.pages())) {
    expect(await page.evaluate(() => 'hit' in window)).toBe(false);
    const made = await page.evaluate(() => {
      const roots: (Document | ShadowRoot)[] = [document];
      for (const root of roots)
        for (const element of root.querySelectorAll('*')) if (element.shadowRoot) roots.push(element.shadowRoot);
      return roots.flatMap((root) =>
        [
          ...root.querySelectorAll(
            'img, script:not([src]), iframe, [onerror], [onload], a[href*="evil"], a[href^="javascript"]',
          ),
        ].map((element) => element.outerHTML),
      );
    });
    expect(made).toEqual([]);
  }
  for (const context of browser.contexts()) await context.close();
  expect([complaints, foreign]).toEqual([[], []]);
  complaints = [];
  foreign = [];
});

async function open(path: string): Promise<Page> {
  const page = await openPage(browser, { url: served.url + path, complaints, viewport: { width: 1360, height: 860 } });
  page.on('request', (request) => request.url().startsWith(served.url) || foreign.push(request.url()));
  return page;
}

describe('a paper that wants to be a page', () => {
  it('stays text in the list, the answer, its card and the reader', async () => {
    const page = await open('/');
    await page.getByText('<img src=x onerror="window.hit=1">').first().waitFor();
    await ask(page, '镇江2022年5G基站目标');
    await page.locator('.text .chip').first().hover();
    const card = page.getByRole('tooltip');
    await card.getByText('<img src=x onerror="window.hit=1">').waitFor();
    await page.locator('.text .chip').first().click();
    const text = page.locator('.read-text');
    await text.locator('.mark-quote').first().waitFor();
    expect(await text.textContent()).toContain(
      '[点我](javascript:window.hit=1) ![图](https://evil.test/x.png) <a href="https://evil.test">链接</a>',
    );
    expect(await text.textContent()).toContain('<svg onload="window.hit=1">');
    await screenshot(page, 'hostile-paper');
  });

  it('stays text in the comparison and in 核数', async () => {
    const page = await open('/#compare');
    await page.getByRole('combobox', { name: '指标' }).fill('5G基站');
    await page.keyboard.press('Enter');
    await page.getByRole('rowheader', { name: '镇江市' }).waitFor();
    const draft =
      '镇江市2022年新建5G基站1400个<img src=x onerror="window.hit=1">。\n<script>window.hit=1</script>镇江市2022年新建5G基站9个。';
    const verify = await open('/#verify');
    await verify.getByRole('textbox', { name: '文稿' }).fill(draft);
    await verify.getByRole('button', { name: '开始核对' }).click();
    await verify.locator('.claim').first().waitFor();
    expect(await verify.locator('.draft-text').textContent()).toContain('<script>window.hit=1</script>');
  });
});

describe('a question that wants to be a page', () => {
  it('stays text where it is asked, corrected, kept and edited', async () => {
    const page = await open('/');
    const question =
      '<img src=x onerror="window.hit=1"><script>window.hit=1</script>镇江5G基站 [点我](javascript:window.hit=1)';
    await ask(page, question);
    expect(await page.locator('.asked h2').textContent()).toBe(question);
    await page.getByRole('button', { name: '修改问题' }).click();
    expect(await page.getByRole('textbox', { name: '修改问题' }).inputValue()).toBe(question);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: '历史对话' }).click();
    expect(await page.locator('.kept span').first().textContent()).toBe(question);
  });

  it('does not follow what another script wrote into the kept conversations', async () => {
    const page = await open('/');
    await ask(page, '镇江2022年5G基站目标');
    await page.evaluate(() => {
      for (const [key, kept] of Object.entries(localStorage))
        localStorage.setItem(key, String(kept).replace(/"href":"[^"]*"/g, '"href":"javascript:window.hit=1"'));
    });
    await page.reload();
    await page.getByRole('button', { name: '历史对话' }).click();
    await page.locator('.kept button').click();
    const links = await page
      .locator('.text a, .sources a')
      .evaluateAll((all) => all.map((link) => link.getAttribute('href')));
    expect(links.length).toBeGreaterThan(0);
    expect(links.filter((link) => !link?.startsWith('/read/'))).toEqual([]);
  });
});
