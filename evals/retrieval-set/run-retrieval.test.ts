import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readRetrievalSet } from './read-set.ts';
import { runRetrieval } from './run-retrieval.ts';

describe('runRetrieval', () => {
  it('finds the passages of the sample, across scripts too', async () => {
    const said: string[] = [];
    await runRetrieval(path.join(import.meta.dirname, 'sample'), (line) => said.push(line));
    expect(said.slice(0, 5)).toEqual([
      '片段 6 个，问题 6 个',
      'recall@1   100.0%',
      'recall@5   100.0%',
      'recall@10  100.0%',
      'MRR        1.000',
    ]);
  });

  it('names the line that is of another form', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'plan-set-'));
    writeFileSync(path.join(folder, 'passages.jsonl'), '{"id":"a","text":"甲"}\n{"id":"b"}\n');
    writeFileSync(path.join(folder, 'queries.jsonl'), '');
    await expect(readRetrievalSet(folder)).rejects.toThrow(
      /passages\.jsonl:2 is no line of a retrieval set: [\s\S]*text/,
    );
    rmSync(folder, { recursive: true });
  });
});
