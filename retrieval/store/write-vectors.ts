/** The finished tables of a build in, one more table out with a vector for each passage. Nothing else of the build depends on it. */
import type { PlanDocument } from '../plan-document.ts';
import { sectionPath } from '../plan-document.ts';
import type { Database, Row, Table } from './database.ts';
import type { BuildEmbedding, PassageEmbedder } from './embedding.ts';
import { tableName, VECTOR_TABLE, vectorColumns } from './index-schema.ts';
import { type DocumentRows, readKeptRows } from './kept-rows.ts';
import type { BuildTables } from './open-build.ts';
import { unpackPassage } from './passage-payload.ts';
import { textIn } from './row-values.ts';
import { StoreFault } from './store-fault.ts';

export interface VectorWriting {
  database: Database;
  version: string;
  tables: BuildTables;
  embedder: PassageEmbedder;
  size: number;
  onProgress: (done: number) => void;
  signal: AbortSignal | undefined;
}

const DOCUMENTS_AT_ONCE = 10;
/** A longer passage is cut: models take some thousand tokens, and what a passage is about stands at its head. UTF-16 units. */
const MAX_TEXT_CHARS = 1500;

export async function writeVectors(writing: VectorWriting): Promise<BuildEmbedding> {
  const { database, version, tables, embedder, size } = writing;
  const columns = vectorColumns(size);
  const table = await database.create(tableName(VECTOR_TABLE, version), columns);
  try {
    const ids = (await tables.documents.rows({ columns: ['id'] })).map((row) => textIn(row, 'id'));
    let done = 0;
    for (let start = 0; start < ids.length; start += DOCUMENTS_AT_ONCE) {
      const documents = await readKeptRows(tables, ids.slice(start, start + DOCUMENTS_AT_ONCE));
      done += await writeDocuments(documents, table, writing);
      writing.onProgress(done);
    }
    await table.buildIndexes(columns);
  } finally {
    await table.close();
  }
  return { model: embedder.model, size };
}

async function writeDocuments(
  documents: DocumentRows[],
  table: Table,
  { embedder, size, signal }: VectorWriting,
): Promise<number> {
  const passages = documents.flatMap(({ document, passages }) =>
    passages.map((row) => ({ row, text: passageText(document, row) })),
  );
  if (passages.length === 0) return 0;
  const vectors = await embedder.embed(
    passages.map(({ text }) => text),
    size,
    signal,
  );
  const rows = passages.map(({ row }, index): Row => {
    const vector = vectors[index];
    // LanceDB pads or cuts a vector of another length without a word.
    if (vector === undefined || vector.length !== size) throw otherSize(size, vector?.length ?? 0);
    const { id = null, documentId = null, region = null, term = null, ordinal = null } = row;
    return { id, documentId, region, term, ordinal, vector: Array.from(vector) };
  });
  await table.append(rows);
  return rows.length;
}

/** With the title and the headings, as they are searched with the passage by words too. */
function passageText(document: Row, row: Row): string {
  // Both written by `documentRow`.
  const { title } = JSON.parse(textIn(document, 'facts')) as Pick<PlanDocument, 'title'>;
  const { sections } = JSON.parse(textIn(document, 'outline')) as Pick<PlanDocument, 'sections'>;
  const { section, indexText } = unpackPassage(textIn(row, 'payload'));
  const path = sectionPath(sections, section).map(({ heading }) => heading);
  return [title, path.join(' › '), indexText].filter(Boolean).join('\n').slice(0, MAX_TEXT_CHARS);
}

function otherSize(expected: number, got: number): StoreFault {
  return new StoreFault('embedding-size', `The embedding model gave a vector of ${got} numbers, expected ${expected}.`);
}
