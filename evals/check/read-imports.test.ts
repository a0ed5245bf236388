import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { importsOf, listSources } from './read-imports.ts';

let root: string;

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'plan-check-'));
  mkdirSync(path.join(root, 'api/routes'), { recursive: true });
  mkdirSync(path.join(root, 'web/node_modules/x'), { recursive: true });
  writeFileSync(path.join(root, 'api/contract.ts'), '');
  writeFileSync(path.join(root, 'api/routes/ask.ts'), '');
  writeFileSync(path.join(root, 'web/node_modules/x/index.ts'), '');
});

afterEach(() => rmSync(root, { recursive: true }));

const read = (source: string) =>
  importsOf({ root, from: 'api/routes/ask.ts', source }).map(({ to, line, typeOnly, ours }) => ({
    to,
    line,
    typeOnly,
    ours,
  }));

describe('importsOf', () => {
  it('reads every form of import', () => {
    const source = [
      "import { a } from '../contract.ts';",
      "import type { B } from '../contract.ts';",
      "import { type C, type D } from '../contract.ts';",
      'import {',
      '  e,',
      '  type F,',
      "} from '../contract.ts';",
      "import 'node:fs';",
      "export * from '../contract.ts';",
      "const late = await import('#retrieval/text/clean');",
      "type Far = typeof import('zod');",
      "import { gone } from './gone.ts';",
    ].join('\n');
    expect(read(source)).toEqual([
      { to: 'api/contract.ts', line: 1, typeOnly: false, ours: true },
      { to: 'api/contract.ts', line: 2, typeOnly: true, ours: true },
      { to: 'api/contract.ts', line: 3, typeOnly: true, ours: true },
      { to: 'api/contract.ts', line: 4, typeOnly: false, ours: true },
      { to: 'api/contract.ts', line: 9, typeOnly: false, ours: true },
      { to: './gone.ts', line: 12, typeOnly: false, ours: false },
      { to: 'node:fs', line: 8, typeOnly: false, ours: false },
      { to: 'retrieval/text/clean.ts', line: 10, typeOnly: false, ours: true },
      { to: 'zod', line: 11, typeOnly: true, ours: false },
    ]);
  });

  it('passes over comments and keeps addresses whole', () => {
    expect(
      read("// import { a } from '../contract.ts';\n/* import 'x'; */\nconst page = 'https://example.org';"),
    ).toEqual([]);
  });
});

describe('listSources', () => {
  it('lists our files and no installed ones', () => {
    expect(listSources(root)).toEqual(['api/contract.ts', 'api/routes/ask.ts']);
  });
});
