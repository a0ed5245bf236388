import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PassageEmbedder } from '../store/embedding.ts';
import { TABLE_KINDS, TABLES } from '../store/index-schema.ts';
import { connectDatabase, openStore, readCurrent } from '../store/lance-store.ts';
import { listBuilds, rollBack } from '../store/roll-back.ts';
import { type IngestProgress, ingestFolder } from './ingest-folder.ts';

const PLAN = `某市2023年数字经济工作要点
一、发展目标
全年新建5G基站120个，培育数字企业30家以上。
二、重点任务
1.推进基础设施建设。加快千兆光网建设。（市工信局牵头）
`;

let base: string;
let plansDir: string;
let uri: string;

beforeEach(() => {
  base = mkdtempSync(path.join(tmpdir(), 'plan-ingest-'));
  plansDir = path.join(base, 'plans');
  uri = path.join(base, 'index');
  mkdirSync(plansDir);
  writeFileSync(path.join(plansDir, 'first.txt'), PLAN);
});

afterEach(() => rmSync(base, { recursive: true }));

async function titles(): Promise<string[]> {
  const store = await openStore({ uri });
  const found = store.documents().map(({ id }) => id);
  await store.close();
  return found;
}

describe('ingestFolder', () => {
  it('builds an index, tells how far it is, and writes nothing into the folder of plans', async () => {
    const events: IngestProgress[] = [];
    const report = await ingestFolder({ plansDir, uri, onProgress: (event) => events.push(event) });
    expect(report).toMatchObject({ rebuilt: true, documents: 1, skipped: [] });
    expect(report.passages).toBeGreaterThanOrEqual(2);
    expect(events[0]).toEqual({ kind: 'reading', done: 0, total: 1, file: 'first.txt' });
    expect(events.map(({ kind }) => kind)).toEqual(['reading', 'indexing', 'done']);
    expect(await titles()).toEqual(['first']);
    expect(readdirSync(plansDir)).toEqual(['first.txt']);
  });

  it('builds nothing when the index is of these files already', async () => {
    await ingestFolder({ plansDir, uri });
    expect(await ingestFolder({ plansDir, uri })).toMatchObject({ rebuilt: false, documents: 1 });
    writeFileSync(path.join(plansDir, 'first.txt'), PLAN.replace('120', '130'));
    expect(await ingestFolder({ plansDir, uri })).toMatchObject({ rebuilt: true });
  });

  it('keeps files given by hand beside the index for later runs', async () => {
    const addedDir = path.join(base, 'added');
    const extra = path.join(base, 'second.txt');
    writeFileSync(extra, PLAN.replace('某市', '另市'));
    await ingestFolder({ plansDir, uri, addedDir, extraPaths: [extra] });
    rmSync(extra);
    await ingestFolder({ plansDir, uri, addedDir });
    expect(await titles()).toEqual(['first', 'second']);
  });

  it('copies nothing that is no plan, and says which of the given files it refused', async () => {
    const addedDir = path.join(base, 'added');
    const given = path.join(base, 'given');
    mkdirSync(given);
    writeFileSync(path.join(given, 'broken.txt'), Uint8Array.of(0x50, 0x4b, 0, 3));
    writeFileSync(path.join(given, 'plan.pdf'), PLAN);
    writeFileSync(path.join(given, 'third.txt'), PLAN);
    writeFileSync(path.join(given, 'First.txt'), PLAN.replace('120', '130'));
    const report = await ingestFolder({ plansDir, uri, addedDir, extraPaths: [given] });
    expect(report).toMatchObject({ documents: 2, replaced: [] });
    expect(report.refused).toEqual([
      { file: 'plan.pdf', reason: expect.stringContaining('.pdf') },
      { file: 'First.txt', reason: '与另一文件的编号相同：first' },
      { file: 'broken.txt', reason: '内容不是文本' },
    ]);
    expect(report.skipped).toEqual(report.refused);
    expect(readdirSync(addedDir)).toEqual(['third.txt']);
    expect(await ingestFolder({ plansDir, uri, addedDir })).toMatchObject({ documents: 2, skipped: [], refused: [] });
  });

  it('says when a given file takes the place of one added before', async () => {
    const addedDir = path.join(base, 'added');
    for (const [folder, text] of [
      ['one', PLAN.replace('某市', '另市')],
      ['two', PLAN.replace('某市', '第三市')],
    ] as const) {
      mkdirSync(path.join(base, folder));
      writeFileSync(path.join(base, folder, 'same.txt'), text);
    }
    const add = (folder: string) =>
      ingestFolder({ plansDir, uri, addedDir, extraPaths: [path.join(base, folder, 'same.txt')] });
    expect(await add('one')).toMatchObject({ documents: 2, replaced: [] });
    expect(await add('two')).toMatchObject({ rebuilt: true, documents: 2, replaced: ['same.txt'] });
    expect(await add('two')).toMatchObject({ rebuilt: false, documents: 2, replaced: [] });
  });

  it('reports a file that it cannot read and goes on', async () => {
    writeFileSync(path.join(plansDir, 'empty.txt'), '');
    writeFileSync(path.join(plansDir, 'blank.txt'), '\n\n');
    writeFileSync(path.join(plansDir, 'First.md'), PLAN);
    const report = await ingestFolder({ plansDir, uri });
    expect(report.documents).toBe(1);
    expect(report.skipped).toEqual([
      { file: 'blank.txt', reason: '没有读到正文' },
      { file: 'empty.txt', reason: '文件是空的' },
      { file: 'first.txt', reason: '与另一文件的编号相同：first' },
    ]);
    const again = await ingestFolder({ plansDir, uri });
    expect(again).toEqual({ ...report, rebuilt: false, read: 0, found: [] });
  });

  it('reads only what has changed, and lets removed files go', async () => {
    const put = (name: string, text: string): void => writeFileSync(path.join(plansDir, name), text);
    put('second.txt', PLAN.replace('某市', '另市'));
    put('third.txt', PLAN.replace('某市', '第三市'));
    put('blank.txt', '\n\n');
    expect(await ingestFolder({ plansDir, uri })).toMatchObject({ documents: 3, read: 3, removed: [] });

    put('second.txt', PLAN.replace('某市', '另市').replace('120', '130'));
    put('fourth.txt', PLAN.replace('某市', '第四市'));
    rmSync(path.join(plansDir, 'first.txt'));
    const report = await ingestFolder({ plansDir, uri });
    expect(report).toMatchObject({ rebuilt: true, documents: 3, read: 2, removed: ['first'] });
    expect(report.skipped).toEqual([{ file: 'blank.txt', reason: '没有读到正文' }]);
    expect(await titles()).toEqual(['fourth', 'second', 'third']);

    const store = await openStore({ uri });
    const found = await store.search({ text: '新建5G基站130个', limit: 10 });
    expect(found.map(({ passage }) => passage.documentId)).toContain('third');
    expect(found[0]?.passage.documentId).toBe('second');
    await store.close();
  });

  it('makes of kept and of read documents the same index, row for row', async () => {
    for (const name of ['alpha', 'beta', 'gamma', 'delta'])
      writeFileSync(path.join(plansDir, `${name}.txt`), PLAN.replace('某市', name).replace('120', `${name.length}00`));
    await ingestFolder({ plansDir, uri });
    rmSync(path.join(plansDir, 'beta.txt'));
    writeFileSync(path.join(plansDir, 'epsilon.txt'), PLAN.replace('某市', 'epsilon'));
    expect(await ingestFolder({ plansDir, uri })).toMatchObject({ read: 1, documents: 5, removed: ['beta'] });
    const clean = path.join(base, 'clean');
    await ingestFolder({ plansDir, uri: clean });
    expect(await everyRow(uri)).toEqual(await everyRow(clean));
  });

  it('keeps what two ingestions at once add', async () => {
    const addedDir = path.join(base, 'added');
    const give = (name: string): Promise<unknown> => {
      const file = path.join(base, `${name}.txt`);
      writeFileSync(file, PLAN.replace('某市', name));
      return ingestFolder({ plansDir, uri, addedDir, extraPaths: [file] });
    };
    await Promise.all(['left', 'right', 'middle'].map(give));
    expect(await titles()).toEqual(['first', 'left', 'middle', 'right']);
  });

  it('goes back to the newest build of the same files without building', async () => {
    const first = await ingestFolder({ plansDir, uri });
    const [before] = await listBuilds({ uri });
    writeFileSync(path.join(plansDir, 'second.txt'), PLAN.replace('某市', '另市'));
    await ingestFolder({ plansDir, uri });
    await rollBack({ uri }, before?.version ?? '');
    expect(await titles()).toEqual(['first']);
    expect(await ingestFolder({ plansDir, uri })).toMatchObject({ rebuilt: false, documents: 2 });
    expect(await titles()).toEqual(['first', 'second']);

    rmSync(path.join(plansDir, 'second.txt'));
    expect(await ingestFolder({ plansDir, uri })).toMatchObject({ rebuilt: false, documents: first.documents });
    expect((await readCurrent({ uri }))?.version).toBe(before?.version);
  });

  it('builds anew for another embedding model or size, and keeps the vectors while the model is away', async () => {
    let size: number | null = 2;
    const embedder = (model: string): PassageEmbedder => ({
      model,
      size: async () => size,
      embed: async (texts, numbers) => texts.map(() => new Float32Array(numbers).fill(1)),
    });
    const ingest = (model: string | null) => ingestFolder({ plansDir, uri, embedder: model ? embedder(model) : null });
    const embedding = async () => (await readCurrent({ uri }))?.embedding;
    await ingestFolder({ plansDir, uri });
    expect(await ingest('small')).toMatchObject({ rebuilt: true, read: 0 });
    expect(await embedding()).toEqual({ model: 'small', size: 2 });
    expect(await ingest('small')).toMatchObject({ rebuilt: false });
    size = 3;
    expect(await ingest('small')).toMatchObject({ rebuilt: true });
    expect(await embedding()).toEqual({ model: 'small', size: 3 });
    size = null;
    expect(await ingest('small')).toMatchObject({ rebuilt: false });
    size = 3;
    expect(await ingest('large')).toMatchObject({ rebuilt: true });
    expect(await embedding()).toEqual({ model: 'large', size: 3 });
  });
});

async function everyRow(place: string): Promise<unknown[]> {
  const [build] = await listBuilds({ uri: place });
  const database = await connectDatabase({ uri: place });
  const rows: unknown[] = [];
  for (const kind of TABLE_KINDS) {
    const table = await database.open(`${kind}_${build?.version}`);
    const all = (await table?.rows({ columns: TABLES[kind].map(({ name }) => name) })) ?? [];
    rows.push(all.map((row) => JSON.stringify(row)).sort());
    await table?.close();
  }
  await database.close();
  return rows;
}
