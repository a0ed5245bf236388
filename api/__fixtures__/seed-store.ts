/** A store over the project's own papers for the tests of one file. Its index is built once for all files, and only read. */
import { existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, inject } from 'vitest';
import { ingestFolder } from '#retrieval/ingest/ingest-folder';
import { openStore } from '#retrieval/store/lance-store';
import type { PlanStore } from '#retrieval/store/plan-store';

declare module 'vitest' {
  interface ProvidedContext {
    /** A folder of this run, shared by all its processes and gone at its end. */
    runFolder: string;
  }
}

const SEEDS = fileURLToPath(new URL('../../seeds', import.meta.url));

/** Hands the store over before the first test of the file. */
export function withSeedStore(handOver: (store: PlanStore) => void): void {
  let store: PlanStore | undefined;
  beforeAll(async () => {
    store = await openStore({ uri: await seedIndex() });
    handOver(store);
  }, 60_000);
  afterAll(() => store?.close());
}

/** Built in a folder of its own that is put in place whole: of two files that start together, one may be quicker. */
async function seedIndex(): Promise<string> {
  const folder = inject('runFolder');
  const index = path.join(folder, 'seeds');
  if (existsSync(index)) return index;
  const fresh = mkdtempSync(`${index}-`);
  await ingestFolder({ plansDir: SEEDS, uri: fresh });
  try {
    renameSync(fresh, index);
  } catch (fault) {
    if (!existsSync(index)) throw fault;
    rmSync(fresh, { recursive: true });
  }
  return index;
}
