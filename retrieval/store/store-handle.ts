/** Follows the index through rebuilds: `current()` is always open, `refresh()` moves to a newer build when there is one. */
import { readCurrentBuild } from './builds.ts';
import type { StoreLocation } from './database.ts';
import { connectDatabase, openStore } from './lance-store.ts';
import type { OpenOptions } from './open-build.ts';
import type { PlanStore } from './plan-store.ts';

export interface StoreHandle {
  /** Take it once for each question, so that one answer reads one build. */
  current(): PlanStore;
  /** True when a newer build is now read. A build that cannot be opened throws and leaves the old one in place. */
  refresh(): Promise<boolean>;
  close(): Promise<void>;
}

export interface FollowOptions extends StoreLocation, OpenOptions {
  /** What has to be ready before the first question goes to a build; the build before answers until then. */
  prepare?: (store: PlanStore) => Promise<unknown>;
}

export async function followStore(options: FollowOptions): Promise<StoreHandle> {
  // Before it is opened: a build that comes in between is opened once more, never missed.
  let stamp = await publishedStamp(options);
  let store = await openPrepared(options);
  let retired: PlanStore | null = null;
  let running: Promise<boolean> | null = null;

  async function moveOn(): Promise<boolean> {
    const published = await publishedStamp(options);
    if (published === null || published === stamp) return false;
    const next = await openPrepared(options);
    // Questions under way still read the store that is replaced; it closes one refresh later, as its tables go one build later.
    await retired?.close();
    retired = store;
    store = next;
    stamp = published;
    return true;
  }

  return {
    current: () => store,
    refresh() {
      running ??= moveOn().finally(() => {
        running = null;
      });
      return running;
    },
    async close() {
      await running?.catch(() => false);
      await retired?.close();
      await store.close();
    },
  };
}

async function openPrepared(options: FollowOptions): Promise<PlanStore> {
  const store = await openStore(options);
  try {
    await options.prepare?.(store);
    return store;
  } catch (error) {
    await store.close();
    throw error;
  }
}

/**
 * Reads one row; cheap enough to ask every few seconds. The same documents are built under the same version again when
 * the folder was removed: its time tells that the tables are others. Null when there is no build.
 */
async function publishedStamp(location: StoreLocation): Promise<string | null> {
  const database = await connectDatabase(location);
  try {
    const build = await readCurrentBuild(database);
    return build && `${build.version} ${build.builtAt}`;
  } finally {
    await database.close();
  }
}
