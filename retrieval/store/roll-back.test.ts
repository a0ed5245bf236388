import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { threeDocuments } from './__fixtures__/plan-documents.ts';
import { writeIndex } from './build-index.ts';
import { connectDatabase } from './lance-store.ts';
import { listBuilds, rollBack } from './roll-back.ts';
import { followStore } from './store-handle.ts';

let uri: string;

beforeEach(async () => {
  uri = await mkdtemp(join(tmpdir(), 'plan-back-'));
});

afterEach(() => rm(uri, { recursive: true }));

function write(documents: number): Promise<{ version: string }> {
  return writeIndex({ uri, documents: threeDocuments().slice(0, documents), fingerprint: `first ${documents}` });
}

describe('rollBack', () => {
  it('brings readers back without a restart, and forward again', async () => {
    const old = await write(1);
    const recent = await write(3);
    const handle = await followStore({ uri });
    expect(await rollBack({ uri }, old.version)).toMatchObject({
      version: old.version,
      rolledBack: true,
      documents: 1,
    });
    expect(await handle.refresh()).toBe(true);
    expect(handle.current().documents()).toHaveLength(1);
    expect(await rollBack({ uri }, recent.version)).toMatchObject({ rolledBack: false });
    expect(await handle.refresh()).toBe(true);
    expect(handle.current().documents()).toHaveLength(3);
    await handle.close();
  });

  it('lists the builds, the one that is read first', async () => {
    const [first, second, third] = [await write(1), await write(2), await write(3)];
    await rollBack({ uri }, first.version);
    const listed = (await listBuilds({ uri })).map(({ version, documents }) => [version, documents]);
    expect(listed).toEqual([
      [first.version, 1],
      [third.version, 3],
      [second.version, 2],
    ]);
  });

  it('refuses an unknown version and a damaged one, and changes nothing', async () => {
    const old = await write(1);
    const recent = await write(3);
    const database = await connectDatabase({ uri });
    await database.drop(`figures_${old.version}`);
    await database.close();
    await expect(rollBack({ uri }, 'unknown')).rejects.toMatchObject({ code: 'unknown-build' });
    await expect(rollBack({ uri }, old.version)).rejects.toMatchObject({ code: 'index-broken' });
    expect((await listBuilds({ uri }))[0]?.version).toBe(recent.version);
  });

  it('lists nothing where nothing was built', async () => {
    expect(await listBuilds({ uri })).toEqual([]);
  });
});
