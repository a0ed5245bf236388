import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = path.join(import.meta.dirname, '../..');
/** As the documentation names a test: its file in backquotes, its title in Chinese quotation marks behind. */
const NAMED = /`([\w./-]+\.test\.ts)`“([^”]+)”/g;

function missing(text: string): string[] {
  return [...text.matchAll(NAMED)].flatMap(([, file = '', title = '']) => {
    const at = path.join(ROOT, file);
    if (!existsSync(at)) return [`${file} is not there`];
    const source = readFileSync(at, 'utf8');
    const isTitle = ["'", '"', '`'].some((quote) => source.includes(`${quote}${title}${quote}`));
    return isTitle ? [] : [`${file} has no test “${title}”`];
  });
}

describe('the documentation', () => {
  const docs = readdirSync(path.join(ROOT, 'docs')).filter((name) => name.endsWith('.md'));

  it.each(docs)('names tests that there are: %s', (name) => {
    expect(missing(readFileSync(path.join(ROOT, 'docs', name), 'utf8'))).toEqual([]);
  });

  it('names many, and would miss one that was renamed', () => {
    const map = readFileSync(path.join(ROOT, 'docs/tests.md'), 'utf8');
    expect([...map.matchAll(NAMED)].length).toBeGreaterThan(30);
    expect(missing('`api/worker.test.ts`“is no title”，`api/gone.test.ts`“x”')).toEqual([
      'api/worker.test.ts has no test “is no title”',
      'api/gone.test.ts is not there',
    ]);
  });
});
