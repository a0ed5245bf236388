/**
 * `npm start -- backup FOLDER`: a copy of DATA_DIR that is whole although the server runs. What stands in DATA_DIR is written
 * to the side and renamed, so it can be copied as it is; databases and the index are copied as their own rules want it.
 */
import { existsSync } from 'node:fs';
import { chmod, cp, mkdir, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { copyIndex } from '#retrieval/store/copy-index';
import { asTyped } from '../as-typed.ts';
import { callerFolder, loadConfig } from '../config.ts';
import { createPrivately } from '../create-privately.ts';
import { describeConfigFault, describeIndexFault } from '../start-fault.ts';
import type { Streams } from './keys.ts';

const USAGE = asTyped('用法：npm start -- backup 文件夹　　把 DATA_DIR 备份到一个新的文件夹，服务不必停');
/** For a program that updates the index just now. */
const INDEX_WAIT_MS = 600_000;
const LOCK_WAIT_MS = 10_000;

interface Backup {
  dataDir: string;
  /** Folder of the index; null when it is elsewhere and has a backup of its own. */
  index: string | null;
  /** Absolute, not there yet. */
  to: string;
}

/** The exit code. */
export async function runBackup(words: string[], { output, errors }: Streams): Promise<number> {
  const [given, ...rest] = words;
  if (given === undefined || given.startsWith('-') || rest.length > 0) {
    errors.write(`${USAGE}\n`);
    return 2;
  }
  const to = path.resolve(callerFolder(), given);
  try {
    const { dataDir, index, records } = loadConfig();
    const problem = problemOf(dataDir, to);
    if (problem !== null) {
      errors.write(`${problem}\n`);
      return 1;
    }
    const names = await backUp({ dataDir, index: index.uri.includes('://') ? null : index.uri, to });
    output.write(`已备份到 ${to}：${names.join('、')}\n`);
    if (index.uri.includes('://')) output.write('索引不在本机，没有备份；它可以由规划文件重新建立。\n');
    if (records.bucket !== null)
      output.write('回答记录和反馈在对象存储里（RECORDS_URI），没有备份；请用桶的版本或复制功能。\n');
    return 0;
  } catch (fault) {
    errors.write(`${describeConfigFault(fault) ?? `没有备份成：${describeIndexFault(fault)}`}\n`);
    return 1;
  }
}

function problemOf(dataDir: string, to: string): string | null {
  if (!existsSync(dataDir)) return `还没有 ${dataDir}，没有可备份的。`;
  if (existsSync(to)) return `${to} 已经存在，请给一个新的文件夹，以免混进旧的备份。`;
  return `${to}${path.sep}`.startsWith(`${dataDir}${path.sep}`) ? '备份不能放在 DATA_DIR 里面。' : null;
}

/** What was copied. Whatever goes wrong, `to` is there whole or not at all. */
async function backUp({ dataDir, index, to }: Backup): Promise<string[]> {
  const part = `${to}.part-${process.pid}`;
  const names: string[] = [];
  try {
    // Questions of people and hashes of keys are in it.
    await mkdir(part, { recursive: true, mode: 0o700 });
    if (index !== null && existsSync(index)) {
      await copyIndex({ from: index, to: path.join(part, 'index'), waitMs: INDEX_WAIT_MS });
      names.push('index');
    }
    for (const name of (await readdir(dataDir)).sort()) {
      const from = path.join(dataDir, name);
      if (from === index || name === 'index' || /\.sqlite-(?:wal|shm|journal)$|\.lock$/.test(name)) continue;
      if (name.endsWith('.sqlite')) await copyDatabase(from, path.join(part, name));
      else await cp(from, path.join(part, name), { recursive: true, preserveTimestamps: true });
      names.push(name);
    }
    await rename(part, to);
    return names;
  } catch (fault) {
    await rm(part, { recursive: true, force: true });
    throw fault;
  }
}

/** As it stands at one moment, with what others have committed until then, and without what was deleted. */
async function copyDatabase(from: string, to: string): Promise<void> {
  createPrivately(to);
  const database = new DatabaseSync(from, { readOnly: true, timeout: LOCK_WAIT_MS });
  try {
    database.prepare('VACUUM INTO ?').run(to);
  } finally {
    database.close();
  }
  await chmod(to, 0o600);
}
