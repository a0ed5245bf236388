/**
 * Folder of plans in, a complete index out. Nothing is written into the folder of plans; files given by hand are
 * kept beside the index in `addedDir`, so that the next start still has them. The index changes as a whole or not at all.
 */
import { fileURLToPath } from 'node:url';
import type { PlanDocument } from '../plan-document.ts';
import { writeIndex } from '../store/build-index.ts';
import { openStore, readCurrent } from '../store/lance-store.ts';
import { documentId } from './document-id.ts';
import { keepAdded } from './keep-added.ts';
import { readPlan, sameIdReason } from './read-plan.ts';
import { type FoundFile, findFiles, fingerprintOf, type SkippedFile } from './source-files.ts';

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
  /** In the index. */
  documents: number;
  passages: number;
  /** What is not in the index, of the folders and of `extraPaths`. */
  skipped: SkippedFile[];
  /** Those of `extraPaths` alone. */
  refused: SkippedFile[];
  /** Names of added files that took the place of another text. */
  replaced: string[];
}

const CODE_FOLDERS = ['text', 'vocabulary', 'load', 'ingest', 'store'].map((name) =>
  fileURLToPath(new URL(`../${name}/`, import.meta.url)),
);

export async function ingestFolder(options: IngestOptions): Promise<IngestReport> {
  const { plansDir, uri, addedDir, extraPaths = [], onProgress } = options;
  const { refused, replaced } = addedDir
    ? await keepAdded({ plansDir, addedDir, given: extraPaths })
    : { refused: [], replaced: [] };
  const folders = addedDir ? [plansDir, addedDir] : [plansDir, ...extraPaths];
  const { files, skipped: unread } = await findFiles(folders);
  const skipped = [...refused, ...unread];
  const fingerprint = await fingerprintOf(files, CODE_FOLDERS);
  const current = await readCurrent({ uri });
  if (current?.fingerprint === fingerprint) {
    const ids = await documentIds(uri);
    skipped.push(...(await outside(ids, files)));
    return { rebuilt: false, documents: ids.size, passages: 0, skipped, refused, replaced };
  }
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
  return { rebuilt: true, documents: report.documents, passages: report.passages, skipped, refused, replaced };
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
    const plan = await readPlan(found);
    if ('reason' in plan) skipped.push(plan);
    else if (ids.has(plan.id)) skipped.push({ file: found.file, reason: sameIdReason(plan.id) });
    else {
      ids.add(plan.id);
      yield plan;
    }
  }
}

async function documentIds(uri: string): Promise<Set<string>> {
  const store = await openStore({ uri });
  try {
    return new Set(store.documents().map(({ id }) => id));
  } finally {
    await store.close();
  }
}

/** Of the files of an index that is up to date, those that it did not take. Only these are read again. */
async function outside(ids: ReadonlySet<string>, files: readonly FoundFile[]): Promise<SkippedFile[]> {
  const skipped: SkippedFile[] = [];
  const seen = new Set<string>();
  for (const found of files) {
    const id = documentId(found.file);
    const plan = ids.has(id) ? null : await readPlan(found);
    if (plan && 'reason' in plan) skipped.push(plan);
    else if (seen.has(id)) skipped.push({ file: found.file, reason: sameIdReason(id) });
    seen.add(id);
  }
  return skipped;
}
