import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readDocument } from '#retrieval/ingest/read-document';
import { growPlans } from './grow-plans.ts';

const seeds = fileURLToPath(new URL('../../../seeds', import.meta.url));

describe('growPlans', () => {
  it('makes as many clauses as asked, none twice, in plans of many places and years', async () => {
    const to = await mkdtemp(path.join(tmpdir(), 'grown-'));
    await growPlans({ from: seeds, to, clauses: 450 });
    const files = await readdir(to);
    expect(files).toHaveLength(3);
    const documents = await Promise.all(
      files.map(async (file) => readDocument({ file, bytes: await readFile(path.join(to, file)) })),
    );
    const clauses = documents.flatMap(({ passages }) => passages.map(({ indexText }) => indexText));
    expect(clauses.length).toBeGreaterThan(440);
    expect(new Set(clauses).size).toBe(clauses.length);
    expect(new Set(documents.map(({ region }) => region)).size).toBe(3);
    expect(documents.map(({ years }) => years[0])).toEqual([2016, 2017, 2018]);
    expect(documents.flatMap(({ figures }) => figures).length).toBeGreaterThan(20);
    await rm(to, { recursive: true });
  });
});
