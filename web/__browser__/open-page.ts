/** What the browser tests share: a page that complains to the test, and one question asked. */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

const SCREENSHOTS = path.join(import.meta.dirname, '../../dist/screenshots');

/** `complaints` gets what the browser threw or refused: at the end of a test it is empty. */
export async function openPage(
  browser: Browser,
  { url, complaints, ...options }: BrowserContextOptions & { url: string; complaints: string[] },
): Promise<Page> {
  const page = await (await browser.newContext(options)).newPage();
  page.setDefaultTimeout(4000);
  page.on('pageerror', (fault) => complaints.push(fault.message));
  page.on('console', (message) => {
    if (/Content.Security|TrustedHTML|TypeError|integrity/.test(message.text())) complaints.push(message.text());
  });
  await page.goto(url);
  return page;
}

export async function ask(page: Page, question: string): Promise<void> {
  const before = await page.locator('.turn').count();
  await page.getByRole('textbox', { name: '问题', exact: true }).fill(question);
  await page.keyboard.press('Enter');
  await page.locator('.turn').nth(before).and(page.locator('[aria-busy="false"]')).waitFor();
}

/** For a person to look at, in `dist/screenshots`. */
export async function screenshot(page: Page, name: string): Promise<void> {
  await mkdir(SCREENSHOTS, { recursive: true });
  await page.screenshot({ path: path.join(SCREENSHOTS, `${name}.png`) });
}
