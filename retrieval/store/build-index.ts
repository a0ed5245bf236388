/**
 * Plan documents in, one complete build of the index out, published by a single commit at the end. Until
 * then nobody reads it; what a dead writer left is removed by the next.
 */
import { type Build, publishBuild, readBuilds, type SkippedSource } from './builds.ts';
import { chooseProbe } from './choose-probe.ts';
import type { Database, StoreLocation, Table } from './database.ts';
import type { BuildEmbedding, PassageEmbedder } from './embedding.ts';
import {
  isReadableSchema,
  SCHEMA_VERSION,
  TABLE_KINDS,
  TABLES,
  type TableKind,
  tableName,
  VECTOR_TABLE,
  versionFor,
  versionOf,
} from './index-schema.ts';
import { readSources } from './kept-rows.ts';
import { connectDatabase } from './lance-store.ts';
import { type BuildTables, closeTables, openProven, proveSearch } from './open-build.ts';
import { readFacts } from './read-build.ts';
import { requireConditionalPut } from './require-conditional-put.ts';
import { StoreFault } from './store-fault.ts';
import { type BuildItem, type Written, writeDocuments } from './write-build.ts';
import { type Lease, withWriteLease } from './write-lease.ts';
import { writeVectors } from './write-vectors.ts';

export type BuildProgress =
  | { kind: 'document-written'; documentId: string; documents: number; passages: number }
  | { kind: 'indexing-started' }
  | { kind: 'passages-embedded'; done: number; passages: number }
  | { kind: 'embedding-failed'; fault: unknown }
  | { kind: 'build-published'; version: string };

export interface BuildRequest {
  documents: AsyncIterable<BuildItem> | Iterable<BuildItem>;
  /** Stands for everything the build is made from; `readCurrent` returns it, so that a start knows what is stale. */
  fingerprint: string;
  /** Hash of the program that read the documents. Empty when not given: the next build then reads them all again. */
  readBy?: string;
  /** Hash of what each document was read from, by its id. */
  sources?: ReadonlyMap<string, string>;
  /** Looked at when the documents have all been given: files that are none. */
  skipped?: readonly SkippedSource[];
  /** Makes a vector of each passage too. When it fails the build has none, and its fingerprint is not the one given. */
  embedding?: { embedder: PassageEmbedder; size: number };
  onProgress?: (progress: BuildProgress) => void;
  signal?: AbortSignal;
}

export interface WriterOptions extends StoreLocation {
  /** 600000 when not given. */
  waitMs?: number;
  signal?: AbortSignal;
  /** Told once when another writer has to be waited for. */
  onWait?: () => void;
}

export interface BuildReport {
  version: string;
  documents: number;
  passages: number;
  figures: number;
}

export interface KnownSources {
  /** Of the current build, by whatever program its documents were read. */
  documentIds: readonly string[];
  /** Hash of what each document was read from, by its id. */
  sources: ReadonlyMap<string, string>;
  skipped: readonly SkippedSource[];
}

/** The index in the hands of the only writer. */
export interface IndexWriter {
  /** The builds that are kept and of this program's schema, the one that is read first. */
  readonly builds: readonly Build[];
  /** Null when there is nothing to read, or nothing that this program can. */
  readonly current: Build | null;
  /** What the current build knows of its sources: their hashes only when the same program read them. */
  keepable(readBy: string): Promise<KnownSources>;
  /** Of the current build, the file of each document by its id. */
  files(): Promise<ReadonlyMap<string, string>>;
  write(request: BuildRequest): Promise<BuildReport>;
  /** A build that is there already is read from now on; gives the ids of its documents. */
  publish(build: Build): Promise<string[]>;
}

/** One writer at a time: the others wait, or give up with `build-in-progress`. */
export async function withIndexWriter<T>(options: WriterOptions, run: (writer: IndexWriter) => Promise<T>): Promise<T> {
  await requireConditionalPut(options);
  const database = await connectDatabase(options);
  try {
    const lease = { waitMs: options.waitMs ?? 600_000, signal: options.signal, onWait: options.onWait };
    return await withWriteLease(database, lease, async (held) => {
      const current = await openCurrent(database);
      try {
        return await run(await writerOf({ database, held, current }));
      } finally {
        if (current !== null) await closeTables(current.tables);
      }
    });
  } finally {
    await database.close();
  }
}

export function writeIndex(options: WriterOptions & BuildRequest): Promise<BuildReport> {
  return withIndexWriter(options, (writer) => writer.write(options));
}

interface Writing {
  database: Database;
  held: Lease;
  current: { build: Build; tables: BuildTables } | null;
}

/** Null when there is nothing that this program can read. */
async function openCurrent(database: Database): Promise<Writing['current']> {
  const [build] = await readBuilds(database);
  if (build === undefined) return null;
  try {
    return { build, tables: await openProven(database, build) };
  } catch (error) {
    if (error instanceof StoreFault) return null;
    throw error;
  }
}

