import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { threeDocuments } from './__fixtures__/plan-documents.ts';
import { ALL_PLACES, type StorePlace } from './__fixtures__/store-places.ts';
import { writeIndex } from './build-index.ts';
import type { StoreLocation } from './database.ts';
import { connectDatabase } from './lance-store.ts';
import { listBuilds, rollBack } from './roll-back.ts';
import { followStore } from './store-handle.ts';

describe.each(ALL_PLACES)('on %s', (_place, openPlace) => {
  let place: StorePlace;
  let at: StoreLocation;

  beforeEach(async () => {
    place = await openPlace();
    at = await place.location();
  });

  afterEach(() => place.close());

  function write(documents: number): Promise<{ version: string }> {
    return writeIndex({ ...at, documents: threeDocuments().slice(0, documents), fingerprint: `first ${documents}` });
  }

  describe('rollBack', () => {
    it('brings readers back without a restart, and forward again', async () => {
      const old = await write(1);
      const recent = await write(3);
      const handle = await followStore(at);
      expect(await rollBack(at, old.version)).toMatchObject({
        version: old.version,
        rolledBack: true,
        documents: 1,
      });
      expect(await handle.refresh()).toBe(true);
      expect(handle.current().documents()).toHaveLength(1);
      expect(await rollBack(at, recent.version)).toMatchObject({ rolledBack: false });
      expect(await handle.refresh()).toBe(true);
      expect(handle.current().documents()).toHaveLength(3);
      await handle.close();
    });

    it('lists the builds, the one that is read first', async () => {
      const [first, second, third] = [await write(1), await write(2), await write(3)];
      await rollBack(at, first.version);
      const listed = (await listBuilds(at)).map(({ version, documents }) => [version, documents]);
      expect(listed).toEqual([
        [first.version, 1],
        [third.version, 3],
        [second.version, 2],
      ]);
    });

    it('refuses an unknown version and a damaged one, and changes nothing', async () => {
      const old = await write(1);
      const recent = await write(3);
      const database = await connectDatabase(at);
      await database.drop(`figures_${old.version}`);
      await database.close();
      await expect(rollBack(at, 'unknown')).rejects.toMatchObject({ code: 'unknown-build' });
      await expect(rollBack(at, old.version)).rejects.toMatchObject({ code: 'index-broken' });
      expect((await listBuilds(at))[0]?.version).toBe(recent.version);
    });

    it('lists nothing where nothing was built', async () => {
      expect(await listBuilds(at)).toEqual([]);
    });
  });
});
