import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { PlanStore } from '#retrieval/store/plan-store';
import { eventsOf, smallReply } from '../../api/__fixtures__/small-answer.ts';
import { smallStore } from '../../api/__fixtures__/small-store.ts';
import type { Answer } from '../../api/answering.ts';
import type { WebFiles } from '../../api/web-files.ts';
import { launchChromium } from './launch-chromium.ts';
import { ask, openPage, screenshot } from './open-page.ts';
import { buildPage, type ServedPage, servePage } from './serve-page.ts';

const QUOTE = '加大“双千兆”网络和5G基站建设力度,新建5G基站1400个,着力推进基础设施全面升级换代。';
const QUESTION = '镇江2022年5G基站目标';

const HOSTILE = `<img src=x onerror="window.hit=1"><script>window.hit=1</script><svg onload="window.hit=1"> [点我](javascript:window.hit=1) ![图](https://evil.test/x.png) <https://evil.test> &lt;b&gt; **粗体**[1][2]

[1]: https://evil.test

| 指标 | 值 |
|---|---|
| 基站 | 1400个[1] |

- 第一项 1.2万个
`;

/** Where slow answers wait until the test lets them go on. */
let gates: (() => void)[] = [];
/** An answer that nobody waits for any more waits for nobody. */
const gate = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    gates.push(resolve);
    signal.addEventListener('abort', () => {
      gates = gates.filter((other) => other !== resolve);
      reject(signal.reason);
    });
  });

async function letGo(): Promise<void> {
  await expect.poll(() => gates.length).toBeGreaterThan(0);
  gates.shift()?.();
}

const answer: Answer = async function* (_store, request, signal) {
  const reply = {
    ...smallReply({ ...request, question: request.question.replace(/攻击|慢慢/, '') }),
    label: '原文摘录',
  };
  if (request.question.includes('慢慢')) {
    const [citation] = reply.citations;
    // A second attempt has nothing to show for a while.
    if (citation && served.asked.length > 1) {
      yield { kind: 'citation-available', citation };
      await gate(signal);
    }
    yield { kind: 'text-verified', text: '第一句已核对。' };
    await gate(signal);
  }
  yield* eventsOf(request.question.includes('攻击') ? { ...reply, answer: HOSTILE } : reply);
};

/** For a machine that builds other things meanwhile. */
vi.setConfig({ testTimeout: 20_000 });

let browser: Browser;
let files: WebFiles;
let served: ServedPage;
/** What the browser refused or threw: always empty at the end of a test. */
let complaints: string[] = [];

beforeAll(async () => {
  [browser, files] = await Promise.all([launchChromium(), buildPage()]);
  served = await servePage(files, { answer });
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
  gates = [];
  served.setReady(true);
});

const open = (path = '/', options: BrowserContextOptions = {}): Promise<Page> =>
  openPage(browser, { url: served.url + path, complaints, ...options });

const box = (page: Page) => page.getByRole('textbox', { name: '问题', exact: true });

/** The fixture's paper as one of two pages, the second from this offset on. */
function pagedStore(secondAt: number): PlanStore {
  const store = smallStore();
  return {
    ...store,
    document: async (id) => {
      const document = await store.document(id);
      return document && { ...document, pages: [0, secondAt].map((start) => ({ start, ocr: false })) };
    },
  };
}

