import axe from 'axe-core';
import type { Page } from 'playwright-core';

const ALL = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** All that another colour scheme can change. */
const COLOURS = ['color-contrast'];

/** What axe finds on the page as it is, shadow roots included: a line for each rule with the places. */
export async function axeProblems(page: Page, colorScheme: 'light' | 'dark'): Promise<string[]> {
  const runOnly =
    colorScheme === 'light' ? { type: 'tag' as const, values: ALL } : { type: 'rule' as const, values: COLOURS };
  // Not as a script tag: the page's own policy would refuse it.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  const violations = await page.evaluate(async (only) => {
    const { axe: loaded } = globalThis as unknown as { axe: typeof axe };
    return (await loaded.run(document, { runOnly: only, resultTypes: ['violations'] })).violations;
  }, runOnly);
  return violations.map(
    ({ id, help, nodes }) => `${id} (${help}): ${nodes.map(({ target }) => target.flat().join(' ')).join(', ')}`,
  );
}
