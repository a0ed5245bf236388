import { rm } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { threeDocuments } from './__fixtures__/plan-documents.ts';
import { openFolder, PLACES, type StorePlace } from './__fixtures__/store-places.ts';
import { writeIndex } from './build-index.ts';
import type { StoreLocation } from './database.ts';
import { connectDatabase } from './lance-store.ts';
import { followStore } from './store-handle.ts';

describe.each(PLACES)('on %s', (_place, openPlace) => {
  let place: StorePlace;
  let at: StoreLocation;

  beforeEach(async () => {
    place = await openPlace();
    at = await place.location();
  });

  afterEach(async () => {
    await place.close();
  });

  describe('followStore', () => {
    it('moves to a newer build and keeps the old one open for questions under way', async () => {
      await writeIndex({ ...at, documents: threeDocuments(), fingerprint: 'first' });
      const handle = await followStore(at);
      const before = handle.current();
      expect(await handle.refresh()).toBe(false);
      expect(handle.current()).toBe(before);

      await writeIndex({ ...at, documents: threeDocuments().slice(0, 1), fingerprint: 'second' });
      expect(await Promise.all([handle.refresh(), handle.refresh()])).toEqual([true, true]);
      expect(handle.current().documents()).toHaveLength(1);
      expect(await before.search({ text: '跨境电商', limit: 1 })).toHaveLength(1);
      expect(await handle.refresh()).toBe(false);
      await handle.close();
    });

    it('gives a newer build only when it is prepared', async () => {
      await writeIndex({ ...at, documents: threeDocuments(), fingerprint: 'first' });
      const prepared: string[] = [];
      const { promise, resolve } = Promise.withResolvers<void>();
      const handle = await followStore({
        ...at,
        prepare: async ({ version }) => {
          prepared.push(version);
          if (prepared.length > 1) await promise;
        },
      });
      const before = handle.current();
      const { version } = await writeIndex({ ...at, documents: threeDocuments().slice(0, 1), fingerprint: 'second' });
      const moving = handle.refresh();
      await expect.poll(() => prepared).toEqual([before.version, version]);
      expect(handle.current()).toBe(before);
      resolve();
      expect(await moving).toBe(true);
      expect(handle.current().version).toBe(version);
      await handle.close();
    });

    it('stays on the old build when the newer one cannot be opened', async () => {
      const { version } = await writeIndex({ ...at, documents: threeDocuments(), fingerprint: 'first' });
      const handle = await followStore(at);
      const broken = await writeIndex({ ...at, documents: threeDocuments(), fingerprint: 'second' });
      const database = await connectDatabase(at);
      await database.drop(`words_${broken.version}`);
      await database.close();
      await expect(handle.refresh()).rejects.toMatchObject({ code: 'index-broken' });
      expect(handle.current().version).toBe(version);
      expect(await handle.current().search({ text: '智慧杆塔', limit: 1 })).toHaveLength(1);
      await handle.close();
    });
  });
});

describe('followStore on a folder', () => {
  it('moves to the same build when the folder was removed and it was made again', async () => {
    const place = await openFolder();
    const at = await place.location();
    const build = { ...at, documents: threeDocuments(), fingerprint: 'first' };
    const { version } = await writeIndex(build);
    const handle = await followStore(at);
    await rm(at.uri, { recursive: true });
    expect(await handle.refresh()).toBe(false);
    await expect(handle.current().search({ text: '智慧杆塔', limit: 1 })).rejects.toMatchObject({
      code: 'index-unreadable',
    });
    expect((await writeIndex(build)).version).toBe(version);
    expect(await handle.refresh()).toBe(true);
    expect(await handle.current().search({ text: '智慧杆塔', limit: 1 })).toHaveLength(1);
    expect(await handle.refresh()).toBe(false);
    await handle.close();
    await place.close();
  });
});
