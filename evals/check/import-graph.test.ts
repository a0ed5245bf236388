import { describe, expect, it } from 'vitest';
import { checkCycles, checkReach } from './import-graph.ts';
import type { Import } from './read-imports.ts';

const arrow = (from: string, to: string, more: Partial<Import> = {}): Import => ({
  from,
  to,
  line: 1,
  typeOnly: false,
  ours: true,
  ...more,
});

describe('checkCycles', () => {
  it('names the files of a circle, of types too', () => {
    const imports = [arrow('a.ts', 'b.ts'), arrow('b.ts', 'c.ts'), arrow('c.ts', 'b.ts', { typeOnly: true })];
    expect(checkCycles(imports)).toEqual([
      'import cycle b.ts → c.ts → b.ts: move what they share into a file of its own',
    ]);
  });

  it('accepts two ways to one file', () => {
    expect(
      checkCycles([arrow('a.ts', 'b.ts'), arrow('a.ts', 'c.ts'), arrow('b.ts', 'd.ts'), arrow('c.ts', 'd.ts')]),
    ).toEqual([]);
  });
});

describe('checkReach', () => {
  it('shows the way from the entry to a Node module', () => {
    const imports = [arrow('api/worker.ts', 'api/problem.ts'), arrow('api/problem.ts', 'node:fs', { ours: false })];
    expect(checkReach(imports, 'api/worker.ts')).toEqual([
      'api/worker.ts → api/problem.ts → node:fs: api/worker.ts reaches the Node module node:fs; pass the request on instead',
    ]);
  });

  it.each([
    ['retrieval/store/lance-store.ts', true],
    ['retrieval/ingest/read-document.ts', true],
    ['retrieval/load/decode.ts', true],
    ['@lancedb/lancedb', false],
    ['@node-rs/jieba', false],
  ])('stops at %s', (to, ours) => {
    expect(checkReach([arrow('api/worker.ts', to, { ours })], 'api/worker.ts')).toHaveLength(1);
  });

  it('lets types, and files that the entry does not reach, import anything', () => {
    const imports = [
      arrow('api/worker.ts', 'retrieval/store/lance-store.ts', { typeOnly: true }),
      arrow('api/node.ts', 'node:path', { ours: false }),
    ];
    expect(checkReach(imports, 'api/worker.ts')).toEqual([]);
  });
});
