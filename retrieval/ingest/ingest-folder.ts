/**
 * Folder of plans in, a complete index out. Nothing is written into the folder of plans; files given by hand are
 * kept beside the index in `addedDir`, so that the next start still has them. Only files that have changed are read;
 * the index changes as a whole or not at all.
 */
import { fileURLToPath } from 'node:url';
import { type IndexWriter, withIndexWriter } from '../store/build-index.ts';
import type { Build } from '../store/builds.ts';
import type { StoreLocation } from '../store/database.ts';
import type { PassageEmbedder } from '../store/embedding.ts';
import { readCurrent } from '../store/lance-store.ts';
import { StoreFault } from '../store/store-fault.ts';
import { keepAdded } from './keep-added.ts';
import { keepElsewhere } from './keep-elsewhere.ts';
import type { ManifestProblem } from './manifest.ts';
import { type ReadFile, readChanged } from './read-changed.ts';
import { readManifests, withRows } from './read-manifests.ts';
import { findFiles, fingerprintOf, type HashedFile, hashCode, hashFiles, type SkippedFile } from './source-files.ts';

export interface IngestProgress {
  /** `waiting`: another process is writing this index. */
  kind: 'waiting' | 'reading' | 'indexing' | 'embedding' | 'done';
  done: number;
  total: number;
  file?: string;
}

export interface IngestOptions extends StoreLocation {
  plansDir: string;
  /** Copies of `extraPaths` are kept here and read at every later run. */
  addedDir?: string;
  /** Files or folders to add now. */
  extraPaths?: string[];
  onProgress?: (event: IngestProgress) => void;
  /** Makes a vector of each passage too; a model that cannot be reached leaves the index without. */
  embedder?: PassageEmbedder | null;
  /** Told why there are no vectors; the index is built all the same. */
  onEmbeddingFault?: (fault: unknown) => void;
  /** Of files that are on no machine any more, or on another: their names or ids, to be left out of an index that is shared. */
  dropped?: readonly string[];
  /** How long to wait for another process that writes this index; 600000 when not given. */
  waitMs?: number;
}

export interface IngestReport {
  /** False when there was a build of these files already. */
  rebuilt: boolean;
  /** True when a kept build of these very files took the place of another: nothing was built, yet the index changed. */
  restored: boolean;
  /** In the index. */
  documents: number;
  passages: number;
  /** Documents read for this index; the others were taken over from the one before. */
  read: number;
  /** What was found in those, in order. */
  found: ReadFile[];
  /** Documents of the index before that are not in this one, by id. */
  removed: string[];
  /** Their files, in the same order. */
  removedFiles: string[];
  /** Files that are not on this machine and stay in the index, which is shared with others. */
  elsewhere: readonly string[];
  /** What is not in the index, of the folders and of `extraPaths`. */
  skipped: SkippedFile[];
  /** Those of `extraPaths` alone. */
  refused: SkippedFile[];
  /** Names of added files that took the place of another text. */
  replaced: string[];
  /** What manifests say that cannot be used. */
  manifest: ManifestProblem[];
}

const CODE_FOLDERS = ['text', 'vocabulary', 'load', 'ingest', 'store'].map((name) =>
  fileURLToPath(new URL(`../${name}/`, import.meta.url)),
);

export async function ingestFolder(options: IngestOptions): Promise<IngestReport> {
  const { extraPaths = [], onProgress } = options;
  if (extraPaths.length === 0) {
    // A start with nothing to do waits for no writer.
    const current = await readCurrent(options);
    const sources = await lookAt(options, current);
    if (current?.fingerprint === sources.fingerprint && !current.rolledBack) return unchanged(current, sources);
  }
  const onWait = (): void => onProgress?.({ kind: 'waiting', done: 0, total: 0 });
  return withIndexWriter({ ...options, onWait }, (writer) => ingest(writer, options));
}

/** Files are looked at by the only writer: one that waited must not build from a list that another has made old. */
async function ingest(writer: IndexWriter, options: IngestOptions): Promise<IngestReport> {
  const { plansDir, addedDir, extraPaths = [] } = options;
  const { refused, replaced, problems } = addedDir
    ? await keepAdded({ plansDir, addedDir, given: extraPaths })
    : { refused: [], replaced: [], problems: [] };
  const here = await lookAt(options, writer.current);
  const { elsewhere, ...sources } = isShared(options)
    ? await withElsewhere(writer, here, options)
    : { ...here, elsewhere: [] };
  const same = await publishedAgain(writer, sources.fingerprint);
  const report = same
    ? { ...unchanged(same.build, sources), ...same.changes }
    : await rebuild(writer, sources, options);
  const skipped = [...refused, ...report.skipped];
  const before = report.removed.length === 0 ? new Map<string, string>() : await writer.files();
  const removedFiles = report.removed.map((id) => before.get(id) ?? id);
  return {
    ...report,
    removedFiles,
    elsewhere,
    refused,
    replaced,
    skipped,
    manifest: [...problems, ...report.manifest],
  };
}

/** Other machines may add to it. */
export function isShared({ uri }: StoreLocation): boolean {
  return uri.includes('://');
}

