import { describe, expect, it } from 'vitest';
import { checkPatterns } from './patterns.ts';
import { readPatterns } from './read-patterns.ts';

function faultsOf(code: string, file = 'api/a.ts'): string[] {
  return checkPatterns(readPatterns(file, code)).map((line) => line.replace(/ .*/, ''));
}

describe('readPatterns', () => {
  it('reads literals and what is put together from constants of the same file', () => {
    const code = [
      "const DIGITS = '[0-9]+';",
      'const YEAR = /\\d{4}年/u;',
      '// Of a name.',
      `const ONE = new RegExp(\`^(?:\${YEAR.source}|\${DIGITS})\` + "$", "gu");`,
      'const OTHER = (name: string) => new RegExp(RegExp.escape(name));',
    ].join('\n');
    expect(readPatterns('api/a.ts', code)).toEqual([
      { file: 'api/a.ts', line: 2, source: '\\d{4}年', flags: 'u', comment: '' },
      { file: 'api/a.ts', line: 4, source: '^(?:\\d{4}年|[0-9]+)$', flags: 'gu', comment: ' Of a name.' },
      { file: 'api/a.ts', line: 5, source: '甲', flags: '', comment: '' },
    ]);
  });
});

describe('checkPatterns', () => {
  it.each([
    'const a = /^(?:[a-z]+)+$/;',
    'const a = /(?:可|可达|达)+$/;',
    'const a = /^(?:\\s|<!--[\\s\\S]*?-->)*<html/;',
    'const a = /\\*\\*(?:\\\\[\\s\\S]|(?!\\*\\*)[\\s\\S])+\\*\\*/;',
    "const PART = '(?:a|a)*'; const a = new RegExp('^' + PART + 'b');",
  ])('finds what takes time without end, wherever it stands: %s', (code) => {
    expect(faultsOf(code)).toEqual(['api/a.ts:1']);
    expect(faultsOf(code, 'retrieval/verify/a.ts')).toEqual(['retrieval/verify/a.ts:1']);
  });

  it('finds neighbours that take characters from each other', () => {
    expect(faultsOf('const a = /^\\s*\\|?\\s*-$/;', 'retrieval/a.ts')).toEqual(['retrieval/a.ts:1']);
    expect(faultsOf('const a = /^\\s*(?:\\|\\s*)?-$/;', 'retrieval/a.ts')).toEqual([]);
  });

  it('finds what is tried anew from every character, unless the text is short and a comment says why', () => {
    const trim = 'const a = /\\/+$/;';
    expect(faultsOf(trim)).toEqual(['api/a.ts:1']);
    expect(faultsOf('const a = /(?<!\\/)\\/+$/;')).toEqual([]);
    expect(faultsOf(`/** Bounded: an address of the configuration. */\n${trim}`)).toEqual([]);
    expect(faultsOf(`/** Bounded: */\n${trim}`)).toEqual(['api/a.ts:2']);
    expect(faultsOf(trim, 'retrieval/query/a.ts')).toEqual([]);
  });
});
