import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { eventsOf, smallReply } from '../../api/__fixtures__/small-answer.ts';
import type { Answer } from '../../api/answering.ts';
import { launchChromium } from './launch-chromium.ts';
import { type ServedPage, servePage } from './serve-page.ts';

const QUOTE = '加大“双千兆”网络和5G基站建设力度,新建5G基站1400个,着力推进基础设施全面升级换代。';

const HOSTILE = `<img src=x onerror="window.hit=1"><script>window.hit=1</script> [点我](javascript:window.hit=1) ![图](https://evil.test/x.png) <https://evil.test> **粗体**[1][2]

[1]: https://evil.test

| 指标 | 值 |
|---|---|
| 基站 | 1400个[1] |

- 第一项 1.2万个
`;

const answer: Answer = (_store, request) => {
  const reply = smallReply({ ...request, question: request.question.replace('攻击', '') });
  return eventsOf(request.question.includes('攻击') ? { ...reply, answer: HOSTILE } : reply);
};

let browser: Browser;
let served: ServedPage;
/** What the browser refused or threw: always empty at the end of a test. */
let complaints: string[] = [];

beforeAll(async () => {
  [browser, served] = await Promise.all([launchChromium(), servePage({ answer })]);
}, 60_000);

afterAll(async () => {
  await browser?.close();
  await served?.close();
});

afterEach(async () => {
  for (const context of browser.contexts()) await context.close();
  expect(complaints).toEqual([]);
  complaints = [];
  served.asked.length = 0;
  served.setReady(true);
});

async function openPage(path = '/', options: BrowserContextOptions = {}): Promise<Page> {
  const page = await (await browser.newContext(options)).newPage();
  page.setDefaultTimeout(5000);
  page.on('pageerror', (fault) => complaints.push(fault.message));
  page.on('console', (message) => {
    if (/Content.Security|TrustedHTML|TypeError/.test(message.text())) complaints.push(message.text());
  });
  await page.goto(served.url + path);
  return page;
}

async function ask(page: Page, question: string): Promise<void> {
  await page.getByLabel('问题').fill(question);
  await page.keyboard.press('Enter');
  await page.locator('.answer[aria-busy="false"]').last().waitFor();
}

