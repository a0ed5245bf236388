/** A question in, passages out, nearest in meaning first; none when there is no vector of the question now. */
import type { Table } from './database.ts';
import type { BuildEmbedding, QueryEmbedder } from './embedding.ts';
import { numberIn, textIn } from './row-values.ts';
import { candidatesFor, type FilteredSearch, MAX_QUERY_CHARS, type Match } from './search-passages.ts';

export interface VectorSearch {
  table: Table;
  embedding: BuildEmbedding;
  embedder: QueryEmbedder;
}

export async function searchVectors(
  { table, embedding, embedder }: VectorSearch,
  { text, where, limit }: FilteredSearch,
): Promise<Pick<Match, 'id' | 'ordinal'>[] | null> {
  const question = text.trim().slice(0, MAX_QUERY_CHARS);
  if (question === '' || limit < 1) return null;
  const vector = await embedder.embed(question, embedding.size);
  if (vector === null) return null;
  const rows = await table.nearest({
    column: 'vector',
    vector,
    columns: ['id', 'ordinal'],
    limit: candidatesFor(limit),
    ...(where !== undefined && { where }),
  });
  return rows
    .map((row) => ({ id: textIn(row, 'id'), ordinal: numberIn(row, 'ordinal'), distance: numberIn(row, 'distance') }))
    .sort((one, other) => one.distance - other.distance || one.ordinal - other.ordinal);
}
