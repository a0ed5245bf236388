/** Between the plain rows of the store and Arrow, in which LanceDB takes and gives them. */
import { type Table as ArrowTable, Field, FixedSizeList, Float32, Int32, List, Schema, Utf8 } from 'apache-arrow';
import type { Column, Row } from './database.ts';

/** Read column by column: the row objects of Arrow are proxies, ten times as slow to copy. */
export function rowsOf(found: ArrowTable, columns: string[]): Row[] {
  const rows = Array.from({ length: found.numRows }, (): Row => ({}));
  for (const column of columns) {
    const values = found.getChild(column);
    for (const [index, row] of rows.entries()) row[column] = plain(values?.get(index));
  }
  return rows;
}

/** A list comes as a view on the memory of the whole result. */
function plain(value: unknown): Row[string] {
  // The columns hold texts, whole numbers, scores and lists of whole numbers (`index-schema.ts`).
  const isList = typeof value === 'object' && value !== null && Symbol.iterator in value;
  return isList ? Array.from(value as Iterable<number>) : ((value ?? null) as Row[string]);
}

export function arrowSchema(columns: readonly Column[]): Schema {
  return new Schema(columns.map((column) => new Field(column.name, arrowType(column), column.nullable ?? false)));
}

function arrowType({ name, type, size }: Column): Utf8 | Int32 | List<Int32> | FixedSizeList<Float32> {
  switch (type) {
    case 'vector':
      if (size === undefined) throw new RangeError(`Column ${name} is of vectors; expected their size.`);
      return new FixedSizeList(size, new Field('item', new Float32(), true));
    case 'text':
      return new Utf8();
    case 'integer':
      return new Int32();
    case 'integers':
      return new List(new Field('item', new Int32(), true));
  }
}
