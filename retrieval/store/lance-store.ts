/** The door to LanceDB: nothing else in the project imports it. */
import * as lancedb from '@lancedb/lancedb';
import { arrowSchema, rowsOf } from './arrow-rows.ts';
import { type Build, readCurrentBuild } from './builds.ts';
import type {
  Column,
  ColumnIndex,
  Database,
  MatchRequest,
  NearestRequest,
  Row,
  RowQuery,
  StoreLocation,
  Table,
} from './database.ts';
import { InFlight } from './in-flight.ts';
import { isReadable, type OpenOptions, readStore } from './open-build.ts';
import type { PlanStore } from './plan-store.ts';

/**
 * LanceDB's own limits are 6 GB and 1 GB, more than a small server has. Shared by all connections of the process, filled
 * only as far as the index is large: the five documents take a few megabytes, a million passages all of it.
 */
const INDEX_CACHE_BYTES = 512n * 1024n * 1024n;
const METADATA_CACHE_BYTES = 64n * 1024n * 1024n;
/** Bytes, not characters. A longer token (a pasted key, a line of a binary file) is not worth indexing. */
const MAX_TOKEN_BYTES = 120;
/** Fewer vectors are compared one by one, exactly and fast enough (a few milliseconds for 10,000). */
const VECTOR_INDEX_ROWS = 50_000;
/** Of the partitions of a vector index, how many are looked into. */
const PROBED_PARTITIONS = 40;
const INDEX_WAIT_SECONDS = 1800;
/** Old commits of a replaced table; nobody reads one for longer than a moment. */
const KEEP_COMMITS_MS = 3_600_000;

/** Opens the current build for reading. Throws a `StoreFault` when there is none or its search does not work. */
export async function openStore(options: StoreLocation & OpenOptions): Promise<PlanStore> {
  const database = await connectDatabase(options);
  try {
    return await readStore(database, options);
  } catch (error) {
    await database.close();
    throw error;
  }
}

/**
 * What is read here now; null when there is nothing that this program can read: no index, one of another
 * schema, or one that is damaged. A start that gets null builds.
 */
export async function readCurrent(location: StoreLocation): Promise<Build | null> {
  const database = await connectDatabase(location);
  try {
    const build = await readCurrentBuild(database);
    return build !== null && (await isReadable(database, build)) ? build : null;
  } finally {
    await database.close();
  }
}

export async function connectDatabase({ uri, storageOptions, remote }: StoreLocation): Promise<Database> {
  const connection = await lancedb.connect({
    uri,
    session: sharedSession(),
    ...(storageOptions && { storageOptions }),
    ...(remote && { apiKey: remote.apiKey, ...(remote.host !== undefined && { hostOverride: remote.host }) }),
  });
  const calls = new InFlight();
  return {
    tableNames: () => calls.run(() => allTableNames(connection)),
    open: (name) => calls.run(() => openTable(connection, name)),
    create: (name, columns) => calls.run(() => createTable(connection, name, columns)),
    replace: (name, columns, rows) => calls.run(() => replaceTable(connection, { name, columns, rows })),
    drop: (name) => calls.run(() => dropTable(connection, name)),
    async close() {
      await calls.settled();
      connection.close();
    },
  };
}

let session: lancedb.Session | undefined;

function sharedSession(): lancedb.Session {
  session ??= new lancedb.Session(INDEX_CACHE_BYTES, METADATA_CACHE_BYTES);
  return session;
}

/** A listing may come in pages. */
async function allTableNames(connection: lancedb.Connection): Promise<string[]> {
  const names: string[] = [];
  for (;;) {
    const last = names.at(-1);
    const page = await connection.tableNames({ limit: 500, ...(last !== undefined && { startAfter: last }) });
    if (page.length === 0) return names;
    names.push(...page);
  }
}

async function openTable(connection: lancedb.Connection, name: string): Promise<Table | null> {
  try {
    return tableOf(await connection.openTable(name));
  } catch (error) {
    if (isNotFound(error)) return null;
    throw error;
  }
}

async function createTable(connection: lancedb.Connection, name: string, columns: readonly Column[]): Promise<Table> {
  return tableOf(await connection.createEmptyTable(name, arrowSchema(columns)));
}

/** Another process may have dropped it a moment ago. */
async function dropTable(connection: lancedb.Connection, name: string): Promise<void> {
  try {
    await connection.dropTable(name);
  } catch (error) {
    if (!isNotFound(error)) throw error;
  }
}

interface NewTable {
  name: string;
  columns: readonly Column[];
  rows: Row[];
}

async function replaceTable(connection: lancedb.Connection, { name, columns, rows }: NewTable): Promise<void> {
  const exists = (await openTable(connection, name)) !== null;
  const table = await connection.createTable(name, rows, {
    schema: arrowSchema(columns),
    mode: exists ? 'overwrite' : 'create',
  });
  await optimise(table, { cleanupOlderThan: new Date(Date.now() - KEEP_COMMITS_MS) });
  table.close();
}

