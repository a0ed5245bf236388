/** Folders in, the files that may be plans out, in a fixed order, with a reason for each one left out. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { illegibility } from '../load/legibility.ts';
import type { SourceFile } from './read-document.ts';

export interface SkippedFile {
  file: string;
  reason: string;
}

const READ = new Set(['.txt', '.md', '.markdown', '.text']);
const MAX_FILE_BYTES = 32 * 1024 * 1024;

export interface FoundFile {
  /** Path inside its folder, `/` between parts: part of the document's id. */
  file: string;
  path: string;
}

export async function findFiles(folders: readonly string[]): Promise<{ files: FoundFile[]; skipped: SkippedFile[] }> {
  const files: FoundFile[] = [];
  const skipped: SkippedFile[] = [];
  for (const folder of folders) {
    for (const file of await listed(folder)) {
      const reason = refusal(file);
      if (reason) skipped.push({ file, reason });
      else if (files.some((known) => known.file === file))
        skipped.push({ file, reason: '与另一文件夹中的文件同名，已用先读到的一份' });
      else files.push({ file, path: path.join(folder, file) });
    }
  }
  files.sort((a, b) => (a.file < b.file ? -1 : 1));
  return { files, skipped };
}

async function listed(folder: string): Promise<string[]> {
  const exists = await stat(folder).catch(() => null);
  if (!exists?.isDirectory()) return [];
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .filter((file) => !file.split('/').some((part) => part.startsWith('.') || part === 'node_modules'))
    .sort();
}

/** Why a file of this name is not read; null when it is. */
export function refusal(file: string): string | null {
  const name = file.split('/').at(-1) ?? file;
  if (/^(?:readme|license|manifest)\b/i.test(name)) return '说明文件，不是规划文件';
  const extension = path.extname(name).toLowerCase();
  return READ.has(extension) ? null : `暂不支持 ${extension || '没有扩展名的'} 文件，目前读取 .txt 与 .md`;
}

/** Reads one file; a reason instead of bytes when it cannot be a text. */
export async function readSource(found: FoundFile): Promise<SourceFile | SkippedFile> {
  const size = (await stat(found.path)).size;
  if (size === 0) return { file: found.file, reason: '文件是空的' };
  if (size > MAX_FILE_BYTES) return { file: found.file, reason: `文件超过 ${MAX_FILE_BYTES / 1024 / 1024} MiB` };
  const bytes = await readFile(found.path);
  // UTF-16 has zero bytes too, but then begins with a mark.
  const marked = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (!marked && bytes.subarray(0, 4096).includes(0)) return { file: found.file, reason: '内容不是文本' };
  const reason = illegibility(bytes);
  return reason === null ? { file: found.file, bytes } : { file: found.file, reason };
}

/** A found file with the hash of all that its document is made from. */
export interface HashedFile extends FoundFile {
  source: string;
}

/** The name is part of the hash: it gives the id, and the region where the text names none. */
export async function hashFiles(files: readonly FoundFile[]): Promise<HashedFile[]> {
  const hashed: HashedFile[] = [];
  for (const found of files) {
    const hash = createHash('sha256').update(`${found.file}\0`);
    for await (const chunk of createReadStream(found.path)) hash.update(chunk);
    hashed.push({ ...found, source: hash.digest('hex') });
  }
  return hashed;
}

/** Hash over the code that reads files: what another program has read is read again. */
export async function hashCode(folders: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const folder of folders) {
    for (const file of await listed(folder)) {
      if (!/(?<!\.test)\.(?:ts|json)$/.test(file) || file.includes('__fixtures__/')) continue;
      const bytes = await readFile(path.join(folder, file));
      hash.update(`${file}\0`).update(bytes).update('\0');
    }
  }
  return hash.digest('hex');
}

/** Stands for the files and the code together: either change makes the index stale. */
export function fingerprintOf(files: readonly HashedFile[], readBy: string): string {
  const hash = createHash('sha256').update(readBy);
  for (const { file, source } of files) hash.update(`${file}\0${source}\0`);
  return hash.digest('hex');
}
