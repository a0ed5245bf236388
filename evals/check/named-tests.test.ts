import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { checkNamedTests } from './named-tests.ts';

function check(document: string): string[] {
  const root = mkdtempSync(path.join(tmpdir(), 'plans-named-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  const tests = [
    "describe('a', () => {",
    "  it('says what\\'s wrong', () => {});",
    "  it.each<[string]>([['x']])('reads %s', () => {});",
    "  it.each(ALL)('sees %s', () => {});",
    '  it.each([',
    "    'y',",
    "  ])('writes %s', () => {});",
  ].join('\n');
  writeFileSync(path.join(root, 'a.test.ts'), tests);
  writeFileSync(path.join(root, 'a.md'), document);
  return checkNamedTests(root, ['a.md']);
}

describe('checkNamedTests', () => {
  it('knows titles, also those of tests that run for each of a list', () => {
    expect(
      check("`a.test.ts`“says what's wrong”、`a.test.ts`“reads %s”、`a.test.ts` “writes %s”、`a.test.ts`“sees %s”"),
    ).toEqual([]);
  });

  it('names the line of a test that is not there', () => {
    expect(check('一\n`a.test.ts`“a”；`b.test.ts`“says”')).toEqual([
      'a.md:2 names “a”, which is no title of a.test.ts',
      'a.md:2 names b.test.ts, which is not there',
    ]);
  });

  it('wants a test in every row of a table that has a column for them', () => {
    const table = ['| 威胁 | 测试 |', '|---|---|', '| 一 | `a.test.ts`“reads %s” |', '| 二 | 无 |', '', '| 三 | 无 |'];
    expect(check(table.join('\n'))).toEqual(['a.md:4 names no test under 测试']);
  });
});
