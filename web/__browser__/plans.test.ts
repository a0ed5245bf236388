import { readFile } from 'node:fs/promises';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { RecordStore } from '../../api/records/record-store.ts';
import { launchChromium } from './launch-chromium.ts';
import { ask, openPage, screenshot } from './open-page.ts';
import type { ServedPage } from './serve-page.ts';
import { withServedPlans } from './serve-plans.ts';

let browser: Browser;
let served: ServedPage;
let complaints: string[] = [];

let records: RecordStore;
withServedPlans((page, kept) => {
  served = page;
  records = kept;
});
beforeAll(async () => {
  browser = await launchChromium();
}, 60_000);
afterAll(() => browser?.close());
afterEach(async () => {
  for (const context of browser.contexts()) await context.close();
  expect(complaints).toEqual([]);
  complaints = [];
  served.asked.length = 0;
});

/** For a machine that builds other things meanwhile. */
vi.setConfig({ testTimeout: 20_000 });

const SCREEN = { viewport: { width: 1360, height: 860 } };
const open = (path = '/', options: BrowserContextOptions = SCREEN): Promise<Page> =>
  openPage(browser, { url: served.url + path, complaints, ...options });

/** What `GET /api/documents/{id}/text` holds where the address of a citation points. */
async function quoteAt(address: string): Promise<string> {
  const url = new URL(address, served.url);
  const text = await (await fetch(`${served.url}/api/documents/${url.pathname.split('/').at(-1)}/text`)).text();
  return text.slice(Number(url.searchParams.get('start')), Number(url.searchParams.get('end')));
}

