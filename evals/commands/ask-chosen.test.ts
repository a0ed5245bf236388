import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { CommandLine } from '../command-line.ts';
import { readCommandLine } from '../command-line.ts';
import { askChosen } from './ask-chosen.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'plan-chosen-'));
afterAll(() => rmSync(folder, { recursive: true }));

const ONE = {
  id: 'one',
  kind: 'look-up',
  wording: 'plain',
  question: '镇江2022年5G基站目标',
  status: 'answered',
  documents: ['zhenjiang-digital-economy-work-points-2022'],
  evidence: [],
  required: ['1400'],
  forbidden: [],
};

async function exitCodeOf(changed: object, ids: string[] = []): Promise<number> {
  const file = path.join(folder, 'cases.jsonl');
  writeFileSync(file, `${JSON.stringify({ ...ONE, ...changed })}\n`);
  return askChosen(readCommandLine([...ids, '--file', file]) as CommandLine, () => undefined);
}

describe('askChosen', () => {
  it('ends with 1 for a named case that is not right, and for a wrong value of any', async () => {
    expect(await exitCodeOf({}, ['one'])).toBe(0);
    expect(await exitCodeOf({ required: ['1500'] }, ['one'])).toBe(1);
    expect(await exitCodeOf({ required: ['1500'] })).toBe(0);
    expect(await exitCodeOf({ required: ['新建'], forbidden: ['1400'] })).toBe(1);
  });

  it('names file and line of a case that can never be right', async () => {
    await expect(exitCodeOf({ forbidden: ['1400'] })).rejects.toThrow(/cases\.jsonl:1 \(one\): 1400 is both required/);
  });
});
