/** The text of a paper in, its paragraphs and tables out, as a writer would set them in an office program. */
import { type Block, readBlocks } from '#retrieval/ingest/paragraphs';
import type { RawCell } from '#retrieval/ingest/table-shape';
import { readTable } from '#retrieval/ingest/tables';

export interface PaperCell {
  text: string;
  /** Rows over which the cell reaches. */
  rows: number;
}

export type PaperPart = { kind: 'paragraph'; text: string } | { kind: 'table'; rows: PaperCell[][] };

export function paperParts(source: string): PaperPart[] {
  return readBlocks(source).flatMap((block) => partsOf(source, block));
}

function partsOf(source: string, block: Block): PaperPart[] {
  if (block.kind === 'table') return tableOf(source, block.lines);
  const { starts, ends } = block.text;
  const text = source.slice(starts[0], ends.at(-1)).replace(/\s*\n\s*/g, '');
  return text === '' ? [] : [{ kind: 'paragraph', text }];
}

function tableOf(source: string, lines: Parameters<typeof readTable>[1]): PaperPart[] {
  const table = readTable(source, lines);
  if (!table) return lines.map(({ start, end }) => ({ kind: 'paragraph', text: source.slice(start, end) }));
  const words = ({ span }: Pick<RawCell, 'span'>): PaperCell => ({
    text: source.slice(span.start, span.end).replace(/\s*\n\s*/g, ''),
    rows: 1,
  });
  const rows = [table.head.map(words), ...table.rows.map(({ cells }) => cells.map(words))];
  // What a row inherits was printed further up and reaches down to it.
  for (const [at, { inherited }] of table.rows.entries()) {
    for (const column of inherited.keys()) {
      const owner = rows.slice(0, at + 1).findLastIndex((row) => row.length === table.head.length);
      const cell = rows[owner]?.[column];
      if (cell) cell.rows += 1;
    }
  }
  return [{ kind: 'table', rows }];
}
