/** A store over the project's own papers for the tests of one file, built in a folder of its own and removed at the end. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll } from 'vitest';
import { ingestFolder } from '#retrieval/ingest/ingest-folder';
import { openStore } from '#retrieval/store/lance-store';
import type { PlanStore } from '#retrieval/store/plan-store';

/** Hands the store over before the first test of the file. */
export function withSeedStore(handOver: (store: PlanStore) => void): void {
  const folder = mkdtempSync(path.join(tmpdir(), 'plan-seeds-'));
  let store: PlanStore | undefined;
  beforeAll(async () => {
    await ingestFolder({ plansDir: fileURLToPath(new URL('../../seeds', import.meta.url)), uri: folder });
    store = await openStore({ uri: folder });
    handOver(store);
  }, 60_000);
  afterAll(async () => {
    await store?.close();
    rmSync(folder, { recursive: true, force: true });
  });
}
