import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openApiKeys } from './api-keys.ts';

describe('openApiKeys', () => {
  it('keeps every key that several processes add at the same moment', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'plans-keys-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const program = path.join(import.meta.dirname, '__fixtures__/add-keys.ts');
    const adding = [1, 2, 3].map((name) => spawn(process.execPath, [program, folder, `${name}`, '10']));
    await Promise.all(adding.map(({ stdout }) => once(stdout, 'data')));
    const ended = adding.map((child) => once(child, 'exit'));
    for (const { stdin } of adding) stdin.end();
    expect(await Promise.all(ended)).toEqual(Array(3).fill([0, null]));
    expect(openApiKeys(folder, Date.now).list()).toHaveLength(30);
  }, 20_000);
});
