import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../../web/__browser__/launch-chromium.ts';
import { smallBaseline, smallDocuments, smallRun } from '../__fixtures__/small-run.ts';
import { writeReport } from '../write-report.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'plan-report-'));
let browser: Browser;
let page: Page;
/** Requests and errors of the page: always empty but for the file itself. */
const complaints: string[] = [];

beforeAll(async () => {
  const source = { folder, baseline: smallBaseline, documents: smallDocuments };
  const earlier = smallRun();
  const [first] = earlier.results;
  if (first) first.reply.answer = '镇江市新建5G基站1400个[1]。';
  await writeReport({ ...source, run: earlier });
  const file = await writeReport({ ...source, run: smallRun() });
  browser = await launchChromium();
  page = await browser.newPage();
  page.on('request', (request) => request.url().startsWith('file:') || complaints.push(request.url()));
  page.on('pageerror', (fault) => complaints.push(fault.message));
  page.on('console', (message) => complaints.push(message.text()));
  await page.goto(`file://${file}`);
}, 60_000);

afterEach(() => expect(complaints).toEqual([]));

afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true });
});

const shown = (): Promise<string[]> => page.locator('.case .id').allTextContents();
const view = (key: string): Promise<string[]> => page.getByLabel('哪些用例').selectOption(key);

describe('the report', () => {
  it('opens from a file with the cases that stop the run', async () => {
    expect(await page.locator('.verdict').textContent()).toBe('1 个用例未通过');
    expect(await shown()).toEqual(['zj-3']);
    expect(await page.locator('.case .line').textContent()).toBe('缺 1400个,1400座。错值 1180');
  });

  it('shows distances from the baseline', async () => {
    const right = page.locator('.card', { hasText: '答对（1 / 3）' });
    expect((await right.textContent())?.replace(/\s+/g, '')).toBe('答对（1/3）33.3%－56.7');
    expect(await right.locator('.delta').getAttribute('class')).toBe('delta down');
    expect(await page.locator('.card', { hasText: '核对误拒真句' }).locator('.delta').getAttribute('class')).toBe(
      'delta up',
    );
  });

  it('filters by what happened, by kind, status, document and words', async () => {
    await view('all');
    expect(await shown()).toEqual(['zj-1', 'zj-2', 'zj-3']);
    await page.getByLabel('种类').selectOption('count');
    expect(await shown()).toEqual(['zj-2']);
    await page.getByLabel('种类').selectOption('all');
    await page.getByLabel('状态').selectOption('refused');
    expect(await shown()).toEqual([]);
    await page.getByLabel('状态').selectOption('all');
    await page.getByLabel('文件').selectOption('zhenjiang');
    await page.getByRole('searchbox').fill('服务企业');
    expect(await shown()).toEqual(['zj-2']);
    await page.getByRole('searchbox').fill('');
    await view('changed');
    expect(await shown()).toEqual(['zj-1']);
  });

  it('opens a case with its quote in its place, the difference from the last run and the ranks', async () => {
    await view('changed');
    await page.locator('#zj-1 > summary').click();
    const body = page.locator('#zj-1 .body');
    await body.waitFor();
    expect(await body.locator('section', { hasText: '与上次相比' }).locator('ins').allTextContents()).toEqual([
      '2022年',
    ]);
    const source = body.locator('section', { hasText: '引用' }).first().locator('.source').first();
    expect(await source.locator('mark').textContent()).toBe('2022年新建5G基站1400个，服务企业90家。');
    expect(await source.locator('.text').textContent()).toContain('（市工信局牵头）');
    expect(await body.locator('details summary').textContent()).toBe('检索：依据排在第 1 位（列出前 1 位）');
  });

  it('shows markup of a question and an answer as text', async () => {
    await view('fault');
    await page.locator('#zj-3 > summary').click();
    await page.locator('#zj-3 .body').waitFor();
    expect(await page.locator('#zj-3 .question').textContent()).toContain('<img src=x onerror="window.hit=1">');
    expect(await page.locator('#zj-3 .answer').textContent()).toBe('**新建**5G基站1180个[1]。');
    expect(await page.locator('#zj-3 img').count()).toBe(0);
    expect(await page.evaluate(() => 'hit' in window)).toBe(false);
  });
});

describe('the summary', () => {
  it('fits a pull request', () => {
    expect(readFileSync(path.join(folder, 'summary.md'), 'utf8')).toContain(
      [
        '## 评测：1 个用例未通过',
        '',
        '内置回答，3 个用例，答对 1 个，错值 1 个，用时 12.3 秒。',
        '',
        '| 指标 | 这次 | 基线 | 变化 |',
        '|---|---:|---:|---:|',
        '| 答对 | 33.3% | 90.0% | −56.7 |',
      ].join('\n'),
    );
    expect(readFileSync(path.join(folder, 'summary.md'), 'utf8')).toContain(
      '- `zj-3` \\<img src=x onerror="window.hit=1"\\>基站多少？：缺 1400个,1400座。错值 1180',
    );
  });
});
