/** A database in, the same database out, with a list of what a search asks of the passages. */
import type { Database, MatchRequest, RowQuery, Table } from '#retrieval/store/database';

export type RecordedQuery = ({ kind: 'match' } & MatchRequest) | ({ kind: 'rows' } & RowQuery);

export interface Recording {
  database: Database;
  /** What was asked since the last call. */
  taken(): RecordedQuery[];
}

export function recordQueries(database: Database): Recording {
  let queries: RecordedQuery[] = [];
  const recorded = (table: Table): Table => ({
    ...table,
    match(request) {
      queries.push({ kind: 'match', ...request });
      return table.match(request);
    },
    rows(query) {
      queries.push({ kind: 'rows', ...query });
      return table.rows(query);
    },
  });
  return {
    database: {
      ...database,
      async open(name) {
        const table = await database.open(name);
        return table && name.startsWith('passages_') ? recorded(table) : table;
      },
    },
    taken() {
      const taken = queries;
      queries = [];
      return taken;
    },
  };
}
