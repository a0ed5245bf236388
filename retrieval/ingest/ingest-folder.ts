/**
 * Folder of plans in, a complete index out. Nothing is written into the folder of plans; files given by hand are
 * kept beside the index in `addedDir`, so that the next start still has them. The index changes as a whole or not at all.
 */
import { copyFile, mkdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PlanDocument } from '../plan-document.ts';
import { writeIndex } from '../store/build-index.ts';
import { readCurrent } from '../store/lance-store.ts';
import { readDocument } from './read-document.ts';
import { type FoundFile, findFiles, fingerprintOf, readSource, refusal, type SkippedFile } from './source-files.ts';

export interface IngestProgress {
  kind: 'reading' | 'indexing' | 'done';
  done: number;
  total: number;
  file?: string;
}

export interface IngestOptions {
  plansDir: string;
  /** Where LanceDB keeps the index. */
  uri: string;
  /** Copies of `extraPaths` are kept here and read at every later run. */
  addedDir?: string;
  /** Files or folders to add now. */
  extraPaths?: string[];
  onProgress?: (event: IngestProgress) => void;
}

export interface IngestReport {
  /** False when the index already was of these files. */
  rebuilt: boolean;
  documents: number;
  passages: number;
  skipped: SkippedFile[];
}

const CODE_FOLDERS = ['text', 'vocabulary', 'load', 'ingest', 'store'].map((name) =>
  fileURLToPath(new URL(`../${name}/`, import.meta.url)),
);

export async function ingestFolder(options: IngestOptions): Promise<IngestReport> {
  const { plansDir, uri, addedDir, extraPaths = [], onProgress } = options;
  const notKept: SkippedFile[] = [];
  if (addedDir) for (const extra of extraPaths) notKept.push(...(await keep(extra, addedDir)));
  const folders = addedDir ? [plansDir, addedDir] : [plansDir, ...extraPaths];
  const { files, skipped: unread } = await findFiles(folders);
  const skipped = [...notKept, ...unread];
  const fingerprint = await fingerprintOf(files, CODE_FOLDERS);
  const current = await readCurrent({ uri });
  if (current?.fingerprint === fingerprint) return { rebuilt: false, documents: files.length, passages: 0, skipped };
  const documents = readAll(files, skipped, onProgress);
  const report = await writeIndex({
    uri,
    documents,
    fingerprint,
    onProgress: (event) => {
      if (event.kind === 'indexing-started')
        onProgress?.({ kind: 'indexing', done: files.length, total: files.length });
    },
  });
  onProgress?.({ kind: 'done', done: report.documents, total: files.length });
  return { rebuilt: true, documents: report.documents, passages: report.passages, skipped };
}

/** A file that cannot be read is reported and never stops the others. */
async function* readAll(
  files: readonly FoundFile[],
  skipped: SkippedFile[],
  onProgress: IngestOptions['onProgress'],
): AsyncGenerator<PlanDocument> {
  const ids = new Set<string>();
  for (const [at, found] of files.entries()) {
    onProgress?.({ kind: 'reading', done: at, total: files.length, file: found.file });
    try {
      const source = await readSource(found);
      if (!('bytes' in source)) {
        skipped.push(source);
        continue;
      }
      const document = readDocument(source);
      if (document.passages.length === 0) skipped.push({ file: found.file, reason: '没有读到正文' });
      else if (ids.has(document.id)) skipped.push({ file: found.file, reason: `与另一文件的编号相同：${document.id}` });
      else {
        ids.add(document.id);
        yield document;
      }
    } catch (error) {
      skipped.push({ file: found.file, reason: `读取失败：${error instanceof Error ? error.message : String(error)}` });
    }
  }
}

/** Copies what can be read; names what cannot. */
async function keep(extra: string, addedDir: string): Promise<SkippedFile[]> {
  await mkdir(addedDir, { recursive: true });
  const isFolder = (await stat(extra)).isDirectory();
  const name = path.basename(extra);
  const reason = isFolder ? null : refusal(name);
  if (reason) return [{ file: name, reason }];
  const given = isFolder ? await findFiles([extra]) : { files: [{ file: name, path: extra }], skipped: [] };
  for (const { file, path: from } of given.files) {
    const to = path.join(addedDir, file);
    await mkdir(path.dirname(to), { recursive: true });
    await copyFile(from, to);
  }
  return given.skipped;
}
