/** Rows of one build in, documents, passages and figures out. */
import type { DocumentFacts, Figure, Passage } from '../plan-document.ts';
import type { Row, Table } from './database.ts';
import { figureSql, isOneOf } from './filter-sql.ts';
import { unpackPassage } from './passage-payload.ts';
import { PayloadCache } from './payload-cache.ts';
import type { FigurePage, FigureRequest, StoredDocument } from './plan-store.ts';
import { numberIn, textIn } from './row-values.ts';

/** About twenty thousand passages. UTF-16 units. */
const MAX_CACHED_CHARS = 16_000_000;
/** Values of one IN list; a longer list is asked in parts. */
const IDS_PER_QUERY = 500;

export async function readFacts(documents: Table): Promise<DocumentFacts[]> {
  const rows = await documents.rows({ columns: ['facts'] });
  const facts = rows.map((row) => parsed<DocumentFacts>(row, 'facts'));
  return facts.sort((one, other) => (one.id < other.id ? -1 : 1));
}

export async function readWords(words: Table): Promise<Map<string, number>> {
  const rows = await words.rows({ columns: ['word', 'passages'] });
  return new Map(rows.map((row) => [textIn(row, 'word'), numberIn(row, 'passages')]));
}

export async function readDocument(documents: Table, id: string): Promise<StoredDocument | null> {
  const columns = ['facts', 'text', 'outline', 'passageCount'];
  const [row] = await documents.rows({ columns, where: isOneOf('id', [id]) });
  if (row === undefined) return null;
  return {
    ...parsed<DocumentFacts>(row, 'facts'),
    ...parsed<Pick<StoredDocument, 'factSpans' | 'pages' | 'sections'>>(row, 'outline'),
    text: textIn(row, 'text'),
    passageCount: numberIn(row, 'passageCount'),
  };
}

/** Passages of one build. */
export class PassageReader {
  readonly #table: Table;
  readonly #cache = new PayloadCache(MAX_CACHED_CHARS);

  constructor(table: Table) {
    this.#table = table;
  }

  async byId(ids: string[]): Promise<Map<string, Passage>> {
    const payloads = new Map<string, string>();
    for (const id of ids) {
      const payload = this.#cache.get(id);
      if (payload !== undefined) payloads.set(id, payload);
    }
    const missing = ids.filter((id) => !payloads.has(id));
    for (const row of await rowsWhereIn(this.#table, { column: 'id', values: missing, columns: ['id', 'payload'] })) {
      const [id, payload] = [textIn(row, 'id'), textIn(row, 'payload')];
      this.#cache.set(id, payload);
      payloads.set(id, payload);
    }
    return new Map([...payloads].map(([id, payload]) => [id, unpackPassage(payload)]));
  }

  /** In the order asked; unknown ids are left out. */
  async inOrder(ids: string[]): Promise<Passage[]> {
    const found = await this.byId(ids);
    return ids.flatMap((id) => found.get(id) ?? []);
  }

  /** In the order of the text. */
  async ofDocument(documentId: string): Promise<Passage[]> {
    const rows = await this.#table.rows({ columns: ['payload'], where: isOneOf('documentId', [documentId]) });
    const found = rows.map((row) => unpackPassage(textIn(row, 'payload')));
    return found.sort((one, other) => one.span.start - other.span.start || one.span.end - other.span.end);
  }
}

/** In the order of the passages asked for, then of the text. */
export async function readFigures(figures: Table, passageIds: string[]): Promise<Figure[]> {
  const rows = await rowsWhereIn(figures, { column: 'passageId', values: passageIds, columns: ['payload'] });
  const order = new Map(passageIds.map((id, index) => [id, index]));
  const place = ({ passageId }: Figure): number => order.get(passageId) ?? 0;
  const found = rows.map((row) => parsed<Figure>(row, 'payload'));
  return found.sort((one, other) => place(one) - place(other) || one.span.start - other.span.start);
}

export async function readFigureNames(figures: Table): Promise<string[]> {
  const rows = await figures.rows({ columns: ['name'] });
  return [...new Set(rows.map((row) => textIn(row, 'name')))].sort();
}

/** The order is ours: a table gives its rows in any. Payloads are read for the page alone. */
export async function listFigures(figures: Table, { filters, limit, offset = 0 }: FigureRequest): Promise<FigurePage> {
  const where = figureSql(filters);
  const rows = await figures.rows({ columns: ['id', 'ordinal'], ...(where !== undefined && { where }) });
  const ids = rows
    .map((row) => ({ id: textIn(row, 'id'), ordinal: numberIn(row, 'ordinal') }))
    .sort((one, other) => one.ordinal - other.ordinal)
    .slice(offset, offset + limit)
    .map(({ id }) => id);
  const columns = ['id', 'payload'];
  const found = new Map<string, Figure>();
  for (const row of await rowsWhereIn(figures, { column: 'id', values: ids, columns }))
    found.set(textIn(row, 'id'), parsed<Figure>(row, 'payload'));
  return { figures: ids.flatMap((id) => found.get(id) ?? []), total: rows.length };
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
