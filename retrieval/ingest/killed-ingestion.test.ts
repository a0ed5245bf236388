import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, watch, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startS3Server } from '../store/__fixtures__/s3-server.ts';
import { tableNamesIn } from '../store/__fixtures__/store-places.ts';
import type { StoreLocation } from '../store/database.ts';
import { openStore } from '../store/lance-store.ts';
import { listBuilds } from '../store/roll-back.ts';
import { type IngestOptions, ingestFolder } from './ingest-folder.ts';

const CHILD = fileURLToPath(new URL('./__fixtures__/ingest-in-child.ts', import.meta.url));
/** Each is a change on disk, counted from the first one that the ingestion makes, at which it is killed. */
const CHANGES = [1, 10, 40, 90, 160, 240, 320, 400];
/** The same on an object store, counted in requests that write. */
const WRITES = [2, 15, 40, 70, 93];

let base: string;

const plan = (city: string, count: number): string =>
  `${city}2023年数字经济工作要点\n一、发展目标\n全年新建5G基站${count}个。\n二、保障措施\n由${city}工信局牵头。\n`;

beforeAll(async () => {
  base = mkdtempSync(path.join(tmpdir(), 'plan-killed-'));
  const plans = path.join(base, 'start/plans');
  mkdirSync(plans, { recursive: true });
  writeStart(plans);
  await ingestFolder(optionsIn(path.join(base, 'start')));
  changeStart(plans);
  writeFileSync(path.join(base, 'added.txt'), plan('丁市', 140));
});

afterAll(() => rmSync(base, { recursive: true }));

function writeStart(plans: string): void {
  for (const [name, city, count] of [
    ['kept', '甲市', 110],
    ['changed', '乙市', 120],
    ['removed', '丙市', 130],
  ] as const)
    writeFileSync(path.join(plans, `${name}.txt`), plan(city, count));
}

function changeStart(plans: string): void {
  writeFileSync(path.join(plans, 'changed.txt'), plan('乙市', 125));
  rmSync(path.join(plans, 'removed.txt'));
}

function optionsIn(folder: string) {
  return {
    plansDir: path.join(folder, 'plans'),
    addedDir: path.join(folder, 'added'),
    uri: path.join(folder, 'index'),
  };
}

/** Gives false when the ingestion came to its end before the point. */
async function killAtChange(change: number, folder: string): Promise<boolean> {
  let changes = 0;
  const watcher = watch(folder, { recursive: true }, () => {
    changes += 1;
    if (changes === change) child.kill('SIGKILL');
  });
  const child = startIngestion(optionsIn(folder));
  const [, signal] = await once(child, 'exit');
  watcher.close();
  return signal === 'SIGKILL';
}

function startIngestion(options: IngestOptions): ChildProcess {
  return spawn(process.execPath, [CHILD, JSON.stringify({ ...options, extraPaths: [path.join(base, 'added.txt')] })], {
    stdio: 'ignore',
  });
}

async function figuresIn(index: StoreLocation): Promise<string[]> {
  const store = await openStore(index);
  const found = await store.figures({ limit: 20 });
  const sought = await store.search({ text: '新建5G基站', limit: 20 });
  await store.close();
  expect(sought).toHaveLength(found.total);
  return found.figures.map(({ valueText }) => valueText);
}

async function expectWholeAfter(killed: boolean, options: IngestOptions, fresh: string[]): Promise<void> {
  const after = await figuresIn(options);
  expect([OLD, fresh]).toContainEqual(after);
  if (!killed) expect(after).toEqual(fresh);
  await ingestFolder({ ...options, extraPaths: [path.join(base, 'added.txt')] });
  expect(await figuresIn(options)).toEqual(fresh);
  const versions = (await listBuilds(options)).map(({ version }) => version);
  const left = (await tableNamesIn(options)).filter((name) => !versions.some((one) => name.endsWith(`_${one}`)));
  expect(left).toEqual(['current']);
  expect(readdirSync(options.addedDir ?? '')).toEqual(['added.txt']);
}

const OLD = ['120个', '110个', '130个'];
const NEW = ['140个', '125个', '110个'];
/** A file that is not here may lie on another machine: a shared index keeps what it holds of it. */
const NEW_SHARED = [...NEW, '130个'];

describe('an ingestion killed with SIGKILL', () => {
  it.concurrent.each(CHANGES)(
    'at change %i on disk leaves the old index whole, and the next run does the work',
    async (change) => {
      const folder = path.join(base, `at-${change}`);
      cpSync(path.join(base, 'start'), folder, { recursive: true });
      const options = optionsIn(folder);
      expect(await figuresIn(options)).toEqual(OLD);
      await expectWholeAfter(await killAtChange(change, folder), options, NEW);
    },
    60_000,
  );

  it.concurrent.each(WRITES)(
    'at write %i to an object store leaves the old index whole, and the next run does the work',
    async (write) => {
      const server = await startS3Server();
      const folder = path.join(base, `at-write-${write}`);
      cpSync(path.join(base, 'start/plans'), path.join(folder, 'plans'), { recursive: true });
      const options = { ...optionsIn(folder), ...server.location() };
      writeStart(options.plansDir);
      await ingestFolder(options);
      changeStart(options.plansDir);
      expect(await figuresIn(options)).toEqual(OLD);
      const child = startIngestion(options);
      let seen = 0;
      server.onWrite = () => {
        seen += 1;
        if (seen === write) child.kill('SIGKILL');
      };
      const [, signal] = await once(child, 'exit');
      server.onWrite = () => {};
      await expectWholeAfter(signal === 'SIGKILL', options, NEW_SHARED);
      await server.close();
    },
    60_000,
  );
});