async function writerOf(writing: Writing): Promise<IndexWriter> {
  const { database, held, current } = writing;
  const listed = await readBuilds(database);
  const builds = listed.filter(({ schemaVersion }) => isReadableSchema(schemaVersion));
  return {
    builds,
    current: current?.build ?? null,
    async keepable(readBy) {
      if (current === null) return { documentIds: [], sources: new Map(), skipped: [] };
      const sources = await readSources(current.tables.documents);
      const documentIds = [...sources.keys()];
      const same = readBy !== '' && current.build.readBy === readBy;
      return same
        ? { documentIds, sources, skipped: current.build.skipped }
        : { documentIds, sources: new Map(), skipped: [] };
    },
    async files() {
      const facts = current === null ? [] : await readFacts(current.tables.documents);
      return new Map(facts.map(({ id, file }) => [id, file]));
    },
    write: (request) => build(writing, request),
    async publish(chosen) {
      const tables = await openProven(database, chosen);
      const sources = await readSources(tables.documents).finally(() => closeTables(tables));
      await held.assertHeld();
      await publishBuild(database, chosen);
      return [...sources.keys()];
    },
  };
}

async function build(writing: Writing, request: BuildRequest): Promise<BuildReport> {
  const { database } = writing;
  await dropUnlistedBuilds(database);
  const taken = new Set((await database.tableNames()).flatMap((name) => versionOf(name) ?? []));
  const version = versionFor(request.fingerprint, taken);
  try {
    const report = await writeBuild(writing, version, request);
    await dropUnlistedBuilds(database);
    request.onProgress?.({ kind: 'build-published', version });
    return report;
  } catch (error) {
    // The first fault is the one to report; what cannot be removed now goes at the next build.
    await dropUnlistedBuilds(database).catch(() => undefined);
    throw error;
  }
}

async function writeBuild(writing: Writing, version: string, request: BuildRequest): Promise<BuildReport> {
  const { database, held, current } = writing;
  const { fingerprint, readBy = '', skipped = [], onProgress } = request;
  const tables = await createTables(database, version);
  try {
    const { counts, ...sizes } = await writeRows(tables, request, current?.tables ?? null);
    onProgress?.({ kind: 'indexing-started' });
    for (const kind of TABLE_KINDS) await tables[kind].buildIndexes(TABLES[kind]);
    const probe = await chooseProbe(tables.passages, counts);
    await proveSearch(tables.passages, probe);
    const embedding = await embedPassages({ database, version, tables, passages: sizes.passages }, request);
    request.signal?.throwIfAborted();
    await held.assertHeld();
    // A build that lacks what was asked for is stale at the next start.
    const complete = request.embedding === undefined || embedding !== null;
    const made = {
      version,
      fingerprint: complete ? fingerprint : `${fingerprint} without vectors`,
      readBy,
      schemaVersion: SCHEMA_VERSION,
      builtAt: new Date().toISOString(),
    };
    await publishBuild(database, { ...made, ...sizes, rolledBack: false, skipped: [...skipped], embedding, probe });
    return { version, ...sizes };
  } finally {
    await closeTables(tables);
  }
}

interface Indexed {
  database: Database;
  version: string;
  tables: BuildTables;
  passages: number;
}

/** A model that fails takes nothing with it but the vectors: the search by words is there already. */
async function embedPassages(
  { passages, ...writing }: Indexed,
  { embedding, onProgress, signal }: BuildRequest,
): Promise<BuildEmbedding | null> {
  if (embedding === undefined) return null;
  try {
    return await writeVectors({
      ...writing,
      ...embedding,
      signal,
      onProgress: (done) => onProgress?.({ kind: 'passages-embedded', done, passages }),
    });
  } catch (fault) {
    signal?.throwIfAborted();
    await writing.database.drop(tableName(VECTOR_TABLE, writing.version));
    onProgress?.({ kind: 'embedding-failed', fault });
    return null;
  }
}

function writeRows(tables: BuildTables, request: BuildRequest, before: BuildTables | null): Promise<Written> {
  const { documents, sources = new Map(), onProgress, signal } = request;
  return writeDocuments(tables, {
    items: documents,
    sources,
    before,
    signal,
    onDocument: (written) => onProgress?.({ kind: 'document-written', ...written }),
  });
}

/** Everything that no listed build has is old or half made. */
async function dropUnlistedBuilds(database: Database): Promise<void> {
  const listed = new Set((await readBuilds(database)).map(({ version }) => version));
  for (const name of await database.tableNames()) {
    const version = versionOf(name);
    if (version !== null && !listed.has(version)) await database.drop(name);
  }
}

async function createTables(database: Database, version: string): Promise<BuildTables> {
  const create = (kind: TableKind): Promise<Table> => database.create(tableName(kind, version), TABLES[kind]);
  return {
    passages: await create('passages'),
    documents: await create('documents'),
    figures: await create('figures'),
    words: await create('words'),
  };
}
