/**
 * Recorded queries in, the time of the very same queries put straight to LanceDB out: same table, columns, filters and
 * limits, the matches at once and the passages after them, results as LanceDB gives them. The one place beside the
 * store's door that imports LanceDB: what is measured must have nothing of ours in it.
 */
import * as lancedb from '@lancedb/lancedb';
import type { RecordedQuery } from './record-queries.ts';

/** As large as those of the store. */
const INDEX_CACHE_BYTES = 512n * 1024n * 1024n;
const METADATA_CACHE_BYTES = 64n * 1024n * 1024n;

export interface BareTable {
  /** Milliseconds. */
  time(queries: readonly RecordedQuery[]): Promise<number>;
  close(): void;
}

export async function openBare(uri: string, tableName: string): Promise<BareTable> {
  const session = new lancedb.Session(INDEX_CACHE_BYTES, METADATA_CACHE_BYTES);
  const connection = await lancedb.connect({ uri, session });
  const table = await connection.openTable(tableName);
  return {
    async time(queries) {
      const matches = queries.filter(({ kind }) => kind === 'match');
      const rows = queries.filter(({ kind }) => kind === 'rows');
      const started = performance.now();
      await Promise.all(matches.map((query) => run(table, query)));
      await Promise.all(rows.map((query) => run(table, query)));
      return performance.now() - started;
    },
    close() {
      table.close();
      connection.close();
    },
  };
}

function run(table: lancedb.Table, query: RecordedQuery): Promise<unknown> {
  const { where } = query;
  if (query.kind === 'rows') {
    const asked = table.query().select(query.columns);
    return (where === undefined ? asked : asked.where(where)).toArrow();
  }
  const { tokens, column, columns, limit } = query;
  const text = new lancedb.MatchQuery(tokens.join(' '), column);
  const asked = table
    .query()
    .fullTextSearch(text)
    .select([...columns, '_score'])
    .limit(limit);
  return (where === undefined ? asked : asked.where(where)).toArrow();
}