describe('the page over real plans', () => {
  it('answers, and every citation opens the reader at exactly its characters', async () => {
    const page = await open();
    await page.getByText('收录的文件').waitFor();
    await page.locator('.question').first().waitFor();
    await screenshot(page, 'ask-start');
    await ask(page, '镇江和盐城5G基站哪个多');
    const chips = page.locator('.text .chip');
    const count = await chips.count();
    expect(count).toBeGreaterThan(1);
    const marked = page.locator('.read-text .mark-quote');
    for (let at = 0; at < count; at += 1) {
      const href = (await chips.nth(at).getAttribute('href')) ?? '';
      await chips.nth(at).click();
      await expect.poll(async () => (await marked.allTextContents()).join('')).toBe(await quoteAt(href));
    }
    await screenshot(page, 'ask-with-source');
    await page.getByRole('button', { name: '上一条' }).click();
    const cited = await page.locator('.source').count();
    await page.getByText(`引用 1 / ${cited}`).waitFor();
    const [reader] = await Promise.all([
      page.waitForEvent('popup'),
      page.getByRole('link', { name: '本段链接' }).click(),
    ]);
    await reader.locator('.mark-quote').first().waitFor();
    await screenshot(reader, 'reader');
    const shared = await open(new URL(reader.url()).pathname + new URL(reader.url()).search);
    await shared.getByRole('button', { name: '下一条' }).click();
    await shared.getByText(`引用 2 / ${cited}`).waitFor();
    expect((await shared.locator('.mark-quote').allTextContents()).join('')).toBe(await quoteAt(shared.url()));
    await shared.goBack();
    await shared.getByText(`引用 1 / ${cited}`).waitFor();
  });

  it('puts the simplified text beside a paper in Traditional characters', async () => {
    const id = 'sucheng-digital-economy-action-plan-2022-2024';
    const source = await (await fetch(`${served.url}/api/documents/${id}/text`)).text();
    const start = source.indexOf('數字經濟');
    const page = await open(`/read/${id}?start=${start}&end=${start + 4}`);
    await page.getByRole('button', { name: '简体对照' }).click();
    expect((await page.locator('.mark-quote').allTextContents()).join('')).toBe('數字經濟');
    expect((await page.locator('.mark-other').allTextContents()).join('')).toBe('数字经济');
    await screenshot(page, 'reader-side-by-side');
    const plain = await open('/read/zhenjiang-digital-economy-work-points-2022');
    await plain.locator('.read-text').waitFor();
    expect(await plain.getByRole('button', { name: '简体对照' }).count()).toBe(0);
  });

  it('shows the standalone question after a follow-up', async () => {
    const page = await open();
    await ask(page, '镇江2022年5G基站目标');
    await ask(page, '那盐城呢');
    expect(await page.locator('.understood').textContent()).toMatch(/^按“盐城.*5G基站.*”理解$/);
    await screenshot(page, 'follow-up');
  });

  it('sends what a reader thinks of an answer, with a comment', async () => {
    const page = await open();
    await ask(page, '镇江2022年5G基站目标');
    await page.getByRole('button', { name: '没有帮助' }).click();
    await page.getByRole('textbox', { name: '哪里不对？（可不填）' }).fill('我要的是2023年的');
    await screenshot(page, 'feedback');
    await page.getByRole('button', { name: '提交' }).click();
    await expect
      .poll(async () => {
        const voted = await records.votedDown(1);
        return voted.map(({ record, feedback }) => [record.texts?.question, feedback.vote, feedback.comment]);
      })
      .toEqual([['镇江2022年5G基站目标', 'down', '我要的是2023年的']]);
    await page.getByText('谢谢，已记下').waitFor();
    expect(await page.getByRole('button', { name: '没有帮助' }).getAttribute('aria-pressed')).toBe('true');
  });

  it('asks only the documents that the filters leave', async () => {
    const page = await open();
    await page.getByRole('button', { name: '镇江市', exact: true }).click();
    expect(await page.locator('.documents li').count()).toBe(1);
    await page.getByText('镇江市（1 份）').waitFor();
    await ask(page, '5G基站目标');
    expect(served.asked.at(-1)?.filters).toEqual({ documentIds: ['zhenjiang-digital-economy-work-points-2022'] });
    await screenshot(page, 'ask-filtered');
    await page.getByRole('button', { name: '取消限定' }).click();
    expect(await page.locator('.documents li').count()).toBe(5);
    await ask(page, '5G基站目标');
    expect(served.asked.at(-1)?.filters).toBeUndefined();
  });

  it('keeps a long answer and its tables inside the chat', async () => {
    const page = await open('/', { viewport: { width: 390, height: 800 } });
    await ask(page, '镇江市2022年的重点工作有哪些');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    expect(await page.locator('.log').evaluate((log) => log.scrollHeight > log.clientHeight)).toBe(true);
    await screenshot(page, 'phone-long-answer');
  });

  it('prints the conversation with its sources and nothing else', async () => {
    const page = await open();
    await ask(page, '镇江2022年5G基站目标');
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.sources').isVisible()).toBe(true);
    for (const hidden of ['.library', '.top', '.composer', '.tools'])
      expect(await page.locator(hidden).first().isVisible()).toBe(false);
    await screenshot(page, 'print');
  });
});

describe('the comparison', () => {
  it('puts figures side by side, says 未提及 where there is none, and opens the source of each', async () => {
    const page = await open('/#compare');
    await page.getByText('几个地区都有的').waitFor();
    await screenshot(page, 'comparison-start');
    await page.getByRole('combobox', { name: '指标' }).fill('5G基站');
    await page.keyboard.press('Enter');
    const card = page.locator('.compared');
    const row = card.locator('tr', { has: page.getByRole('rowheader', { name: '镇江市' }) });
    await row.getByRole('link', { name: /1400个/ }).waitFor();
    expect(await row.textContent()).toContain('未提及');
    await page.getByRole('combobox', { name: '指标' }).fill('数字经济核心产业增加值占地区生产总值比重');
    await page.keyboard.press('Enter');
    await page.locator('.chart').first().waitFor();
    await screenshot(page, 'comparison');
    const link = row.getByRole('link', { name: /1400个/ });
    const quote = await quoteAt((await link.getAttribute('href')) ?? '');
    await link.click();
    await expect
      .poll(async () => (await page.locator('.read-text .mark-quote').allTextContents()).join(''))
      .toBe(quote);
    await screenshot(page, 'comparison-with-source');
  });

  it('is narrowed by regions and years, and leaves as CSV and Word', async () => {
    const page = await open('/#compare');
    await page.getByRole('combobox', { name: '指标' }).fill('5G基站');
    await page.keyboard.press('Enter');
    await page.locator('.chooser').getByRole('button', { name: '镇江市' }).click();
    await page.locator('.chooser').getByRole('button', { name: '2022年' }).click();
    await expect.poll(() => page.getByRole('rowheader').allTextContents()).toEqual(['镇江市']);
    const [csv] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: /为 CSV/ }).click(),
    ]);
    expect(csv.suggestedFilename()).toMatch(/\.csv$/);
    const stream = await csv.createReadStream();
    let text = '';
    for await (const chunk of stream) text += chunk;
    expect(text).toContain('1400个');
    const [word] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: /为 Word/ }).click(),
    ]);
    expect(word.suggestedFilename()).toMatch(/\.docx$/);
  });

  it('says that there is no such indicator', async () => {
    const page = await open('/#compare');
    await page.getByRole('combobox', { name: '指标' }).fill('没有这个指标');
    await page.keyboard.press('Enter');
    await page.getByText('这些文件里没有这个指标的数字。').waitFor();
  });
});

