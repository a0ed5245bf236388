/** The builds that are kept, and the way back to one of them: one commit, which readers follow as they follow a new build. */

import { type WriterOptions, withIndexWriter } from './build-index.ts';
import { type Build, readBuilds } from './builds.ts';
import type { StoreLocation } from './database.ts';
import { connectDatabase } from './lance-store.ts';
import { StoreFault } from './store-fault.ts';

/** The one that is read first. Builds of another schema are among them; they cannot be read. */
export async function listBuilds(location: StoreLocation): Promise<Build[]> {
  const database = await connectDatabase(location);
  try {
    return await readBuilds(database);
  } finally {
    await database.close();
  }
}

/**
 * Throws `unknown-build` when there is no such build that this program can read, and `index-broken` when its tables are
 * damaged; the current build is then read on.
 */
export async function rollBack(options: WriterOptions, version: string): Promise<Build> {
  return withIndexWriter(options, async (writer) => {
    const chosen = writer.builds.find((build) => build.version === version);
    if (chosen === undefined) throw new StoreFault('unknown-build', `There is no build ${version} that can be read.`);
    const newest = writer.builds.every(({ builtAt }) => builtAt <= chosen.builtAt);
    const build = { ...chosen, rolledBack: !newest };
    await writer.publish(build);
    return build;
  });
}
