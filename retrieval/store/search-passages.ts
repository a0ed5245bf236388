/**
 * A question in, ids of passages with a score out, best first. Each token column is asked on its own and
 * the scores are added here: one query over all columns costs LanceDB more than ten times as much.
 */

import { foldWidth, simplify } from '../text/simplify.ts';
import { tokeniseQuery } from '../text/tokenise.ts';
import type { Row, Table } from './database.ts';
import { TOKEN_COLUMNS, type TokenColumn } from './index-schema.ts';
import type { SearchRequest } from './plan-store.ts';
import { numberIn, textIn } from './row-values.ts';

export type SearchWeights = Record<TokenColumn, number>;

/** Measured, see docs/decisions/0004-lancedb.md. */
export const SEARCH_WEIGHTS: SearchWeights = { words: 1, chars: 0.5, context: 0.3 };

/** Units of a question that are used; the time of a query grows with its terms. */
export const MAX_QUERY_CHARS = 200;
/** Of each column; a passage must be among them in one column to be found, and in all for its full score. */
const MIN_CANDIDATES = 60;

/** The request with its filters as one condition. */
export type FilteredSearch = Pick<SearchRequest, 'text' | 'limit'> & { where: string | undefined };

export interface Match {
  id: string;
  /** Place in the order of the index. */
  ordinal: number;
  score: number;
}

/** Passages to ask a ranking for, so that another may still lift one of them into the first `limit`. */
export function candidatesFor(limit: number): number {
  return Math.max(MIN_CANDIDATES, 2 * limit);
}

/** As many as `candidatesFor` says, and more where the columns disagree. */
export async function searchPassages(table: Table, request: FilteredSearch, weights: SearchWeights): Promise<Match[]> {
  if (request.limit < 1) return [];
  const { words, chars } = tokeniseQuery(simplify(foldWidth(request.text.slice(0, MAX_QUERY_CHARS))));
  const tokens: Record<TokenColumn, string[]> = { words, chars, context: chars };
  const { where } = request;
  const limit = candidatesFor(request.limit);
  const found = await Promise.all(
    TOKEN_COLUMNS.filter((column) => weights[column] > 0 && tokens[column].length > 0).map(async (column) => {
      const ask = { column, tokens: tokens[column], columns: ['id', 'ordinal'], limit };
      const rows = await table.match(where === undefined ? ask : { ...ask, where });
      return { rows, weight: weights[column] };
    }),
  );
  return addedUp(found);
}

interface ColumnMatches {
  rows: Row[];
  weight: number;
}

/** Best first; equal scores in the order of the index, so that the same question always gets the same answer. */
function addedUp(found: ColumnMatches[]): Match[] {
  const sums = new Map<string, Match>();
  for (const { rows, weight } of found) {
    for (const row of rows) {
      const id = textIn(row, 'id');
      const sum = sums.get(id) ?? { id, ordinal: numberIn(row, 'ordinal'), score: 0 };
      sum.score += weight * numberIn(row, 'score');
      sums.set(id, sum);
    }
  }
  return [...sums.values()]
    .map((sum) => ({ ...sum, score: rounded(sum.score) }))
    .sort((one, other) => other.score - one.score || one.ordinal - other.ordinal);
}

/** Equal passages get scores that differ in the last bits of a 32-bit float; their order must not hang on those. */
function rounded(score: number): number {
  return Math.round(score * 10_000) / 10_000;
}