const DRAFT = `镇江市2022年计划新建5G基站1400个。
镇江市2022年计划新建5G基站1800个。
无锡市2022年新建5G基站3000个。
`;

describe('核数', () => {
  it('marks each statement with its verdict and opens what the plans say', async () => {
    const page = await open('/#verify');
    await page.getByRole('textbox', { name: '文稿' }).fill(DRAFT);
    await screenshot(page, 'verify-draft');
    await page.getByRole('button', { name: '开始核对' }).click();
    await page.locator('.draft-text').waitFor();
    expect(await page.locator('.claim-supported').first().textContent()).toContain('1400个');
    expect(await page.locator('.claim-contradicted').first().textContent()).toContain('1800个');
    expect(await page.locator('.claim-not-found').first().textContent()).toContain('3000个');
    await screenshot(page, 'verify');
    await page.locator('.claim-contradicted').first().click();
    const source = page.locator('.claim-item[aria-current="true"] .claim-source').first();
    const quote = await quoteAt((await source.getAttribute('href')) ?? '');
    await source.click();
    await expect
      .poll(async () => (await page.locator('.read-text .mark-quote').allTextContents()).join(''))
      .toBe(quote);
    expect(quote).toContain('1400个');
    await screenshot(page, 'verify-with-source');
    await page.getByRole('button', { name: '修改文稿' }).click();
    expect(await page.getByRole('textbox', { name: '文稿' }).inputValue()).toBe(DRAFT);
  });

  it('checks a Word file and gives it back with notes', async () => {
    const page = await open('/#verify');
    const buffer = await readFile(new URL('../../api/channels/__fixtures__/draft.docx', import.meta.url));
    const word = { name: '汇报.docx', mimeType: 'application/octet-stream', buffer };
    await page.locator('input[type="file"]').setInputFiles(word);
    await page.getByText('汇报.docx').waitFor();
    await page.getByRole('button', { name: '开始核对' }).click();
    await page.locator('.claim-supported').first().waitFor();
    expect(await page.locator('.claim-supported').first().textContent()).toContain('2022年新建5G基站1400个。');
    await screenshot(page, 'verify-word');
    const save = async (format: string): Promise<string> => {
      const download = page.waitForEvent('download');
      await page.getByRole('button', { name: `下载加了注的 ${format} 文稿` }).click();
      return (await download).suggestedFilename();
    };
    expect(await save('Word')).toBe('汇报（核数）.docx');
    expect(await save('Markdown')).toBe('汇报（核数）.md');
  });

  it('takes a file, in GB18030 too, and says what it cannot read', async () => {
    const page = await open('/#verify');
    const file = page.locator('input[type="file"]');
    await file.setInputFiles({
      name: '稿.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from([0xd5, 0xf2, 0xbd, 0xad, 0xca, 0xd0]),
    });
    await expect.poll(() => page.getByRole('textbox', { name: '文稿' }).inputValue()).toBe('镇江市');
    await file.setInputFiles({ name: '稿.pptx', mimeType: 'application/zip', buffer: Buffer.from('PK') });
    await page.getByRole('alert').getByText('“稿.pptx”读不了').waitFor();
    await page.getByRole('textbox', { name: '文稿' }).fill('字'.repeat(20_001));
    expect(await page.getByRole('button', { name: '开始核对' }).isDisabled()).toBe(true);
  });
});
