import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { threeDocuments } from './__fixtures__/plan-documents.ts';
import { PLACES, type StorePlace } from './__fixtures__/store-places.ts';
import { writeIndex } from './build-index.ts';
import { publishBuild, readCurrentBuild } from './builds.ts';
import type { Database, StoreLocation, Table } from './database.ts';
import { TABLES } from './index-schema.ts';
import { connectDatabase, openStore, readCurrent } from './lance-store.ts';
import { proveSearch } from './open-build.ts';

describe.each(PLACES)('on %s', (_place, openPlace) => {
  let place: StorePlace;
  let at: StoreLocation;
  let version: string;
  let database: Database;

  beforeEach(async () => {
    place = await openPlace();
    at = await place.location();
    ({ version } = await writeIndex({ ...at, documents: threeDocuments(), fingerprint: 'three' }));
    database = await connectDatabase(at);
  });

  afterEach(async () => {
    await database.close();
    await place.close();
  });

  async function tableOf(name: string): Promise<Table> {
    const table = await database.open(name);
    if (table === null) throw new Error(`No table ${name}.`);
    return table;
  }

  describe('openStore proves its search', () => {
    it('by rare words of one passage', async () => {
      const build = await readCurrentBuild(database);
      expect(build?.probe?.words).toHaveLength(2);
      const store = await openStore(at);
      const [passage] = await store.passages([build?.probe?.passageId ?? '']);
      for (const word of build?.probe?.words ?? []) expect(passage?.indexText.toLowerCase()).toContain(word);
      await store.close();
    });

    it('and fails when the words of the probe are not found', async () => {
      const build = await readCurrentBuild(database);
      if (build?.probe == null) throw new Error('No probe.');
      for (const column of ['words', 'chars', 'context'] as const) {
        await publishBuild(database, { ...build, probe: { ...build.probe, [column]: ['犄角旮旯'] } });
        await expect(openStore(at)).rejects.toMatchObject({
          code: 'index-broken',
          message: expect.stringContaining(column),
        });
      }
    });

    it('and fails when rows are not in the index', async () => {
      const passages = await tableOf(`passages_${version}`);
      const [row] = await passages.rows({
        columns: TABLES.passages.map(({ name }) => name),
      });
      await passages.append(row ? [row] : []);
      await expect(openStore(at)).rejects.toMatchObject({
        name: 'StoreFault',
        code: 'index-broken',
        message: expect.stringContaining('covers 7 of 8 passages'),
      });
    });

    it('and fails when there is no index at all', async () => {
      const table = await database.create('unindexed', TABLES.passages);
      await expect(proveSearch(table, null)).rejects.toMatchObject({
        code: 'index-broken',
        message: expect.stringContaining('covers none of 0 passages'),
      });
    });

    it('and fails when a table is gone', async () => {
      expect(await readCurrent(at)).toMatchObject({ version, fingerprint: 'three' });
      await database.drop(`figures_${version}`);
      await expect(openStore(at)).rejects.toMatchObject({ code: 'index-broken' });
      expect(await readCurrent(at)).toBeNull();
    });
  });

  describe('an index of another schema', () => {
    it('is not opened, and counts as nothing to read', async () => {
      const build = await readCurrentBuild(database);
      if (build === null) throw new Error('No build.');
      await publishBuild(database, { ...build, schemaVersion: 999 });
      await expect(openStore(at)).rejects.toMatchObject({ code: 'index-outdated' });
      expect(await readCurrent(at)).toBeNull();
    });

    it('of columns that this program does not know is told apart as well', async () => {
      // The row of schema 4, before there were versions to go back to.
      const row = {
        version: 'a',
        fingerprint: 'b',
        schemaVersion: 4,
        builtAt: '2026-11-01T00:00:00.000Z',
        previous: '',
      };
      const text = (name: string) => ({ name, type: 'text' as const });
      const columns = [...['version', 'fingerprint', 'builtAt', 'previous'].map(text)];
      await database.replace('current', [...columns, { name: 'schemaVersion', type: 'integer' }], [row]);
      await expect(openStore(at)).rejects.toMatchObject({ code: 'index-outdated' });
      await writeIndex({ ...at, documents: threeDocuments(), fingerprint: 'three' });
      expect((await readCurrent(at))?.documents).toBe(3);
    });
  });
});
