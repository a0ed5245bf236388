import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { utils, write } from '@e965/xlsx';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DocumentFacts } from '../plan-document.ts';
import { openStore } from '../store/lance-store.ts';
import { ingestFolder } from './ingest-folder.ts';

const plan = (place: string, count: number): string =>
  `${place}2023年数字经济工作要点\n2023年3月1日\n一、发展目标\n全年新建5G基站${count}个。\n`;

let base: string;
let plansDir: string;
let uri: string;

beforeEach(() => {
  base = mkdtempSync(path.join(tmpdir(), 'plan-manifest-'));
  plansDir = path.join(base, 'plans');
  uri = path.join(base, 'index');
  mkdirSync(path.join(plansDir, '各县'), { recursive: true });
  writeFileSync(path.join(plansDir, 'first.txt'), plan('无锡市', 120));
  writeFileSync(path.join(plansDir, '各县/指标.csv'), '指标,单位,2023年\n上云企业数,家,150\n');
});

afterEach(() => rmSync(base, { recursive: true }));

async function factsOf(file: string): Promise<DocumentFacts | undefined> {
  const store = await openStore({ uri });
  const found = store.documents().find((one) => one.file === file);
  await store.close();
  return found;
}

describe('ingestFolder with a manifest beside the documents', () => {
  it('puts what the manifest states before what the text says, and takes it for no plan', async () => {
    writeFileSync(
      path.join(plansDir, '清单.csv'),
      '文件,标题,文号,地区,类型,成文日期,期间\n各县/指标.csv,上云指标,测发〔2023〕5号,测试新城,统计公报,2023-04-01,2023-2024\n',
    );
    const report = await ingestFolder({ plansDir, uri });
    expect(report).toMatchObject({ documents: 2, skipped: [], manifest: [] });
    expect(await factsOf('各县/指标.csv')).toMatchObject({
      title: '上云指标',
      documentNumber: '测发〔2023〕5号',
      region: '测试新城',
      level: 'district',
      kind: 'statistics',
      published: '2023-04-01',
      years: [2023, 2024],
    });
    expect(await factsOf('first.txt')).toMatchObject({ region: '无锡市', published: '2023-03-01' });
    expect(readdirSync(plansDir).sort()).toEqual(['first.txt', '各县', '清单.csv']);
  });

  it('reads only the files again whose row has changed', async () => {
    const state = (region: string): void =>
      writeFileSync(path.join(plansDir, '各县/清单.csv'), `文件,地区\n指标,${region}\n`);
    state('测试新城');
    await ingestFolder({ plansDir, uri });
    expect(await ingestFolder({ plansDir, uri })).toMatchObject({ rebuilt: false });
    state('另一新城');
    const report = await ingestFolder({ plansDir, uri });
    expect(report.found.map(({ file, region }) => [file, region])).toEqual([['各县/指标.csv', '另一新城']]);
    rmSync(path.join(plansDir, '各县/清单.csv'));
    expect((await ingestFolder({ plansDir, uri })).found).toMatchObject([{ file: '各县/指标.csv', region: null }]);
  });

  it('names what it cannot use and goes on, also when nothing has changed', async () => {
    writeFileSync(path.join(plansDir, '清单.csv'), '文件,地区,期间\nfirst,,明年\n没有.txt,镇江,\nfirst.txt,镇江,\n');
    const expected = [
      { file: '清单.csv', row: 2, column: '期间', found: '明年', expected: expect.stringContaining('2021-2025') },
      {
        file: '清单.csv',
        row: 3,
        column: '文件',
        found: '没有.txt',
        expected: expect.stringContaining('旁边的一个文件'),
      },
      {
        file: '清单.csv',
        row: 4,
        column: '文件',
        found: 'first.txt',
        expected: expect.stringContaining('每个文件一行'),
      },
    ];
    expect((await ingestFolder({ plansDir, uri })).manifest).toEqual(expected);
    expect(await ingestFolder({ plansDir, uri })).toMatchObject({ rebuilt: false, manifest: expected });
    expect(await factsOf('first.txt')).toMatchObject({ region: '无锡市' });
  });

  it('reads a workbook, and says so when there is no table in it', async () => {
    const book = utils.book_new();
    utils.book_append_sheet(
      book,
      utils.aoa_to_sheet([
        ['文件', '地区', '文号'],
        ['first.txt', '镇江高新区', null],
      ]),
    );
    writeFileSync(path.join(plansDir, '清单.xlsx'), write(book, { type: 'buffer', bookType: 'xlsx' }));
    writeFileSync(path.join(plansDir, '各县/清单.csv'), '');
    const report = await ingestFolder({ plansDir, uri });
    expect(report.manifest).toMatchObject([{ file: '各县/清单.csv', row: null, found: '文件是空的' }]);
    expect(await factsOf('first.txt')).toMatchObject({ region: '镇江高新区', level: 'district' });
  });

  it('keeps the row of a file that is added beside its copy, and lets a later manifest alone correct it', async () => {
    const addedDir = path.join(base, 'added');
    const given = path.join(base, 'given');
    mkdirSync(given);
    writeFileSync(path.join(given, 'second.txt'), '数字经济工作要点\n一、发展目标\n全年新建5G基站150个。\n');
    writeFileSync(path.join(given, '清单.csv'), '文件,地区,期间\nsecond.txt,测试新城,2023\n没有.txt,镇江,\n');
    const report = await ingestFolder({ plansDir, uri, addedDir, extraPaths: [given] });
    expect(report).toMatchObject({ documents: 3, refused: [], manifest: [{ row: 3, found: '没有.txt' }] });
    rmSync(given, { recursive: true });
    expect(await ingestFolder({ plansDir, uri, addedDir })).toMatchObject({ rebuilt: false, manifest: [] });
    expect(await factsOf('second.txt')).toMatchObject({ region: '测试新城', years: [2023] });

    mkdirSync(given);
    const correction = path.join(given, '清单.csv');
    writeFileSync(correction, '文件,地区,标题\nsecond.txt,另一新城,\nfirst.txt,,"无锡,要点"\n');
    const corrected = await ingestFolder({ plansDir, uri, addedDir, extraPaths: [correction] });
    expect(corrected.found.map(({ file }) => file)).toEqual(['first.txt', 'second.txt']);
    expect(await factsOf('second.txt')).toMatchObject({ region: '另一新城', years: [2023] });
    expect(await factsOf('first.txt')).toMatchObject({ region: '无锡市', title: '无锡,要点' });
    expect(readFileSync(path.join(addedDir, '清单.csv'), 'utf8')).toBe(
      '\ufeff文件,标题,文号,发文机关,地区,级别,类型,成文日期,印发日期,发布日期,期间\r\nsecond.txt,,,,另一新城,,,,,,2023\r\nfirst.txt,"无锡,要点",,,,,,,,,\r\n',
    );
  });
});
