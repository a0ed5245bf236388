/**
 * A fake of LanceDB's own service (`db://`): the REST calls that the client makes for us, answered out of a folder.
 * Shapes as the client of version 0.39 sends and takes them; the real service was not tried.
 */
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as lancedb from '@lancedb/lancedb';
import type * as Arrow from 'apache-arrow';
import type { StoreLocation } from '../database.ts';
import { ipcFile } from './ipc-file.ts';

// LanceDB loads this copy of the package; tables of the other would not be known as such.
const arrow = createRequire(import.meta.url)('apache-arrow') as typeof Arrow;

export interface LancedbService {
  location: StoreLocation;
  /** Of each request: the key and the database that it named. */
  requests: { path: string; apiKey: string | undefined; database: string | undefined }[];
  close(): Promise<void>;
}

interface Call {
  connection: lancedb.Connection;
  table: string;
  query: URLSearchParams;
  body: Buffer;
}

type Reply = object | number | Uint8Array | null;

export async function startLancedbService(): Promise<LancedbService> {
  const folder = await mkdtemp(join(tmpdir(), 'plan-service-'));
  const connection = await lancedb.connect(folder);
  const server = createServer((request, response) => void handle(request, response, connection, service));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // Bound to a port, so this is an address and no pipe.
  const { port } = server.address() as AddressInfo;
  const service: LancedbService = {
    location: { uri: 'db://plans', remote: { apiKey: 'test-key', host: `http://127.0.0.1:${port}` } },
    requests: [],
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
      connection.close();
      await rm(folder, { recursive: true });
    },
  };
  return service;
}

async function handle(
  request: IncomingMessage,
  response: ServerResponse,
  connection: lancedb.Connection,
  { requests }: LancedbService,
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const url = new URL(request.url ?? '/', 'http://service');
  const header = (name: string): string | undefined => request.headers[name]?.toString();
  requests.push({ path: url.pathname, apiKey: header('x-api-key'), database: header('x-lancedb-database') });
  const [table = '', ...what] = url.pathname.replace(/^\/v1\/table\/|\/$/g, '').split('/');
  const call = { connection, table, query: url.searchParams, body: Buffer.concat(chunks) };
  try {
    if (header('x-api-key') !== 'test-key') return send(response, 401, { error: 'unauthorized' });
    send(response, 200, await answer(what, call));
  } catch (error) {
    const missing = error instanceof Error && /not found/i.test(error.message);
    send(response, missing ? 404 : 400, { error: String(error) });
  }
}

function send(response: ServerResponse, status: number, reply: Reply): void {
  const isArrow = reply instanceof Uint8Array;
  response.writeHead(status, { 'content-type': isArrow ? 'application/vnd.apache.arrow.file' : 'application/json' });
  response.end(isArrow ? reply : JSON.stringify(reply ?? {}));
}

async function answer(what: string[], call: Call): Promise<Reply> {
  const { connection, table, query, body } = call;
  if (table === '') {
    const after = query.get('page_token') ?? undefined;
    return { tables: await connection.tableNames({ limit: 500, ...(after !== undefined && { startAfter: after }) }) };
  }
  if (what[0] === 'create') return create(call);
  if (what[0] === 'drop') return connection.dropTable(table).then(() => null);
  const open = await connection.openTable(table);
  if (what[0] === 'describe')
    return { name: table, version: await open.version(), schema: described(await open.schema()) };
  if (what[0] === 'count_rows') return open.countRows();
  if (what[0] === 'insert') return insert(open, body);
  const asked: unknown = body.length > 0 ? JSON.parse(body.toString()) : {};
  if (what[0] === 'query') return found(open, asked as QueryBody);
  if (what[0] === 'create_index') return createIndex(open, asked as IndexBody);
  const indexes = await open.listIndices();
  if (what[1] === 'list')
    return {
      indexes: indexes.map(({ name, columns }) => ({ index_name: name, columns, index_uuid: name, status: 'done' })),
    };
  const stats = await open.indexStats(what[1] ?? '');
  if (stats === undefined) throw new Error('index not found');
  const { numIndexedRows, numUnindexedRows, indexType } = stats;
  return { num_indexed_rows: numIndexedRows, num_unindexed_rows: numUnindexedRows, index_type: indexType };
}

async function create({ connection, table, query, body }: Call): Promise<Reply> {
  const { schema } = ipcFile(body);
  if (query.get('mode') === 'overwrite') await connection.dropTable(table).catch(() => undefined);
  await insert(await connection.createEmptyTable(table, schema), body);
  return { name: table, version: 1 };
}

async function insert(table: lancedb.Table, body: Buffer): Promise<Reply> {
  // What `add` itself calls once it has made a file of its rows.
  const { inner } = table as unknown as { inner: { add(file: Buffer, mode: 'append'): Promise<unknown> } };
  await inner.add(ipcFile(body).file, 'append');
  return { version: await table.version() };
}

interface QueryBody {
  columns: string[];
  filter?: string;
  k: number;
  vector: number[];
  full_text_query?: { columns: string[]; query: string };
}

/** A request for all rows names the largest number there is. */
const ALL = 1_000_000;

async function found(table: lancedb.Table, { columns, filter, k, vector, full_text_query }: QueryBody): Promise<Reply> {
  const base = table.query();
  const [column = ''] = full_text_query?.columns ?? [];
  const asked =
    vector.length > 0
      ? base.nearestTo(vector).distanceType('cosine')
      : full_text_query
        ? base.fullTextSearch(new lancedb.MatchQuery(full_text_query.query, column))
        : base;
  const limited = asked.select(columns).limit(Math.min(k, ALL));
  return arrow.tableToIPC(await (filter === undefined ? limited : limited.where(filter)).toArrow(), 'file');
}

interface IndexBody {
  column: string;
  name: string;
  index_type: 'FTS' | 'BTREE' | 'BITMAP' | 'LABEL_LIST';
}

async function createIndex(table: lancedb.Table, { column, name, index_type }: IndexBody): Promise<Reply> {
  const configs = {
    FTS: lancedb.Index.fts({ baseTokenizer: 'whitespace', stem: false, removeStopWords: false, maxTokenLength: 120 }),
    BTREE: lancedb.Index.btree(),
    BITMAP: lancedb.Index.bitmap(),
    LABEL_LIST: lancedb.Index.labelList(),
  };
  await table.createIndex(column, { config: configs[index_type], name });
  return {};
}

function described(schema: Arrow.Schema): object {
  return { fields: schema.fields.map(describedField) };
}

function describedField({ name, type, nullable }: Arrow.Field): object {
  return { name, nullable, type: describedType(type) };
}

function describedType(type: Arrow.DataType): object {
  const [item] = type.children ?? [];
  if (arrow.DataType.isFixedSizeList(type) && item)
    return { type: 'fixed_size_list', length: type.listSize, fields: [describedField(item)] };
  if (arrow.DataType.isList(type) && item) return { type: 'list', fields: [describedField(item)] };
  if (arrow.DataType.isFloat(type)) return { type: 'float' };
  return { type: arrow.DataType.isInt(type) ? 'int32' : 'string' };
}
