/** Documents of an earlier build in, their rows out as they were written, so that what has not changed is not read again. */
import type { Row, Table } from './database.ts';
import { isOneOf } from './filter-sql.ts';
import { TABLES, type TableKind } from './index-schema.ts';
import { numberIn, textIn } from './row-values.ts';
import { StoreFault } from './store-fault.ts';

export interface DocumentRows {
  document: Row;
  /** In the order in which they were written. */
  passages: Row[];
  figures: Row[];
}

/** In the order asked. */
export async function readKeptRows(tables: Record<TableKind, Table>, ids: string[]): Promise<DocumentRows[]> {
  const [documents, passages, figures] = await Promise.all([
    rowsOf(tables.documents, 'documents', isOneOf('id', ids)),
    rowsOf(tables.passages, 'passages', isOneOf('documentId', ids)),
    rowsOf(tables.figures, 'figures', isOneOf('documentId', ids)),
  ]);
  const byId = new Map(documents.map((row) => [textIn(row, 'id'), row]));
  const passagesOf = Map.groupBy(inOrder(passages), (row) => textIn(row, 'documentId'));
  const figuresOf = Map.groupBy(inOrder(figures), (row) => textIn(row, 'documentId'));
  return ids.map((id) => {
    const document = byId.get(id);
    if (document === undefined) throw new StoreFault('index-broken', `Document ${id} is not in the build before.`);
    return { document, passages: passagesOf.get(id) ?? [], figures: figuresOf.get(id) ?? [] };
  });
}

/** Of every document the hash of what it was read from, by id. */
export async function readSources(documents: Table): Promise<Map<string, string>> {
  const rows = await documents.rows({ columns: ['id', 'source'] });
  return new Map(rows.map((row) => [textIn(row, 'id'), textIn(row, 'source')]));
}

function rowsOf(table: Table, kind: TableKind, where: string): Promise<Row[]> {
  return table.rows({ columns: TABLES[kind].map(({ name }) => name), where });
}

function inOrder(rows: Row[]): Row[] {
  return rows.sort((one, other) => numberIn(one, 'ordinal') - numberIn(other, 'ordinal'));
}
