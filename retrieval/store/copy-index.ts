/** An index in a folder in, a copy of it out that holds whole builds alone: nobody writes the index meanwhile. */
import { cp } from 'node:fs/promises';
import path from 'node:path';
import { connectDatabase } from './lance-store.ts';
import { LEASE_PREFIX, withWriteLease } from './write-lease.ts';

export interface CopyIndexOptions {
  /** Folder of the index. */
  from: string;
  /** Not there yet. */
  to: string;
  /** How long to wait for a program that writes the index before giving up with `build-in-progress`. */
  waitMs: number;
}

/** Throws a `StoreFault`: `build-in-progress`, or `lease-lost` when the copying stood still so long that another wrote. */
export async function copyIndex({ from, to, waitMs }: CopyIndexOptions): Promise<void> {
  const database = await connectDatabase({ uri: from });
  try {
    await withWriteLease(database, { waitMs }, async (lease) => {
      const filter = (file: string): boolean => !path.basename(file).startsWith(LEASE_PREFIX);
      await cp(from, to, { recursive: true, filter });
      await lease.assertHeld();
    });
  } finally {
    await database.close();
  }
}