describe('the page', () => {
  it('answers with chips that open the quote in its source', async () => {
    const page = await open();
    await ask(page, QUESTION);
    expect(await page.locator('.label').textContent()).toBe('原文摘录');
    expect(await page.locator('.text strong').textContent()).toBe('新建5G基站1400个');
    await page.locator('.text .chip').click();
    const panel = page.getByRole('dialog', { name: '原文' });
    await panel.locator('.read-text .mark-quote').first().waitFor();
    expect((await panel.locator('.read-text .mark-quote').allTextContents()).join('')).toBe(QUOTE);
    expect(await panel.locator('.read-text .mark-context').allTextContents()).toEqual([
      '2022年镇江市数字经济发展工作要点',
    ]);
    const facts = await panel.locator('.facts').textContent();
    expect(facts).toContain('镇数字发〔2022〕4号');
    expect(facts).toContain('2022年8月22日');
    expect(await panel.locator('.tree [aria-current]').textContent()).toBe('16.打造高速泛在、融合智能的网络基础设施。');
    await screenshot(page, 'page-with-source');
    await page.keyboard.press('Escape');
    expect(await panel.isVisible()).toBe(false);
    expect(await box(page).evaluate((_box) => document.activeElement?.shadowRoot?.activeElement?.className)).toBe(
      'chip',
    );
  });

  it('shows quote, document and section when a citation is pointed at or focused', async () => {
    const page = await open();
    await ask(page, QUESTION);
    const card = page.getByRole('tooltip');
    await page.locator('.text .chip').hover();
    await card.waitFor();
    expect(await card.locator('.card-quote').textContent()).toBe(QUOTE);
    expect(await card.locator('.card-document').textContent()).toBe(
      '《2022年镇江市数字经济发展工作要点》（镇数字发〔2022〕4号）',
    );
    expect(await card.locator('.card-place').textContent()).toBe('二、重点工作 › (五)健全数字基础设施体系 › 16.');
    await screenshot(page, 'citation-card');
    await card.hover();
    expect(await card.isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    await card.waitFor({ state: 'hidden' });
    await page.locator('.text .chip').focus();
    await card.waitFor();
  });

  it('says why there is no answer and offers what can be asked', async () => {
    const page = await open();
    await ask(page, '无锡5G基站');
    expect(await page.locator('.status').textContent()).toMatch(/未找到依据\s*现有文件没有收录这个地区的规划/);
    expect(await page.locator('.label').count()).toBe(0);
    await screenshot(page, 'refusal');
    await page.getByRole('button', { name: QUESTION }).click();
    expect(await box(page).evaluate((element) => element.matches(':focus'))).toBe(true);
    await page.locator('.turn').nth(1).locator('.chip').waitFor();
    expect(served.asked).toEqual([
      { question: '无锡5G基站' },
      {
        question: QUESTION,
        history: [
          { role: 'user', content: '无锡5G基站' },
          { role: 'assistant', content: '现有文件里没有这个地区的规划，无法回答。' },
        ],
      },
    ]);
  });

  it('shows HTML, links and pictures of an answer as text', async () => {
    const page = await open();
    const foreign: string[] = [];
    page.on('request', (request) => request.url().startsWith(served.url) || foreign.push(request.url()));
    await ask(page, '攻击镇江5G基站');
    const text = page.locator('.text');
    expect(await text.locator('img, script, svg, [onerror], [onload]').count()).toBe(0);
    const links = await text.locator('a').evaluateAll((all) => all.map((link) => link.getAttribute('href')));
    expect(links.every((link) => link?.startsWith('/read/zhenjiang-work-points-2022?'))).toBe(true);
    // [2] has no citation and stays text; [1] is a chip each time, also where it looks like a link's definition.
    expect(links).toHaveLength(3);
    const said = await text.textContent();
    expect(said).toContain(
      '<img src=x onerror="window.hit=1"><script>window.hit=1</script><svg onload="window.hit=1">',
    );
    expect(said).toContain(
      '[点我](javascript:window.hit=1) ![图](https://evil.test/x.png) <https://evil.test> &lt;b&gt;',
    );
    expect(await text.locator('strong').textContent()).toBe('粗体');
    expect(await text.locator('td').allTextContents()).toEqual(['基站', '1400个1']);
    expect(await page.evaluate(() => 'hit' in window)).toBe(false);
    expect(foreign).toEqual([]);
  });

  it('sends nothing while an input method composes', async () => {
    const page = await open();
    const keyboard = await page.context().newCDPSession(page);
    await box(page).focus();
    await keyboard.send('Input.imeSetComposition', { text: 'zhenjiang', selectionStart: 9, selectionEnd: 9 });
    await page.keyboard.press('Enter');
    await keyboard.send('Input.imeSetComposition', { text: '镇江', selectionStart: 2, selectionEnd: 2 });
    await page.keyboard.press('Enter');
    expect(await page.locator('.turn').count()).toBe(0);
    expect(served.asked).toEqual([]);
    await keyboard.send('Input.insertText', { text: '镇江5G基站' });
    await page.keyboard.press('Enter');
    await page.locator('.turn[aria-busy="false"]').waitFor();
    expect(served.asked).toHaveLength(1);
  });

  it('starts with questions and documents that come from the documents themselves', async () => {
    const page = await open();
    await page.getByRole('button', { name: '镇江市2022年的重点工作有哪些？' }).waitFor();
    await screenshot(page, 'page');
    await page.getByRole('link', { name: '2022年镇江市数字经济发展工作要点' }).click();
    await page.getByRole('heading', { level: 1, name: '2022年镇江市数字经济发展工作要点' }).waitFor();
  });

  it('waits for the index and goes on by itself', async () => {
    served.setReady(false);
    const page = await open();
    await page.getByText('正在建立索引，请稍等片刻再试。').waitFor();
    served.setReady(true);
    await page.getByRole('button', { name: '镇江市2022年的重点工作有哪些？' }).waitFor();
    await page.getByRole('link', { name: '2022年镇江市数字经济发展工作要点' }).waitFor();
  });

  it('keeps a question that is too long and says so', async () => {
    const page = await open();
    await box(page).fill('字'.repeat(2001));
    await page.keyboard.press('Enter');
    await page.getByText('问题最多 2000 个字，现在是 2001 个字。').waitFor();
    expect((await box(page).inputValue()).length).toBe(2001);
    expect(served.asked).toEqual([]);
  });

  it('covers the screen of a phone with the source', async () => {
    const page = await open('/', { viewport: { width: 390, height: 800 } });
    await ask(page, QUESTION);
    await screenshot(page, 'phone');
    await page.locator('.source').click();
    await page.locator('.read-text .mark-quote').first().waitFor();
    const dialog = await page.getByRole('dialog').boundingBox();
    expect(dialog).toEqual({ x: 0, y: 0, width: 390, height: 800 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    await screenshot(page, 'phone-source');
  });
});

describe('the chat', () => {
  it('shows each statement as it is verified, and announces the finished answer once', async () => {
    const page = await open();
    await box(page).fill(`慢慢${QUESTION}`);
    await page.keyboard.press('Enter');
    await page.locator('.text').getByText('第一句已核对。').waitFor();
    const said = page.getByRole('log').locator('p');
    expect(await said.count()).toBe(0);
    await letGo();
    await page.locator('.turn[aria-busy="false"]').waitFor();
    expect(await said.allTextContents()).toEqual(['第一句已核对。镇江市2022年新建5G基站1400个。\n\n（原文摘录）']);
    expect(await box(page).evaluate((element) => element.matches(':focus'))).toBe(true);
  });

  it('stops, keeps what has come, and answers again', async () => {
    const page = await open();
    await box(page).fill(`慢慢${QUESTION}`);
    await page.keyboard.press('Enter');
    await page.locator('.text').getByText('第一句已核对。').waitFor();
    await page.getByRole('button', { name: '停止' }).click();
    await page.getByText('已停止。').waitFor();
    expect(await page.locator('.text').textContent()).toBe('第一句已核对。');
    await page.getByRole('button', { name: '重新回答' }).click();
    await letGo();
    await page.locator('.text').getByText('第一句已核对。').waitFor();
    await letGo();
    expect(served.asked.length).toBe(2);
    await page.locator('.bar').waitFor();
  });

  it('copies the answer with its footnotes and who wrote it', async () => {
    const page = await open('/', { permissions: ['clipboard-read', 'clipboard-write'] });
    await ask(page, QUESTION);
    await page.getByRole('button', { name: '复制' }).click();
    await page.getByText('已复制，含脚注').waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
      '镇江市2022年新建5G基站1400个。[1]\n\n[1] 《2022年镇江市数字经济发展工作要点》（镇数字发〔2022〕4号）二、重点工作 (五)健全数字基础设施体系 16.\n\n（原文摘录）',
    );
  });

  it('asks a changed question in its place', async () => {
    const page = await open();
    await ask(page, '无锡5G基站');
    await page.getByRole('button', { name: '修改问题' }).click();
    await page.getByRole('textbox', { name: '修改问题' }).fill(QUESTION);
    await page.keyboard.press('Enter');
    await page.locator('.chip').first().waitFor();
    expect(await page.locator('.asked h2').allTextContents()).toEqual([QUESTION]);
    expect(served.asked.at(-1)).toEqual({ question: QUESTION });
  });

  it('keeps conversations in the browser, opens them again and forgets them on request', async () => {
    const page = await open();
    await ask(page, QUESTION);
    await page.reload();
    await page.getByRole('button', { name: '历史对话' }).click();
    await page.locator('.kept button').click();
    expect(await page.locator('.text').textContent()).toBe('镇江市2022年新建5G基站1400个。1');
    await page.getByRole('button', { name: '新对话' }).click();
    expect(await page.locator('.turn').count()).toBe(0);
    await page.getByRole('button', { name: '历史对话' }).click();
    await page.getByRole('button', { name: '清空历史' }).click();
    await page.getByText('还没有历史对话').waitFor();
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
  });

  it('finds back to a server that was killed, without losing the text', async () => {
    const page = await open();
    await box(page).fill(`慢慢${QUESTION}`);
    await page.keyboard.press('Enter');
    await page.locator('.text').getByText('第一句已核对。').waitFor();
    await served.kill();
    await page.getByText('连接中断，正在重新连接').waitFor();
    expect(await page.locator('.text').textContent()).toBe('第一句已核对。');
    await screenshot(page, 'connection-lost');
    await served.revive();
    await page.getByRole('button', { name: '立即重试' }).click();
    await page.locator('.trouble').waitFor({ state: 'hidden' });
    expect(served.asked.length).toBe(2);
    expect(await page.locator('.text').textContent()).toBe('第一句已核对。');
    await letGo();
    await letGo();
    await page.locator('.bar').waitFor();
    expect(await page.locator('.text').textContent()).toContain('新建5G基站1400个');
  });
});

describe('the reader', () => {
  it('marks the range and scrolls to it', async () => {
    const page = await open('/', { viewport: { width: 900, height: 420 } });
    const source = await page.evaluate(async () => {
      const response = await fetch('/api/documents/zhenjiang-work-points-2022/text');
      return response.text();
    });
    const start = source.indexOf(QUOTE);
    await page.goto(`${served.url}/read/zhenjiang-work-points-2022?start=${start}&end=${start + QUOTE.length}`);
    const mark = page.locator('.mark-quote').first();
    await mark.waitFor();
    expect((await page.locator('.mark-quote').allTextContents()).join('')).toBe(QUOTE);
    const seen = await mark.evaluate((element) => {
      const { top, bottom } = element.getBoundingClientRect();
      return top > 0 && bottom < innerHeight;
    });
    expect(seen).toBe(true);
    expect(await page.locator('.read-text').textContent()).toBe(source);
    expect(await page.locator('.tree a').allTextContents()).toContain('16.打造高速泛在、融合智能的网络基础设施。');
  });

  it.each([
    ['?start=5&end=5', '起点（start）应小于终点（end）'],
    ['?start=a&end=5', '应为两个整数'],
    ['?start=1', '应为两个整数'],
    ['?start=0&end=999999', '超出了全文'],
  ])('says what is wrong with %s and shows the text all the same', async (search, message) => {
    const page = await open(`/read/zhenjiang-work-points-2022${search}`);
    await page.getByRole('alert').getByText(message).waitFor();
    expect(await page.locator('.read-text').textContent()).toContain('新建5G基站1400个');
    expect(await page.locator('.mark-quote').count()).toBe(0);
  });

  it('says on which page of a paged document the quote stands', async () => {
    const paged = await servePage(files, { store: () => pagedStore(150) });
    const page = await openPage(browser, {
      url: `${paged.url}/read/zhenjiang-work-points-2022?start=160&end=170`,
      complaints,
    });
    await page.locator('.paper-tools .page').getByText('第 2 页').waitFor();
    await page.goto(`${paged.url}/read/zhenjiang-work-points-2022?start=0&end=5`);
    await page.locator('.paper-tools .page').getByText('第 1 页').waitFor();
    await paged.close();
  });

  it('says that a document does not exist', async () => {
    const page = await open('/read/no-such?start=0&end=5');
    await page.getByText('没有这个文件，链接可能有误，或文件已经撤下。').waitFor();
  });
});
