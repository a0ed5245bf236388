import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type S3Server, startS3Server } from '../store/__fixtures__/s3-server.ts';
import { publishBuild } from '../store/builds.ts';
import type { StoreLocation } from '../store/database.ts';
import { connectDatabase, openStore, readCurrent } from '../store/lance-store.ts';
import { type IngestReport, ingestFolder } from './ingest-folder.ts';

const planOf = (city: string, figure: number): string =>
  `${city}2023年数字经济工作要点\n一、发展目标\n全年新建5G基站${figure}个。\n`;

let base: string;
let server: S3Server;
let index: StoreLocation;

beforeEach(async () => {
  base = mkdtempSync(path.join(tmpdir(), 'plan-elsewhere-'));
  server = await startS3Server();
  index = server.location();
  mkdirSync(path.join(base, 'plans'));
  writeFileSync(path.join(base, 'plans/wuxi.txt'), planOf('无锡市', 120));
});
afterEach(async () => {
  await server.close();
  rmSync(base, { recursive: true });
});

/** Ingestion on a machine of this name: the plans are the same for all, what was added is its own. */
function ingestOn(machine: string, given: Record<string, string> = {}, dropped: string[] = []): Promise<IngestReport> {
  const extraPaths = Object.entries(given).map(([name, text]) => {
    const file = path.join(base, name);
    writeFileSync(file, text);
    return file;
  });
  const addedDir = path.join(base, machine);
  return ingestFolder({ ...index, plansDir: path.join(base, 'plans'), addedDir, extraPaths, dropped });
}

async function documents(): Promise<string[]> {
  const store = await openStore(index);
  const ids = store.documents().map(({ id }) => id);
  await store.close();
  return ids;
}

describe('an index that several machines share', () => {
  it('keeps what another machine added, whichever ingests next, and settles', async () => {
    await ingestOn('one', { 'suzhou.txt': planOf('苏州市', 340) });
    const second = await ingestOn('two', { 'nantong.txt': planOf('南通市', 560) });
    expect(second).toMatchObject({ removed: [], elsewhere: ['suzhou.txt'], read: 1, documents: 3 });
    expect(await documents()).toEqual(['nantong', 'suzhou', 'wuxi']);
    const version = (await readCurrent(index))?.version;
    for (const [machine, elsewhere] of [
      ['one', ['nantong.txt']],
      ['two', ['suzhou.txt']],
      ['three', ['nantong.txt', 'suzhou.txt']],
    ] as const)
      expect(await ingestOn(machine)).toMatchObject({ rebuilt: false, elsewhere });
    expect((await readCurrent(index))?.version).toBe(version);
    const store = await openStore(index);
    const [best] = await store.search({ text: '苏州5G基站', limit: 1, filters: { regions: ['苏州市'] } });
    expect(best?.passage.indexText).toContain('340个');
    await store.close();
  });

  it('lets go of what is named, and keeps a file of the folder of plans that one machine does not see', async () => {
    await ingestOn('one', { 'suzhou.txt': planOf('苏州市', 340), 'nantong.txt': planOf('南通市', 560) });
    rmSync(path.join(base, 'plans/wuxi.txt'));
    expect(await ingestOn('two')).toMatchObject({ removed: [], elsewhere: ['nantong.txt', 'suzhou.txt', 'wuxi.txt'] });
    const report = await ingestOn('two', {}, ['suzhou.txt', 'wuxi', 'unknown']);
    expect(report.removed.toSorted()).toEqual(['suzhou', 'wuxi']);
    expect(await documents()).toEqual(['nantong']);
  });

  it('is left as it is when another program has read files that are not here', async () => {
    await ingestOn('one', { 'suzhou.txt': planOf('苏州市', 340) });
    const database = await connectDatabase(index);
    const build = await readCurrent(index);
    if (!build) throw new Error('No build.');
    await publishBuild(database, { ...build, readBy: 'an older program', fingerprint: 'older' });
    await database.close();
    await expect(ingestOn('two')).rejects.toMatchObject({ code: 'documents-elsewhere', files: ['suzhou.txt'] });
    expect(await documents()).toEqual(['suzhou', 'wuxi']);
    expect(await ingestOn('two', {}, ['suzhou.txt'])).toMatchObject({ removed: ['suzhou'], documents: 1, read: 1 });
    expect(await documents()).toEqual(['wuxi']);
  });
});
