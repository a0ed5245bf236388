/** Tables of the current build in, a `PlanStore` out; it keeps reading that build even after a newer one is published. */
import type { DocumentFacts, Figure, Passage } from '../plan-document.ts';
import { type CurrentBuild, type Probe, readCurrentBuild } from './current-build.ts';
import type { Database, Row, Table } from './database.ts';
import { isOneOf } from './filter-sql.ts';
import {
  SCHEMA_VERSION,
  TABLE_KINDS,
  TABLES,
  type TableKind,
  TOKEN_COLUMNS,
  type TokenColumn,
  tableName,
} from './index-schema.ts';
import { unpackPassage } from './passage-payload.ts';
import { PayloadCache } from './payload-cache.ts';
import type { PlanStore, StoredDocument } from './plan-store.ts';
import { numberIn, textIn } from './row-values.ts';
import { SEARCH_WEIGHTS, type SearchWeights, searchPassages } from './search-passages.ts';
import { StoreFault } from './store-fault.ts';

export interface OpenOptions {
  /** For measurements; the measured defaults are right. */
  weights?: SearchWeights;
}

export type BuildTables = Record<TableKind, Table>;

/** About twenty thousand passages. UTF-16 units. */
const MAX_CACHED_CHARS = 16_000_000;

interface PassageSource {
  table: Table;
  cache: PayloadCache;
}

/** Values of one IN list; a longer list is asked in parts. */
const IDS_PER_QUERY = 500;

export async function readStore(database: Database, { weights = SEARCH_WEIGHTS }: OpenOptions): Promise<PlanStore> {
  const build = await readCurrentBuild(database);
  if (build === null) throw new StoreFault('index-missing', 'There is no index here yet. Build it with writeIndex.');
  if (build.schemaVersion !== SCHEMA_VERSION) throw outdated(build);
  const tables = await openTables(database, build.version);
  await proveSearch(tables.passages, build.probe);
  await tables.passages.prewarm(TABLES.passages);
  const source: PassageSource = { table: tables.passages, cache: new PayloadCache(MAX_CACHED_CHARS) };
  const [facts, words] = await Promise.all([readFacts(tables.documents), readWords(tables.words)]);
  return {
    version: build.version,
    documents: () => facts,
    words: () => words,
    document: (id) => readDocument(tables.documents, id),
    async search(request) {
      const matches = await searchPassages(tables.passages, request, weights);
      const found = await passagesById(
        source,
        matches.map(({ id }) => id),
      );
      return matches.flatMap(({ id, score }) => {
        const passage = found.get(id);
        return passage === undefined ? [] : [{ passage, score }];
      });
    },
    async passages(ids) {
      const found = await passagesById(source, ids);
      return ids.flatMap((id) => found.get(id) ?? []);
    },
    passagesOf: (documentId) => passagesOf(tables.passages, documentId),
    figuresOf: (passageIds) => figuresOf(tables.figures, passageIds),
    async close() {
      for (const kind of TABLE_KINDS) tables[kind].close();
      database.close();
    },
  };
}

function outdated(build: CurrentBuild): StoreFault {
  const message = `The index has schema ${build.schemaVersion}, this program reads ${SCHEMA_VERSION}. Build it anew.`;
  return new StoreFault('index-outdated', message);
}

export async function openTables(database: Database, version: string): Promise<BuildTables> {
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

async function readFacts(documents: Table): Promise<DocumentFacts[]> {
  const rows = await documents.rows({ columns: ['facts'] });
  const facts = rows.map((row) => parsed<DocumentFacts>(row, 'facts'));
  return facts.sort((one, other) => (one.id < other.id ? -1 : 1));
}

async function readWords(words: Table): Promise<Map<string, number>> {
  const rows = await words.rows({ columns: ['word', 'passages'] });
  return new Map(rows.map((row) => [textIn(row, 'word'), numberIn(row, 'passages')]));
}

async function readDocument(documents: Table, id: string): Promise<StoredDocument | null> {
  const columns = ['facts', 'text', 'outline', 'passageCount'];
  const [row] = await documents.rows({ columns, where: isOneOf('id', [id]) });
  if (row === undefined) return null;
  return {
    ...parsed<DocumentFacts>(row, 'facts'),
    ...parsed<Pick<StoredDocument, 'factSpans' | 'sections'>>(row, 'outline'),
    text: textIn(row, 'text'),
    passageCount: numberIn(row, 'passageCount'),
  };
}

async function passagesById(source: PassageSource, ids: string[]): Promise<Map<string, Passage>> {
  const payloads = new Map<string, string>();
  for (const id of ids) {
    const payload = source.cache.get(id);
    if (payload !== undefined) payloads.set(id, payload);
  }
  const missing = ids.filter((id) => !payloads.has(id));
  const rows = await rowsWhereIn(source.table, { column: 'id', values: missing, columns: ['id', 'payload'] });
  for (const row of rows) {
    const [id, payload] = [textIn(row, 'id'), textIn(row, 'payload')];
    source.cache.set(id, payload);
    payloads.set(id, payload);
  }
  return new Map([...payloads].map(([id, payload]) => [id, unpackPassage(payload)]));
}

async function passagesOf(passages: Table, documentId: string): Promise<Passage[]> {
  const rows = await passages.rows({ columns: ['payload'], where: isOneOf('documentId', [documentId]) });
  const found = rows.map((row) => unpackPassage(textIn(row, 'payload')));
  return found.sort((one, other) => one.span.start - other.span.start || one.span.end - other.span.end);
}

/** In the order of the passages asked for, then of the text. */
async function figuresOf(figures: Table, passageIds: string[]): Promise<Figure[]> {
  const rows = await rowsWhereIn(figures, { column: 'passageId', values: passageIds, columns: ['payload'] });
  const order = new Map(passageIds.map((id, index) => [id, index]));
  const place = ({ passageId }: Figure): number => order.get(passageId) ?? 0;
  const found = rows.map((row) => parsed<Figure>(row, 'payload'));
  return found.sort((one, other) => place(one) - place(other) || one.span.start - other.span.start);
}

interface InList {
  column: string;
  values: string[];
  columns: string[];
}

async function rowsWhereIn(table: Table, { column, values, columns }: InList): Promise<Row[]> {
  const unique = [...new Set(values)];
  const parts: Promise<Row[]>[] = [];
  for (let start = 0; start < unique.length; start += IDS_PER_QUERY) {
    parts.push(table.rows({ columns, where: isOneOf(column, unique.slice(start, start + IDS_PER_QUERY)) }));
  }
  return (await Promise.all(parts)).flat();
}

/** The column was written from a value of this type by the same schema version. */
function parsed<T>(row: Row, column: string): T {
  return JSON.parse(textIn(row, column)) as T;
}
