/** A page in, its printed lines and tables in reading order out. */
import { tableLines } from '../table-lines.ts';
import { readingRegions } from './columns.ts';
import { withLooseTables } from './loose-tables.ts';
import type { PageContent, Piece } from './page-content.ts';
import { ruledTables } from './ruled-tables.ts';
import { rowText } from './text-rows.ts';

export interface PrintedLine {
  kind: 'line';
  text: string;
  left: number;
  right: number;
  y: number;
  size: number;
  /** Margins of the column that it stands in. */
  column: Column;
}

export interface Column {
  left: number;
  right: number;
  /** Rows in it: of few rows none may reach the margin. */
  rows: number;
  /** Usual distance of two base lines. */
  pitch: number;
}

export type PageBlock = PrintedLine | { kind: 'table'; lines: string[] };

/** `一、发展基础……3`: a table of contents repeats headings. */
const CONTENTS = /[.．·…⋯。]{4,}\s*\d{1,4}$/;

export function pageBlocks(page: PageContent): PageBlock[] {
  const { tables, rest } = ruledTables(page);
  const blocks: PageBlock[] = [];
  let left = rest;
  for (const { top, rows } of tables.sort((one, other) => one.top - other.top)) {
    blocks.push(...linesOf(left.filter(({ y }) => y <= top)));
    left = left.filter(({ y }) => y > top);
    blocks.push({ kind: 'table', lines: tableLines(rows) });
  }
  blocks.push(...linesOf(left));
  return blocks;
}

function linesOf(pieces: readonly Piece[]): PageBlock[] {
  return readingRegions(pieces).flatMap(({ left, right, rows }) => {
    const distances = rows.slice(1).map((row, at) => row.y - (rows[at]?.y ?? 0));
    const pitch = distances.sort((one, other) => one - other)[Math.floor(distances.length / 2)] ?? 0;
    const column = { left, right, rows: rows.length, pitch };
    return withLooseTables(rows).flatMap((printed): PageBlock[] => {
      if (printed.kind === 'table') return [printed];
      const { row } = printed;
      const text = rowText(row);
      return CONTENTS.test(text.replace(/\s/g, '')) ? [] : [{ kind: 'line', text, ...placeOf(row), column }];
    });
  });
}

function placeOf({ left, right, y, size }: Omit<PrintedLine, 'kind' | 'text' | 'column'>) {
  return { left, right, y, size };
}
