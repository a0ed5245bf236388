/** Tables of the current build in, a `PlanStore` out; it keeps reading that build even after a newer one is published. */
import { type Build, type Probe, readCurrentBuild } from './builds.ts';
import type { Database, Table } from './database.ts';
import type { QueryEmbedder } from './embedding.ts';
import { isOneOf, passageSql, termOf } from './filter-sql.ts';
import { fuseRankings } from './fuse-rankings.ts';
import { InFlight } from './in-flight.ts';
import {
  SCHEMA_VERSION,
  TABLE_KINDS,
  TABLES,
  type TableKind,
  TOKEN_COLUMNS,
  type TokenColumn,
  tableName,
  VECTOR_TABLE,
} from './index-schema.ts';
import type { PlanStore, ScoredPassage, SearchRequest } from './plan-store.ts';
import {
  listFigures,
  PassageReader,
  readDocument,
  readFacts,
  readFigureNames,
  readFigures,
  readWords,
} from './read-build.ts';
import { SEARCH_WEIGHTS, type SearchWeights, searchPassages } from './search-passages.ts';
import { searchVectors, type VectorSearch } from './search-vectors.ts';
import { StoreFault } from './store-fault.ts';

export interface OpenOptions {
  /** For measurements; the measured defaults are right. */
  weights?: SearchWeights;
  /** Not given: searches go by words alone. */
  queryEmbedder?: QueryEmbedder | null;
}

export type BuildTables = Record<TableKind, Table>;

export async function readStore(database: Database, options: OpenOptions): Promise<PlanStore> {
  const { weights = SEARCH_WEIGHTS, queryEmbedder = null } = options;
  const build = await readCurrentBuild(database);
  if (build === null) throw new StoreFault('index-missing', 'There is no index here yet. Build it with writeIndex.');
  const tables = await openProven(database, build);
  await tables.passages.prewarm(TABLES.passages);
  const passages = new PassageReader(tables.passages);
  const [facts, words, names] = await Promise.all([
    readFacts(tables.documents),
    readWords(tables.words),
    readFigureNames(tables.figures),
  ]);
  const terms = [...new Set(facts.map(({ years }) => termOf(years)))];
  const vectors = await openVectors(database, build, queryEmbedder);
  const calls = new InFlight();
  const read = <Result>(call: () => Promise<Result>): Promise<Result> => calls.run(() => readable(call()));
  return {
    version: build.version,
    passageCount: build.passages,
    ...(vectors !== null && { embedding: vectors.embedding.model }),
    documents: () => [...facts],
    words: () => words,
    figureNames: () => names,
    figures: (request) => read(() => listFigures(tables.figures, request)),
    document: (id) => read(() => readDocument(tables.documents, id)),
    search: (request) => read(() => search(request, { tables, passages, weights, vectors, terms })),
    passages: (ids) => read(() => passages.inOrder(ids)),
    passagesOf: (documentId) => read(() => passages.ofDocument(documentId)),
    figuresOf: (passageIds) => read(() => readFigures(tables.figures, passageIds)),
    async close() {
      await calls.settled();
      await closeTables(tables);
      await vectors?.table.close();
      await database.close();
    },
  };
}

/** The folder was removed, or the object store is away: what LanceDB says of it is for the log. */
async function readable<Result>(reading: Promise<Result>): Promise<Result> {
  try {
    return await reading;
  } catch (cause) {
    // LanceDB's faults have no name of their own; a named one is a fault of the program.
    if (!(cause instanceof Error) || cause.name !== 'Error') throw cause;
    throw new StoreFault('index-unreadable', 'The index that is open can no longer be read.', { cause });
  }
}

interface SearchIn {
  tables: BuildTables;
  passages: PassageReader;
  weights: SearchWeights;
  vectors: VectorSearch | null;
  /** Of all documents, each once. */
  terms: readonly string[];
}

