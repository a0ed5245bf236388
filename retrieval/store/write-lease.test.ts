import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from './database.ts';
import { connectDatabase } from './lance-store.ts';
import { withWriteLease } from './write-lease.ts';

let uri: string;
let database: Database;

beforeEach(async () => {
  uri = await mkdtemp(join(tmpdir(), 'plan-lease-'));
  database = await connectDatabase({ uri });
});

afterEach(async () => {
  await database.close();
  await rm(uri, { recursive: true });
});

async function leaveMark(name: string, row: { host: string; pid: number; renewedAt: string }): Promise<void> {
  const columns = [
    { name: 'host', type: 'text' },
    { name: 'pid', type: 'integer' },
    { name: 'renewedAt', type: 'text' },
  ] as const;
  await database.replace(name, columns, [row]);
}

const DEAD = 'building_1700000000000_dead';
const ALIVE = 'building_1700000000000_alive';

const now = new Date().toISOString();
const twoMinutesAgo = new Date(Date.now() - 120_000).toISOString();

describe('withWriteLease', () => {
  it('never lets two writers of one process work at once', async () => {
    let working = 0;
    const work = async (): Promise<number> => {
      working += 1;
      const seen = working;
      await database.tableNames();
      working -= 1;
      return seen;
    };
    const lease = { waitMs: 30_000 };
    const seen = await Promise.all([1, 2, 3].map(() => withWriteLease(database, lease, work)));
    expect(seen).toEqual([1, 1, 1]);
    expect(await database.tableNames()).toEqual([]);
  });

  it('gives the lease back when the work fails', async () => {
    const work = async (): Promise<never> => Promise.reject(new Error('no room left'));
    await expect(withWriteLease(database, { waitMs: 0 }, work)).rejects.toThrow('no room left');
    expect(await database.tableNames()).toEqual([]);
  });

  it.each([
    ['a process of this machine that is gone', { host: hostname(), pid: 2 ** 30, renewedAt: now }],
    [
      'a running process that has been silent for two minutes',
      { host: hostname(), pid: process.ppid, renewedAt: twoMinutesAgo },
    ],
    ['an earlier process with our own number', { host: hostname(), pid: process.pid, renewedAt: now }],
    ['another machine that has been silent for two minutes', { host: 'elsewhere', pid: 1, renewedAt: twoMinutesAgo }],
  ])('removes the mark of %s', async (_, row) => {
    await leaveMark(DEAD, row);
    expect(await withWriteLease(database, { waitMs: 0 }, async () => database.tableNames())).not.toContain(DEAD);
  });

  it.each([
    ['a running process of this machine', { host: hostname(), pid: process.ppid, renewedAt: now }],
    ['another machine that has just given a sign of life', { host: 'elsewhere', pid: 1, renewedAt: now }],
  ])('yields to %s', async (_, row) => {
    await leaveMark(ALIVE, row);
    const waiting = withWriteLease(database, { waitMs: 0 }, async () => 'worked');
    await expect(waiting).rejects.toMatchObject({ code: 'build-in-progress' });
    expect(await database.tableNames()).toEqual([ALIVE]);
  });
  it('removes an old mark that was half made or half removed', async () => {
    await mkdir(join(uri, `${DEAD}.lance`, 'data'), { recursive: true });
    await leaveMark(ALIVE, { host: 'elsewhere', pid: 1, renewedAt: now });
    await rm(join(uri, `${ALIVE}.lance`, 'data'), { recursive: true });
    expect(await withWriteLease(database, { waitMs: 0 }, async () => 'worked')).toBe('worked');
    expect(await database.tableNames()).toEqual([]);
  });

  it('waits for no mark that its killed writer left half made', async () => {
    const { stdout } = spawnSync(process.execPath, ['-p', 'process.pid'], { encoding: 'utf8' });
    const here = createHash('sha256').update(hostname()).digest('hex').slice(0, 8);
    const mark = `building_${Date.now()}_${here}_${stdout.trim()}_half`;
    await leaveMark(mark, { host: hostname(), pid: Number(stdout), renewedAt: now });
    await rm(join(uri, `${mark}.lance`, 'data'), { recursive: true });
    expect(await withWriteLease(database, { waitMs: 0 }, async () => 'worked')).toBe('worked');
  });

  it('tells a writer whose mark another has removed', async () => {
    const working = withWriteLease(database, { waitMs: 0 }, async (lease) => {
      await lease.assertHeld();
      for (const name of await database.tableNames()) await database.drop(name);
      await lease.assertHeld();
    });
    await expect(working).rejects.toMatchObject({ code: 'lease-lost' });
  });
});
