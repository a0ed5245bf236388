import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, watch, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectDatabase, openStore } from '../store/lance-store.ts';
import { listBuilds } from '../store/roll-back.ts';
import { ingestFolder } from './ingest-folder.ts';

const CHILD = fileURLToPath(new URL('./__fixtures__/ingest-in-child.ts', import.meta.url));
/** Each is a change on disk, counted from the first one that the ingestion makes, at which it is killed. */
const POINTS = [1, 4, 10, 20, 35, 55, 80, 110, 140, 170];

let base: string;

const plan = (city: string, count: number): string =>
  `${city}2023年数字经济工作要点\n一、发展目标\n全年新建5G基站${count}个。\n二、保障措施\n由${city}工信局牵头。\n`;

beforeAll(async () => {
  base = mkdtempSync(path.join(tmpdir(), 'plan-killed-'));
  const plans = path.join(base, 'start/plans');
  mkdirSync(plans, { recursive: true });
  for (const [name, city, count] of [
    ['kept', '甲市', 110],
    ['changed', '乙市', 120],
    ['removed', '丙市', 130],
  ] as const)
    writeFileSync(path.join(plans, `${name}.txt`), plan(city, count));
  await ingestFolder(optionsIn(path.join(base, 'start')));
  writeFileSync(path.join(plans, 'changed.txt'), plan('乙市', 125));
  rmSync(path.join(plans, 'removed.txt'));
  writeFileSync(path.join(base, 'added.txt'), plan('丁市', 140));
});

afterAll(() => rmSync(base, { recursive: true }));

function optionsIn(folder: string) {
  return {
    plansDir: path.join(folder, 'plans'),
    addedDir: path.join(folder, 'added'),
    uri: path.join(folder, 'index'),
  };
}

/** Gives false when the ingestion came to its end before the point. */
async function killAt(change: number, folder: string): Promise<boolean> {
  const options = { ...optionsIn(folder), extraPaths: [path.join(base, 'added.txt')] };
  let changes = 0;
  const watcher = watch(folder, { recursive: true }, () => {
    changes += 1;
    if (changes === change) child.kill('SIGKILL');
  });
  const child = spawn(process.execPath, [CHILD, JSON.stringify(options)], { stdio: 'ignore' });
  const [, signal] = await once(child, 'exit');
  watcher.close();
  return signal === 'SIGKILL';
}

async function figuresIn(uri: string): Promise<string[]> {
  const store = await openStore({ uri });
  const found = await store.figures({ limit: 20 });
  const sought = await store.search({ text: '新建5G基站', limit: 20 });
  await store.close();
  expect(sought).toHaveLength(found.total);
  return found.figures.map(({ valueText }) => valueText);
}

const OLD = ['120个', '110个', '130个'];
const NEW = ['140个', '125个', '110个'];

describe('an ingestion killed with SIGKILL', () => {
  it.concurrent.each(POINTS)(
    'at change %i leaves the old index whole, and the next run does the work',
    async (change) => {
      const folder = path.join(base, `at-${change}`);
      cpSync(path.join(base, 'start'), folder, { recursive: true });
      const { uri } = optionsIn(folder);
      expect(await figuresIn(uri)).toEqual(OLD);

      const killed = await killAt(change, folder);
      const after = await figuresIn(uri);
      expect([OLD, NEW]).toContainEqual(after);
      if (!killed) expect(after).toEqual(NEW);

      await ingestFolder({ ...optionsIn(folder), extraPaths: [path.join(base, 'added.txt')] });
      expect(await figuresIn(uri)).toEqual(NEW);
      const versions = (await listBuilds({ uri })).map(({ version }) => version);
      const database = await connectDatabase({ uri });
      const tables = (await database.tableNames()).filter((name) => !versions.some((one) => name.endsWith(`_${one}`)));
      await database.close();
      expect(tables).toEqual(['current']);
      expect(readdirSync(path.join(folder, 'added'))).toEqual(['added.txt']);
    },
    60_000,
  );
});
