/** What the records in a bucket share: faults of the one kind, JSON, and work on many objects at once. */
import type { ObjectStore } from '#retrieval/store/object-store';
import { StoreFault } from '#retrieval/store/store-fault';
import { RecordFault } from './record-store.ts';

/** Tries of a change that others get in before. */
const ATTEMPTS = 8;
const AT_ONCE = 8;

export async function recorded<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (fault) {
    if (fault instanceof StoreFault) throw new RecordFault('The record store cannot be used', { cause: fault });
    throw fault;
  }
}

/** Null when there is no such object. Its type is that of the only writer, this program. */
export async function readJson<Value>(objects: ObjectStore, key: string): Promise<Value | null> {
  const object = await objects.read(key);
  return object && (JSON.parse(object.text) as Value);
}

/**
 * Changes an object that others may change too. `change` gets what is there, or null, and gives what shall be, or null to
 * leave it; it may be called again. Gives what is written, or null.
 */
export async function changeJson<Value>(
  objects: ObjectStore,
  key: string,
  change: (value: Value | null) => Value | null,
): Promise<Value | null> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const object = await objects.read(key);
    // Written by this program alone.
    const next = change(object && (JSON.parse(object.text) as Value));
    if (next === null) return null;
    const text = JSON.stringify(next);
    if (object ? await objects.replace(key, text, object.tag) : await objects.create(key, text)) return next;
  }
  throw new RecordFault(`An object of the records was changed by others ${ATTEMPTS} times in a row`);
}

/** At most `limit` of them, a few at once. Whoever else removes the same does no harm. */
export async function removeAll(objects: ObjectStore, keys: AsyncIterable<string>, limit: number): Promise<void> {
  let batch: string[] = [];
  let left = limit;
  const flush = async (): Promise<void> => {
    await Promise.all(batch.map((key) => objects.remove(key)));
    batch = [];
  };
  for await (const key of keys) {
    if (left === 0) break;
    left -= 1;
    batch.push(key);
    if (batch.length === AT_ONCE) await flush();
  }
  await flush();
}

/** Runs now and then beside the calls of a store; several processes may do so at once. */
export interface Sweeper {
  /** Starts a round when the last one is long enough ago. */
  begin(): void;
  settled(): Promise<void>;
}

export interface SweeperOptions {
  /** Of `sweepTimes`. */
  isTime: () => boolean;
  sweep: () => Promise<void>;
}

export function sweeper({ isTime, sweep }: SweeperOptions): Sweeper {
  let running = Promise.resolve();
  return {
    begin: () => {
      if (!isTime()) return;
      // What could not be removed goes at the next round; nobody reads it meanwhile.
      running = running.then(sweep).catch(() => {});
    },
    settled: () => running,
  };
}