describe('the page', () => {
  it('answers with chips that open the quote in its source', async () => {
    const page = await openPage();
    await ask(page, '镇江2022年5G基站目标');
    expect(await page.locator('.badge').textContent()).toBe('已回答');
    expect(await page.locator('.answered-by').textContent()).toBe('原文摘录');
    expect(await page.locator('.answer-body strong').textContent()).toBe('新建5G基站1400个');
    await page.getByRole('button', { name: '引用 1：2022年镇江市数字经济发展工作要点' }).click();
    const panel = page.getByRole('dialog');
    await panel.locator('.source-text .mark-quote').waitFor();
    expect(await panel.locator('.source-text .mark-quote').allTextContents()).toEqual([QUOTE]);
    expect(await panel.locator('.source-text .mark-context').textContent()).toBe('2022年镇江市数字经济发展工作要点');
    const told = await panel.textContent();
    expect(told).toContain('镇数字发〔2022〕4号');
    expect(told).toContain('2022年8月22日');
    expect(told).toContain('二、重点工作 › (五)健全数字基础设施体系 › 16.');
    await page.keyboard.press('Escape');
    expect(await panel.isVisible()).toBe(false);
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('chip');
  });

  it('says why there is no answer and offers what can be asked', async () => {
    const page = await openPage();
    await ask(page, '无锡5G基站');
    expect(await page.locator('.answer-status').textContent()).toMatch(/未找到依据\s*现有文件没有收录这个地区的规划/);
    await page.getByRole('button', { name: '镇江2022年5G基站目标' }).click();
    await page.locator('.badge-answered').waitFor();
    expect(served.asked).toEqual([
      { question: '无锡5G基站' },
      {
        question: '镇江2022年5G基站目标',
        history: [
          { role: 'user', content: '无锡5G基站' },
          { role: 'assistant', content: '现有文件里没有这个地区的规划，无法回答。' },
        ],
      },
    ]);
  });

  it('shows HTML, links and pictures of an answer as text', async () => {
    const page = await openPage();
    const foreign: string[] = [];
    page.on('request', (request) => request.url().includes('evil') && foreign.push(request.url()));
    await ask(page, '攻击镇江5G基站');
    const body = page.locator('.answer-body');
    expect(await body.locator('a, img, script, [onerror], [href]').count()).toBe(0);
    expect(await body.textContent()).toContain('<img src=x onerror="window.hit=1">');
    expect(await body.textContent()).toContain('[点我](javascript:window.hit=1)');
    expect(await body.locator('strong').textContent()).toBe('粗体');
    expect(await body.locator('td').allTextContents()).toEqual(['基站', '1400个1']);
    // [2] has no citation and stays text; [1] is a chip each time, also where it looks like a link's definition.
    expect(await body.locator('.chip').count()).toBe(3);
    expect(await page.evaluate(() => 'hit' in window)).toBe(false);
    expect(foreign).toEqual([]);
  });

  it('sends nothing while an input method composes', async () => {
    const page = await openPage();
    const keyboard = await page.context().newCDPSession(page);
    await page.getByLabel('问题').focus();
    await keyboard.send('Input.imeSetComposition', { text: 'zhenjiang', selectionStart: 9, selectionEnd: 9 });
    await page.keyboard.press('Enter');
    await keyboard.send('Input.imeSetComposition', { text: '镇江', selectionStart: 2, selectionEnd: 2 });
    await page.keyboard.press('Enter');
    expect(await page.locator('.turn').count()).toBe(0);
    expect(served.asked).toEqual([]);
    await keyboard.send('Input.insertText', { text: '镇江5G基站' });
    await page.keyboard.press('Enter');
    await page.locator('.answer[aria-busy="false"]').waitFor();
    expect(served.asked).toHaveLength(1);
  });

  it('starts with questions and documents that come from the documents themselves', async () => {
    const page = await openPage();
    await page.getByRole('button', { name: '镇江市2022年的重点工作有哪些？' }).waitFor();
    await page.getByRole('link', { name: '2022年镇江市数字经济发展工作要点' }).click();
    await page.getByRole('heading', { level: 1, name: '2022年镇江市数字经济发展工作要点' }).waitFor();
  });

  it('waits for the index and goes on by itself', async () => {
    served.setReady(false);
    const page = await openPage();
    await page.getByText('正在建立索引，完成后即可提问').waitFor();
    served.setReady(true);
    await page.getByText('收录的文件（1）').waitFor();
  });

  it('says that the server cannot be reached, and asks again on request', async () => {
    const page = await openPage();
    await page.getByText('收录的文件（1）').waitFor();
    await page.context().setOffline(true);
    await ask(page, '镇江5G基站');
    await page.getByText('连不上服务。请检查网络，稍后重试。').waitFor();
    await page.context().setOffline(false);
    await page.getByRole('button', { name: '重试' }).click();
    await page.locator('.badge-answered').waitFor();
  });

  it('keeps a question that is too long and says so', async () => {
    const page = await openPage();
    await page.getByLabel('问题').fill('字'.repeat(2001));
    await page.keyboard.press('Enter');
    await page.getByText('问题最多 2000 个字，现在是 2001 个字。').waitFor();
    expect(served.asked).toEqual([]);
  });

  it('covers the screen of a phone with the source', async () => {
    const page = await openPage('/', { viewport: { width: 390, height: 800 } });
    await ask(page, '镇江2022年5G基站目标');
    await page.locator('.source-item').click();
    const box = await page.getByRole('dialog').boundingBox();
    expect(box).toEqual({ x: 0, y: 0, width: 390, height: 800 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  });
});

describe('the reader', () => {
  it('marks the range and scrolls to it', async () => {
    const page = await openPage('/', { viewport: { width: 900, height: 420 } });
    await ask(page, '镇江2022年5G基站目标');
    const source = await page.evaluate(async () => {
      const response = await fetch('/api/documents/zhenjiang-work-points-2022/text');
      return response.text();
    });
    const start = source.indexOf(QUOTE);
    await page.goto(`${served.url}/read/zhenjiang-work-points-2022?start=${start}&end=${start + QUOTE.length}`);
    const mark = page.locator('.mark-quote');
    await mark.waitFor();
    expect((await mark.allTextContents()).join('')).toBe(QUOTE);
    const seen = await mark.evaluate((element) => {
      const { top, bottom } = element.getBoundingClientRect();
      return top > 0 && bottom < innerHeight;
    });
    expect(seen).toBe(true);
    expect(await page.locator('.read-text').textContent()).toBe(source);
    expect(await page.locator('.outline a').allTextContents()).toContain('16.打造高速泛在、融合智能的网络基础设施。');
  });

  it.each([
    ['?start=5&end=5', '起点（start）应小于终点（end）'],
    ['?start=a&end=5', '应为两个整数'],
    ['?start=1', '应为两个整数'],
    ['?start=0&end=999999', '超出了全文'],
  ])('says what is wrong with %s and shows the text all the same', async (search, message) => {
    const page = await openPage(`/read/zhenjiang-work-points-2022${search}`);
    await page.getByRole('alert').getByText(message).waitFor();
    expect(await page.locator('.read-text').textContent()).toContain('新建5G基站1400个');
    expect(await page.locator('.mark-quote').count()).toBe(0);
  });

  it('says that a document does not exist', async () => {
    const page = await openPage('/read/no-such?start=0&end=5');
    await page.getByText('没有这个文件，链接可能有误，或文件已经撤下。').waitFor();
  });
});
