/** Figures for a person to read: printed, not judged, because a machine that is busy is slow for other reasons. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { eventsOf, smallReply } from '../../api/__fixtures__/small-answer.ts';
import type { Answer } from '../../api/answering.ts';
import { launchChromium } from './launch-chromium.ts';
import { openPage } from './open-page.ts';
import { buildPage, type ServedPage, servePage } from './serve-page.ts';

/** For a machine that builds other things meanwhile. */
vi.setConfig({ testTimeout: 30_000 });

const QUESTION = '镇江2022年5G基站目标';
const SENTENCES = 200;

/** Each statement waits until the test lets it go. */
let waiting: (() => void)[] = [];

const answer: Answer = async function* (_store, request) {
  const reply = smallReply(request);
  const [citation] = reply.citations;
  if (citation) yield { kind: 'citation-available', citation };
  for (let at = 1; at <= SENTENCES; at += 1) {
    await new Promise<void>((resolve) => waiting.push(resolve));
    yield { kind: 'text-verified', text: `第${at}句：镇江市2022年**新建5G基站1400个**，力争完成年度目标[1]。\n\n` };
  }
  for await (const event of eventsOf(reply)) if (event.kind === 'answer-end') yield event;
};

let browser: Browser;
let served: ServedPage;

beforeAll(async () => {
  const page = buildPage().then((files) => servePage(files, { answer }));
  [browser, served] = await Promise.all([launchChromium(), page]);
}, 60_000);

afterAll(async () => {
  await browser?.close();
  await served?.close();
});

async function letGo(): Promise<void> {
  await expect.poll(() => waiting.length, { interval: 1 }).toBeGreaterThan(0);
  waiting.shift()?.();
}

describe('the figures of the page', () => {
  it('measures its first paint', async () => {
    const page = await openPage(browser, { url: served.url, complaints: [] });
    await page.locator('.question').first().waitFor();
    const paints = await page.evaluate(() =>
      performance.getEntriesByType('paint').map(({ name, startTime }) => `${name} ${Math.round(startTime)} ms`),
    );
    const largest = await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          new PerformanceObserver((list) => resolve(list.getEntries().at(-1)?.startTime ?? 0)).observe({
            type: 'largest-contentful-paint',
            buffered: true,
          });
        }),
    );
    expect(paints).toHaveLength(2);
    console.info(`page: ${paints.join(', ')}, largest-contentful-paint ${Math.round(largest)} ms`);
    await page.close();
  });

  it(`measures how long typing waits while ${SENTENCES} statements stream`, async () => {
    waiting = [];
    const page = await openPage(browser, { url: served.url, complaints: [] });
    await page.evaluate(() => {
      const seen: number[] = [];
      Object.assign(globalThis, { seen });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries())
          if ('interactionId' in entry && entry.interactionId) seen.push(entry.duration);
      }).observe({ type: 'event', durationThreshold: 16, buffered: true } as PerformanceObserverInit);
    });
    await page.getByRole('textbox', { name: '问题', exact: true }).fill(QUESTION);
    await page.keyboard.press('Enter');
    for (let at = 0; at < SENTENCES; at += 1) {
      await letGo();
      if (at % 5 === 0) await page.keyboard.type('字');
    }
    await page.locator('.bar').waitFor();
    expect(await page.locator('.text p').count()).toBe(SENTENCES);
    expect(await page.getByRole('textbox', { name: '问题', exact: true }).inputValue()).toBe(
      '字'.repeat(SENTENCES / 5),
    );
    const durations = await page.evaluate(() => (globalThis as unknown as { seen: number[] }).seen);
    const slowest = Math.max(0, ...durations);
    console.info(
      `typing while ${SENTENCES} statements stream: interaction to next paint ${slowest === 0 ? 'below 16' : slowest} ms at worst, ${durations.length} of ${SENTENCES / 5} above 16 ms`,
    );
  });
});
