/**
 * The few things the index needs of a table store, so that everything but the door itself (`lance-store.ts`)
 * is written without a word of LanceDB.
 */

export interface StoreLocation {
  /** A folder, or `s3://…`, or `db://…`. */
  uri: string;
  /** Credentials and endpoint of an object store. */
  storageOptions?: Record<string, string>;
  /** Of LanceDB's own service, for `db://…` alone. */
  remote?: RemoteService;
}

export interface RemoteService {
  apiKey: string;
  /** Address of the service; LanceDB's cloud when not given. */
  host?: string;
}

/**
 * `tokens`: full text cut beforehand, tokens joined with spaces; `key`: many different values;
 * `few`: few different values; `list`: lists of few different values; `vector`: neighbours of a vector.
 */
export type ColumnIndex = 'tokens' | 'key' | 'few' | 'list' | 'vector';

export interface Column {
  name: string;
  type: 'text' | 'integer' | 'integers' | 'vector';
  /** Numbers of one vector, for columns of this type alone. */
  size?: number;
  nullable?: boolean;
  index?: ColumnIndex;
}

export type Row = Record<string, string | number | number[] | null>;

export interface RowQuery {
  columns: string[];
  /** SQL made by `filter-sql.ts` alone. */
  where?: string;
}

export interface MatchRequest extends RowQuery {
  column: string;
  tokens: string[];
  limit: number;
}

export interface NearestRequest extends RowQuery {
  column: string;
  vector: Float32Array;
  limit: number;
}

export interface Table {
  append(rows: Row[]): Promise<void>;
  /** Merges the pieces of many appends, builds the index of every column that has one, and waits for them. */
  buildIndexes(columns: readonly Column[]): Promise<void>;
  /** Rows that the index of this column covers, or null when there is no such index. */
  indexedRows(column: string): Promise<number | null>;
  countRows(): Promise<number>;
  columnNames(): Promise<string[]>;
  /** Loads the full-text indexes as far as memory allows, so that the first question is as fast as the others. */
  prewarm(columns: readonly Column[]): Promise<void>;
  rows(query: RowQuery): Promise<Row[]>;
  /** Rows that hold any of the tokens, with their BM25 score in the column `score`. */
  match(request: MatchRequest): Promise<Row[]>;
  /** Rows whose vectors point most nearly the same way, with the column `distance` (0 the same, 2 the opposite). */
  nearest(request: NearestRequest): Promise<Row[]>;
  /** Waits for the calls under way. */
  close(): Promise<void>;
}

export interface Database {
  tableNames(): Promise<string[]>;
  /** Null when there is no such table, or only a piece of one. */
  open(name: string): Promise<Table | null>;
  create(name: string, columns: readonly Column[]): Promise<Table>;
  /** New content in one commit: a reader sees the old rows or the new ones. */
  replace(name: string, columns: readonly Column[], rows: Row[]): Promise<void>;
  /** Nothing happens when there is no such table. */
  drop(name: string): Promise<void>;
  /** Waits for the calls under way. */
  close(): Promise<void>;
}
