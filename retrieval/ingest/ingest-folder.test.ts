import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '../store/lance-store.ts';
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
    expect(again).toEqual({ ...report, rebuilt: false, passages: 0 });
  });
});
