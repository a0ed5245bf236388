/** The disk of DATA_DIR is full while answers are recorded, and has room again: a small file system of memory plays it (Linux, namespaces for users). */
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { askServer } from '../load/ask-server.ts';
import { describeLoad, loadFigures } from '../load/load-figures.ts';
import { type MeasuredServer, startMeasuredServer } from '../load/measured-server.ts';
import { distinctQuestions } from '../load/questions.ts';
import type { Outcome } from './outcome.ts';

const SIZE_MEGABYTES = 48;
const QUESTIONS = 60;

export async function fullDisk(print: (line: string) => void): Promise<Outcome> {
  const server = await startMeasuredServer({
    through: (dataDir) => [
      'unshare',
      '-Urm',
      'sh',
      '-c',
      `mkdir -p "${dataDir}" && mount -t tmpfs -o size=${SIZE_MEGABYTES}m none "${dataDir}" && exec "$@"`,
      'sh',
    ],
  });
  try {
    const questions = distinctQuestions();
    const ask = async (what: string): Promise<boolean> => {
      const answers = [];
      for (let at = 0; at < QUESTIONS; at += 1)
        answers.push(await askServer({ url: server.url, route: '/api/ask', question: questions.next().value }));
      const figures = loadFigures(answers);
      print(`　${what}　${describeLoad(figures)}`);
      return figures.errors.size === 0;
    };
    const before = await ask('写满以前');
    const filler = `${folderOf(server)}/filler`;
    const full = await fill(filler);
    const during = await ask('写满以后');
    const lostThen = await lostRecords(server.url);
    const lines = server.output().match(/"where":"records"/g)?.length ?? 0;
    await rm(filler);
    const after = await ask('腾出以后');
    const lost = await lostRecords(server.url);
    const { integrity, kept } = await inspectRecords(server);
    print(
      `　填入 ${full} MB；写满时没有记下 ${lostThen} 个（/metrics），日志里 ${lines} 行，腾出以后又多 ${lost - lostThen} 个`,
    );
    print(`　记录的数据库 integrity_check：${integrity}；回答 ${3 * QUESTIONS} 个，记录 ${kept} 条`);
    const isWhole = integrity === 'ok' && kept === 3 * QUESTIONS - lost;
    const isPassed = before && during && after && lostThen > 0 && lines === lostThen && lost === lostThen && isWhole;
    return { isPassed, what: '写满时照常回答，没有记下的都有数，腾出以后照常记录，数据库完好' };
  } finally {
    await server.stop();
  }
}

/** The mount is the server's own: it is reached through the process. */
function folderOf({ pid, dataDir }: MeasuredServer): string {
  return `/proc/${pid}/root${dataDir}`;
}

async function lostRecords(url: string): Promise<number> {
  const metrics = await (await fetch(`${url}/metrics`)).text();
  return Number(/^plan_lost_records_total (\d+)/m.exec(metrics)?.[1]);
}

/** Of a copy, while nobody writes: SQLite would look for the file itself outside of the server's mount. */
async function inspectRecords(server: MeasuredServer): Promise<{ integrity: string; kept: number }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'full-disk-'));
  for (const name of ['records.sqlite', 'records.sqlite-wal'])
    await copyFile(path.join(folderOf(server), name), path.join(folder, name));
  const database = new DatabaseSync(path.join(folder, 'records.sqlite'));
  try {
    const integrity = String(database.prepare('PRAGMA integrity_check').get()?.integrity_check);
    return { integrity, kept: Number(database.prepare('SELECT count(*) AS kept FROM answers').get()?.kept) };
  } finally {
    database.close();
    await rm(folder, { recursive: true });
  }
}

/** Megabytes written until nothing more fits. */
async function fill(file: string): Promise<number> {
  const piece = Buffer.alloc(64 * 1024);
  for (let pieces = 0; ; pieces += 1) {
    try {
      await writeFile(file, piece, { flag: 'a' });
    } catch (fault) {
      if (fault instanceof Error && 'code' in fault && fault.code === 'ENOSPC') return Math.round(pieces / 16);
      throw fault;
    }
  }
}
