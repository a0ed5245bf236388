/**
 * One writer at a time, on a folder or an object store: each writer leaves a mark of its own and yields when
 * it sees another that is alive. Marks have names of their own, so removing a dead one never hits a live one.
 */
import { createHash, randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import type { Column, Database, Row } from './database.ts';
import { numberIn, textIn } from './row-values.ts';
import { StoreFault } from './store-fault.ts';

/** Names of the marks; nothing else in an index begins so. */
export const LEASE_PREFIX = 'building_';
const RENEW_MS = 10_000;
/** A writer counts as dead after this time without a sign of life; one of this machine as soon as its process is gone. */
const EXPIRE_MS = 60_000;

const COLUMNS = [
  { name: 'host', type: 'text' },
  { name: 'pid', type: 'integer' },
  { name: 'renewedAt', type: 'text' },
] as const satisfies readonly Column[];

/** Host names may hold what a table's name may not. */
const HERE = createHash('sha256').update(hostname()).digest('hex').slice(0, 8);

/** Marks of this process, to know them from those of a dead process with the same number. */
const own = new Set<string>();

export interface LeaseOptions {
  /** How long to wait for another writer before giving up with `build-in-progress`. */
  waitMs: number;
  signal?: AbortSignal | undefined;
  /** Told once when another writer has to be waited for. */
  onWait?: (() => void) | undefined;
}

export interface Lease {
  /**
   * Throws `lease-lost` when another writer has taken this one for dead (a laptop that slept, an event loop that stood
   * still): what it has built since must not be published.
   */
  assertHeld(): Promise<void>;
}

export async function withWriteLease<T>(
  database: Database,
  options: LeaseOptions,
  run: (lease: Lease) => Promise<T>,
): Promise<T> {
  const mark = `${LEASE_PREFIX}${Date.now()}_${HERE}_${process.pid}_${randomUUID().slice(0, 8)}`;
  own.add(mark);
  try {
    await takeLease(database, mark, options);
    const stopRenewing = keepRenewing(database, mark);
    try {
      return await run({ assertHeld: () => assertHeld(database, mark) });
    } finally {
      await stopRenewing();
      await database.drop(mark);
    }
  } finally {
    own.delete(mark);
  }
}

async function assertHeld(database: Database, mark: string): Promise<void> {
  const table = await database.open(mark);
  if (table === null)
    throw new StoreFault(
      'lease-lost',
      'Another process took over while this one stood still. Run the ingestion again.',
    );
  await table.close();
}

async function takeLease(database: Database, mark: string, { waitMs, signal, onWait }: LeaseOptions): Promise<void> {
  const giveUpAt = performance.now() + waitMs;
  let waiting = false;
  for (;;) {
    signal?.throwIfAborted();
    await database.replace(mark, COLUMNS, [signOfLife()]);
    if (!(await anotherIsAlive(database, mark))) return;
    await database.drop(mark);
    if (performance.now() > giveUpAt) {
      throw new StoreFault('build-in-progress', `Another process has been building this index for over ${waitMs} ms.`);
    }
    if (!waiting) onWait?.();
    waiting = true;
    // Two that arrive together both yield; unequal pauses let one of them through.
    await pause(100 + Math.random() * 400);
  }
}

/** Removes the marks of dead writers on the way. */
async function anotherIsAlive(database: Database, mark: string): Promise<boolean> {
  let alive = false;
  for (const name of await database.tableNames()) {
    if (!name.startsWith(LEASE_PREFIX) || name === mark) continue;
    const state = await stateOf(database, name);
    if (state === 'alive') alive = true;
    if (state === 'dead') await database.drop(name);
  }
  return alive;
}

type MarkState = 'alive' | 'dead' | 'unborn';

async function stateOf(database: Database, mark: string): Promise<MarkState> {
  // A writer that is killed while it makes or removes its mark leaves one that cannot be read.
  if (isOfDeadProcess(mark)) return 'dead';
  const table = await database.open(mark);
  // Its writer will see ours when the mark is made, and yield.
  if (table === null) return isYoung(mark) ? 'unborn' : 'dead';
  try {
    const [row] = await table.rows({ columns: COLUMNS.map(({ name }) => name) });
    return row !== undefined && isAlive(mark, row) ? 'alive' : 'dead';
  } catch {
    // It is being removed at this moment, or its writer died while it removed it.
    return isYoung(mark) ? 'alive' : 'dead';
  } finally {
    await table.close();
  }
}

function isOfDeadProcess(mark: string): boolean {
  const [, here, pid] = mark.slice(LEASE_PREFIX.length).split('_');
  return here === HERE && !own.has(mark) && (Number(pid) === process.pid || !processRuns(Number(pid)));
}

/** By the time in its name. */
function isYoung(mark: string): boolean {
  const bornAt = Number(mark.slice(LEASE_PREFIX.length).split('_')[0]);
  return isRecent(bornAt);
}

function isAlive(mark: string, row: Row): boolean {
  if (own.has(mark)) return true;
  // Numbers of processes are used again, so a running one alone is no proof.
  if (!isRecent(Date.parse(textIn(row, 'renewedAt')))) return false;
  const pid = numberIn(row, 'pid');
  return textIn(row, 'host') !== hostname() || (pid !== process.pid && processRuns(pid));
}

/** What lies further ahead was written before the clock was set back: nobody renews it, or it is renewed in a moment. */
function isRecent(time: number): boolean {
  return Math.abs(Date.now() - time) <= EXPIRE_MS;
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

/** Gives a function that stops, and waits for a renewal under way: it would bring back a mark that is removed. */
function keepRenewing(database: Database, mark: string): () => Promise<void> {
  let renewal = Promise.resolve();
  const timer = setInterval(() => {
    // One that fails is tried again at the next turn; only six in a row make the lease look dead.
    renewal = renew(database, mark).catch(() => undefined);
  }, RENEW_MS).unref();
  return () => {
    clearInterval(timer);
    return renewal;
  };
}

/** A mark that another writer has removed stays away: `assertHeld` finds out by it. */
async function renew(database: Database, mark: string): Promise<void> {
  const table = await database.open(mark);
  if (table === null) return;
  await table.close();
  await database.replace(mark, COLUMNS, [signOfLife()]);
}