/** Null when the build has no vectors of this model. */
async function openVectors(
  database: Database,
  { version, embedding }: Build,
  embedder: QueryEmbedder | null,
): Promise<VectorSearch | null> {
  if (embedding === null || embedder?.model !== embedding.model) return null;
  const table = await database.open(tableName(VECTOR_TABLE, version));
  return table && { table, embedding, embedder };
}

async function search(
  request: SearchRequest,
  { tables, passages, weights, vectors, terms }: SearchIn,
): Promise<ScoredPassage[]> {
  const { text, limit } = request;
  const asked = { text, limit, where: passageSql(request.filters, terms) };
  const [byWords, byMeaning] = await Promise.all([
    searchPassages(tables.passages, asked, weights),
    vectors && searchVectors(vectors, asked),
  ]);
  const ranked = byMeaning === null ? byWords : fuseRankings([byWords, byMeaning]);
  const matches = ranked.slice(0, Math.max(0, limit));
  const found = await passages.byId(matches.map(({ id }) => id));
  return matches.flatMap(({ id, score }) => {
    const passage = found.get(id);
    return passage === undefined ? [] : [{ passage, score }];
  });
}

/** False when this program cannot read the build and has to make it anew. */
export async function isReadable(database: Database, build: Build): Promise<boolean> {
  try {
    await closeTables(await openProven(database, build));
    return true;
  } catch (error) {
    if (error instanceof StoreFault) return false;
    throw error;
  }
}

/** Throws a `StoreFault` when this program cannot read the build. */
export async function openProven(database: Database, build: Build): Promise<BuildTables> {
  if (build.schemaVersion !== SCHEMA_VERSION) {
    const message = `The index has schema ${build.schemaVersion}, this program reads ${SCHEMA_VERSION}. Build it anew.`;
    throw new StoreFault('index-outdated', message);
  }
  const tables = await openTables(database, build.version);
  try {
    await proveSearch(tables.passages, build.probe);
    return tables;
  } catch (error) {
    await closeTables(tables);
    throw error;
  }
}

export async function closeTables(tables: BuildTables): Promise<void> {
  await Promise.all(TABLE_KINDS.map((kind) => tables[kind].close()));
}

async function openTables(database: Database, version: string): Promise<BuildTables> {
  const open = async (kind: TableKind): Promise<Table> => {
    const table = await database.open(tableName(kind, version));
    if (table === null)
      throw new StoreFault('index-broken', `Table ${tableName(kind, version)} is gone. Build the index anew.`);
    return table;
  };
  const [passages, documents, figures, words] = await Promise.all([
    open('passages'),
    open('documents'),
    open('figures'),
    open('words'),
  ]);
  return { passages, documents, figures, words };
}

/**
 * Each token column must have an index over every row that finds the probe. Without this a missing index
 * would not be noticed: LanceDB then scans with another tokeniser, slowly and with other results.
 */
export async function proveSearch(passages: Table, probe: Probe | null): Promise<void> {
  const total = await passages.countRows();
  await Promise.all(
    TOKEN_COLUMNS.map(async (column) => {
      const problem = await searchProblem(passages, column, { total, probe }).catch((cause: unknown) => {
        throw new StoreFault('index-broken', `Search index ${column} cannot be read. Build the index anew.`, { cause });
      });
      if (problem !== null) throw new StoreFault('index-broken', `Search index ${column} ${problem}. Build it anew.`);
    }),
  );
}

interface Expected {
  total: number;
  probe: Probe | null;
}

async function searchProblem(passages: Table, column: TokenColumn, { total, probe }: Expected): Promise<string | null> {
  const indexed = await passages.indexedRows(column);
  if (indexed !== total) return `covers ${indexed ?? 'none'} of ${total} passages`;
  const tokens = probe?.[column] ?? [];
  if (probe === null || tokens.length === 0) return null;
  const where = isOneOf('id', [probe.passageId]);
  const found = await passages.match({ column, tokens, columns: ['id'], where, limit: 1 });
  return found.length > 0 ? null : `does not find passage ${probe.passageId}`;
}