async function withElsewhere(
  writer: IndexWriter,
  sources: Sources,
  { dropped = [] }: IngestOptions,
): Promise<Sources & { elsewhere: string[] }> {
  const { readBy, madeBy } = sources;
  const { files, elsewhere } = await keepElsewhere(writer, { files: sources.files, readBy, dropped });
  return { ...sources, files, elsewhere, fingerprint: fingerprintOf(files, madeBy) };
}

interface Sources {
  files: HashedFile[];
  /** Files that are left out by their names. */
  unread: SkippedFile[];
  manifest: ManifestProblem[];
  fingerprint: string;
  readBy: string;
  /** All that an index of these files depends on beside them. */
  madeBy: readonly string[];
  /** Null when no vectors are wanted or none can be had now. */
  embedding: { embedder: PassageEmbedder; size: number } | null;
}

async function lookAt(options: IngestOptions, current: Build | null): Promise<Sources> {
  const { plansDir, addedDir, extraPaths = [] } = options;
  const folders = addedDir ? [plansDir, addedDir] : [plansDir, ...extraPaths];
  const { files: found, skipped: left, manifests } = await findFiles(folders);
  const names = found.map(({ file }) => file);
  const { rows, problems: manifest } = await readManifests(manifests, names);
  const [{ files, skipped: gone }, readBy] = await Promise.all([
    hashFiles(withRows(found, rows)),
    hashCode(CODE_FOLDERS),
  ]);
  const embedding = await embeddingNow(options.embedder ?? null, current);
  const vectors = embedding ? [`${embedding.embedder.model} ${embedding.size}`] : [];
  const unread = [...left, ...gone];
  const madeBy = [readBy, ...vectors];
  return { files, unread, manifest, readBy, madeBy, embedding, fingerprint: fingerprintOf(files, madeBy) };
}

/** While the model cannot be reached its vectors that are there stay in use. */
async function embeddingNow(embedder: PassageEmbedder | null, current: Build | null): Promise<Sources['embedding']> {
  if (embedder === null) return null;
  const known = current?.embedding?.model === embedder.model ? current.embedding.size : null;
  const size = (await embedder.size()) ?? known;
  return size === null ? null : { embedder, size };
}

function unchanged({ documents, passages, skipped }: Build, { unread, manifest }: Sources): IngestReport {
  const all = [...unread, ...skipped.map(({ file, reason }) => ({ file, reason }))];
  return {
    rebuilt: false,
    restored: false,
    documents,
    passages,
    read: 0,
    found: [],
    removed: [],
    removedFiles: [],
    elsewhere: [],
    skipped: all,
    refused: [],
    replaced: [],
    manifest,
  };
}

interface Published {
  build: Build;
  changes: Pick<IngestReport, 'restored' | 'removed'>;
}

/** A kept build of the very same files (the current one, or one that was rolled back from) needs no building. */
async function publishedAgain(writer: IndexWriter, fingerprint: string): Promise<Published | null> {
  const same = writer.builds.find((build) => build.fingerprint === fingerprint);
  if (same === undefined) return null;
  if (same === writer.current && !same.rolledBack) return { build: same, changes: { restored: false, removed: [] } };
  try {
    const before = await writer.keepable('');
    const now = new Set(await writer.publish({ ...same, rolledBack: false }));
    const removed = before.documentIds.filter((id) => !now.has(id));
    return { build: same, changes: { restored: same !== writer.current, removed } };
  } catch (error) {
    // Its tables are damaged: a new build takes its place.
    if (error instanceof StoreFault && error.code === 'index-broken') return null;
    throw error;
  }
}

async function rebuild(
  writer: IndexWriter,
  { files, unread, manifest, fingerprint, readBy, embedding }: Sources,
  { onProgress, onEmbeddingFault }: IngestOptions,
): Promise<IngestReport> {
  const before = await writer.keepable(readBy);
  const changed = readChanged(files, before, (done, file) =>
    onProgress?.({ kind: 'reading', done, total: files.length, file }),
  );
  const report = await writer.write({
    documents: changed.items,
    sources: changed.sources,
    skipped: changed.skipped,
    fingerprint,
    readBy,
    ...(embedding && { embedding }),
    onProgress: (event) => {
      if (event.kind === 'indexing-started')
        onProgress?.({ kind: 'indexing', done: files.length, total: files.length });
      if (event.kind === 'passages-embedded')
        onProgress?.({ kind: 'embedding', done: event.done, total: event.passages });
      if (event.kind === 'embedding-failed') onEmbeddingFault?.(event.fault);
    },
  });
  onProgress?.({ kind: 'done', done: report.documents, total: files.length });
  return {
    rebuilt: true,
    restored: false,
    documents: report.documents,
    passages: report.passages,
    read: changed.found.length,
    found: changed.found,
    removed: before.documentIds.filter((id) => !changed.sources.has(id)),
    removedFiles: [],
    elsewhere: [],
    skipped: [...unread, ...changed.skipped.map(({ file, reason }) => ({ file, reason }))],
    refused: [],
    replaced: [],
    manifest,
  };
}