/** A folder whose first commit was never made answers in the same way as none; one that is being dropped names its missing part. */
function isNotFound(error: unknown): boolean {
  return error instanceof Error && /was not found|Not found: \S+\.manifest/.test(error.message);
}

function tableOf(table: lancedb.Table): Table {
  const calls = new InFlight();
  return {
    append: (rows) =>
      calls.run(async () => {
        await table.add(rows);
      }),
    buildIndexes: (columns) => calls.run(() => buildIndexes(table, columns)),
    indexedRows: (column) => calls.run(async () => (await table.indexStats(indexName(column)))?.numIndexedRows ?? null),
    countRows: () => calls.run(() => table.countRows()),
    columnNames: () => calls.run(async () => (await table.schema()).fields.map(({ name }) => name)),
    prewarm: (columns) => calls.run(() => prewarm(table, columns)),
    rows: (query) => calls.run(() => readRows(table, query)),
    match: (request) => calls.run(() => matchRows(table, request)),
    nearest: (request) => calls.run(() => nearestRows(table, request)),
    async close() {
      await calls.settled();
      table.close();
    },
  };
}

async function buildIndexes(table: lancedb.Table, columns: readonly Column[]): Promise<void> {
  // No other process reads or writes this table yet, so the pieces that compaction replaces may go at once.
  await optimise(table, { cleanupOlderThan: new Date(), deleteUnverified: true });
  const small = (await table.countRows()) < VECTOR_INDEX_ROWS;
  const indexed = columns.filter(({ index }) => index !== undefined && !(index === 'vector' && small));
  for (const { name, index } of indexed) {
    if (index) await table.createIndex(name, { config: indexConfig(index), name: indexName(name) });
  }
  if (indexed.length > 0) {
    await table.waitForIndex(
      indexed.map(({ name }) => indexName(name)),
      INDEX_WAIT_SECONDS,
    );
  }
}

/** LanceDB's own service does this by itself and refuses to be told. */
async function optimise(table: lancedb.Table, options: Partial<lancedb.OptimizeOptions>): Promise<void> {
  try {
    await table.optimize(options);
  } catch (error) {
    if (!(error instanceof Error && /optimize is not supported/.test(error.message))) throw error;
  }
}

function indexConfig(index: ColumnIndex): lancedb.Index {
  switch (index) {
    case 'tokens':
      return lancedb.Index.fts({
        baseTokenizer: 'whitespace',
        stem: false,
        removeStopWords: false,
        withPosition: false,
        maxTokenLength: MAX_TOKEN_BYTES,
      });
    case 'key':
      return lancedb.Index.btree();
    case 'few':
      return lancedb.Index.bitmap();
    case 'list':
      return lancedb.Index.labelList();
    case 'vector':
      return lancedb.Index.ivfFlat({ distanceType: 'cosine' });
  }
}

function indexName(column: string): string {
  return `${column}_idx`;
}

/**
 * LanceDB refuses to load an index that the cache cannot hold whole (seen with a million passages). Searches then read it
 * piece by piece, and a fault other than the size shows itself in them.
 */
async function prewarm(table: lancedb.Table, columns: readonly Column[]): Promise<void> {
  const searched = columns.filter(({ index }) => index === 'tokens');
  await Promise.allSettled(searched.map(({ name }) => table.prewarmIndex(indexName(name))));
}

async function readRows(table: lancedb.Table, { columns, where }: RowQuery): Promise<Row[]> {
  const query = table.query().select(columns);
  return rowsOf(await (where === undefined ? query : query.where(where)).toArrow(), columns);
}

async function matchRows(table: lancedb.Table, request: MatchRequest): Promise<Row[]> {
  const { column, tokens, columns, where, limit } = request;
  const query = table
    .query()
    .fullTextSearch(new lancedb.MatchQuery(tokens.join(' '), column))
    .select([...columns, '_score'])
    .limit(limit);
  const found = await (where === undefined ? query : query.where(where)).toArrow();
  return rowsOf(found, [...columns, '_score']).map(({ _score: score = 0, ...row }) => ({ ...row, score }));
}

async function nearestRows(table: lancedb.Table, request: NearestRequest): Promise<Row[]> {
  const { column, vector, columns, where, limit } = request;
  const query = table
    .query()
    .nearestTo(vector)
    .column(column)
    .distanceType('cosine')
    .nprobes(PROBED_PARTITIONS)
    .select([...columns, '_distance'])
    .limit(limit);
  const found = await (where === undefined ? query : query.where(where)).toArrow();
  return rowsOf(found, [...columns, '_distance']).map(({ _distance: distance = 0, ...row }) => ({ ...row, distance }));
}
