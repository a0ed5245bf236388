/** Folders in, the files that may be plans out, in a fixed order, with a reason for each one left out. */
import { createHash, type Hash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { familyOf, HEAD_BYTES } from '../load/file-kind.ts';
import { MAX_FILE_BYTES, MEBIBYTE } from '../load/limits.ts';
import { listFiles, openPlain } from './list-files.ts';
import { isManifest, type StatedFacts } from './manifest.ts';
import type { SourceFile } from './read-document.ts';

const GONE = '文件打不开，可能没有读取权限，或读取时已被移走';
const CHANGED = '读取时文件正在改动，请改好后再收入一次';
const TOO_LARGE = `文件超过 ${MAX_FILE_BYTES / MEBIBYTE} MiB`;

export interface SkippedFile {
  file: string;
  reason: string;
}

export interface FoundFile {
  /** Path inside its folder, `/` between parts: part of the document's id. */
  file: string;
  path: string;
  /** What a manifest says of it. */
  stated?: StatedFacts;
}

export interface FoundFiles {
  files: FoundFile[];
  skipped: SkippedFile[];
  /** In the order of the folders: what a later one says goes before. */
  manifests: FoundFile[];
}

export async function findFiles(folders: readonly string[]): Promise<FoundFiles> {
  const files: FoundFile[] = [];
  const skipped: SkippedFile[] = [];
  const manifests: FoundFile[] = [];
  for (const folder of folders) {
    const listed = await listFiles(folder);
    skipped.push(...listed.skipped);
    for (const file of listed.files) {
      if (isManifest(file)) {
        manifests.push({ file, path: path.join(folder, file) });
        continue;
      }
      const reason = await refusal({ file, path: path.join(folder, file) });
      if (reason) skipped.push({ file, reason });
      else if (files.some((known) => known.file === file))
        skipped.push({ file, reason: '与另一文件夹中的文件同名，已用先读到的一份' });
      else files.push({ file, path: path.join(folder, file) });
    }
  }
  files.sort((a, b) => (a.file < b.file ? -1 : 1));
  return { files, skipped, manifests };
}

/** Why a file is not read, by its name and its first bytes; null when it is. */
export async function refusal({ file, path: at }: FoundFile): Promise<string | null> {
  const name = file.split('/').at(-1) ?? file;
  if (/^(?:readme|license|manifest)\b/i.test(name)) return '说明文件，不是规划文件';
  // Office programs keep such a file beside an open document.
  if (/^~\$/.test(name)) return '文档打开时的临时文件';
  const handle = await openPlain(at);
  if (!handle) return '文件打不开，没有读取权限';
  try {
    const { size } = await handle.stat();
    if (size > MAX_FILE_BYTES) return TOO_LARGE;
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    const family = familyOf(file, buffer.subarray(0, bytesRead));
    // An empty file has no first bytes; it is refused when it is read.
    return typeof family === 'string' || size === 0 ? null : family.reason;
  } finally {
    await handle.close();
  }
}

/** Reads one file; a reason instead of bytes when there are none, or others than those that were looked at before. */
export async function readSource(found: FoundFile | HashedFile): Promise<SourceFile | SkippedFile> {
  const { file } = found;
  const handle = await openPlain(found.path);
  if (handle === null) return { file, reason: GONE };
  try {
    const { size } = await handle.stat();
    if (size > MAX_FILE_BYTES) return { file, reason: TOO_LARGE };
    const bytes = await handle.readFile();
    if (bytes.length === 0) return { file, reason: '文件是空的' };
    if ('source' in found && hashOf(found).update(bytes).digest('hex') !== found.source)
      return { file, reason: CHANGED };
    return { file, bytes };
  } finally {
    await handle.close();
  }
}

/** A found file with the hash of all that its document is made from. */
export interface HashedFile extends FoundFile {
  source: string;
}

/** A file that cannot be read by now is reported and never stops the others. */
export async function hashFiles(files: readonly FoundFile[]): Promise<{ files: HashedFile[]; skipped: SkippedFile[] }> {
  const hashed: HashedFile[] = [];
  const skipped: SkippedFile[] = [];
  for (const found of files) {
    const source = await sourceOf(found).catch(() => null);
    if (source === null) skipped.push({ file: found.file, reason: GONE });
    else hashed.push({ ...found, source });
  }
  return { files: hashed, skipped };
}

async function sourceOf(found: FoundFile): Promise<string | null> {
  const handle = await openPlain(found.path);
  if (handle === null) return null;
  const hash = hashOf(found);
  // The stream closes the handle.
  for await (const chunk of handle.createReadStream()) hash.update(chunk);
  return hash.digest('hex');
}

/** The name is part of the hash: it gives the id, and the region where the text names none. So is what a manifest says. */
function hashOf({ file, stated }: FoundFile): Hash {
  const hash = createHash('sha256').update(`${file}\0`);
  return stated ? hash.update(`${JSON.stringify(stated)}\0`) : hash;
}

/** Hash over the code that reads files: what another program has read is read again. */
export async function hashCode(folders: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const folder of folders) {
    for (const file of (await listFiles(folder)).files) {
      if (!/(?<!\.test)\.(?:ts|json)$/.test(file) || file.includes('__fixtures__/')) continue;
      const bytes = await readFile(path.join(folder, file));
      hash.update(`${file}\0`).update(bytes).update('\0');
    }
  }
  return hash.digest('hex');
}

/** Stands for the files and for what makes an index of them (the code, a model): either change makes the index stale. */
export function fingerprintOf(files: readonly HashedFile[], madeBy: readonly string[]): string {
  const hash = createHash('sha256').update(madeBy.join('\n'));
  for (const { file, source } of files) hash.update(`${file}\0${source}\0`);
  return hash.digest('hex');
}
