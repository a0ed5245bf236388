/**
 * One writer at a time, on a folder or an object store: each writer leaves a mark of its own and yields when
 * it sees another that is alive. Marks have names of their own, so removing a dead one never hits a live one.
 */
import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import type { Column, Database, Row } from './database.ts';
import { numberIn, textIn } from './row-values.ts';
import { StoreFault } from './store-fault.ts';

const PREFIX = 'building_';
const RENEW_MS = 10_000;
/** A writer on another machine counts as dead after this time without a sign of life. */
const EXPIRE_MS = 60_000;

const COLUMNS = [
  { name: 'host', type: 'text' },
  { name: 'pid', type: 'integer' },
  { name: 'renewedAt', type: 'text' },
] as const satisfies readonly Column[];

/** Marks of this process, to know them from those of a dead process with the same number. */
const own = new Set<string>();

export interface LeaseOptions {
  /** How long to wait for another writer before giving up with `build-in-progress`. */
  waitMs: number;
  signal?: AbortSignal | undefined;
}

export async function withWriteLease<T>(database: Database, options: LeaseOptions, run: () => Promise<T>): Promise<T> {
  const mark = `${PREFIX}${randomUUID().slice(0, 8)}`;
  own.add(mark);
  try {
    await takeLease(database, mark, options);
    const renewal = setInterval(() => void renew(database, mark), RENEW_MS).unref();
    try {
      return await run();
    } finally {
      clearInterval(renewal);
      await database.drop(mark);
    }
  } finally {
    own.delete(mark);
  }
}

async function takeLease(database: Database, mark: string, { waitMs, signal }: LeaseOptions): Promise<void> {
  const giveUpAt = Date.now() + waitMs;
  for (;;) {
    signal?.throwIfAborted();
    await database.replace(mark, COLUMNS, [signOfLife()]);
    if (!(await anotherIsAlive(database, mark))) return;
    await database.drop(mark);
    if (Date.now() > giveUpAt) {
      throw new StoreFault('build-in-progress', `Another process has been building this index for over ${waitMs} ms.`);
    }
    // Two that arrive together both yield; unequal pauses let one of them through.
    await pause(100 + Math.random() * 400);
  }
}

/** Removes the marks of dead writers on the way. */
async function anotherIsAlive(database: Database, mark: string): Promise<boolean> {
  let alive = false;
  for (const name of await database.tableNames()) {
    if (!name.startsWith(PREFIX) || name === mark) continue;
    const table = await database.open(name);
    // A mark half made: its writer will see ours when it is done, and yield.
    if (table === null) continue;
    const [row] = await table.rows({ columns: COLUMNS.map((column) => column.name) });
    table.close();
    if (row !== undefined && isAlive(name, row)) alive = true;
    else await database.drop(name);
  }
  return alive;
}

function isAlive(mark: string, row: Row): boolean {
  if (own.has(mark)) return true;
  const pid = numberIn(row, 'pid');
  if (textIn(row, 'host') === hostname()) return pid !== process.pid && processRuns(pid);
  return Date.now() - Date.parse(textIn(row, 'renewedAt')) < EXPIRE_MS;
}

function processRuns(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it runs under another user.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function signOfLife(): Row {
  return { host: hostname(), pid: process.pid, renewedAt: new Date().toISOString() };
}

/** A renewal that fails is tried again at the next turn; only six in a row make the lease look dead. */
async function renew(database: Database, mark: string): Promise<void> {
  await database.replace(mark, COLUMNS, [signOfLife()]).catch(() => undefined);
}
