/** Pages in, the printed lines and tables of each in reading order out. */
import { type Region, readingRegions, usualGutter } from './columns.ts';
import { withLooseTables } from './loose-tables.ts';
import type { PageContent } from './page-content.ts';
import { withRuledTables } from './ruled-tables.ts';
import { type Row, rowText } from './text-rows.ts';

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

export function blocksOfPages(pages: readonly PageContent[]): PageBlock[][] {
  const pieces = pages.map(withRuledTables);
  const gutter = usualGutter(pieces);
  return pieces.map((one) => blocksOf(readingRegions(one, gutter)));
}

function blocksOf(regions: readonly Region[]): PageBlock[] {
  return regions.flatMap(({ left, right, rows }) => {
    const column = { left, right, rows: rows.length, pitch: pitchOf(rows) };
    return withLooseTables(rows).flatMap((printed): PageBlock[] => {
      if (printed.kind === 'table') return [printed];
      const { row } = printed;
      const tables = row.pieces.flatMap(({ table }): PageBlock[] => (table ? [{ kind: 'table', lines: table }] : []));
      const text = rowText(row);
      if (text === '' || CONTENTS.test(text.replace(/\s/g, ''))) return tables;
      return [{ kind: 'line', text, ...placeOf(row), column }, ...tables];
    });
  });
}

function pitchOf(rows: readonly Row[]): number {
  const distances = rows.slice(1).map((row, at) => row.y - (rows[at]?.y ?? 0));
  return distances.sort((one, other) => one - other)[Math.floor(distances.length / 2)] ?? 0;
}

function placeOf({ left, right, y, size }: Row): Pick<PrintedLine, 'left' | 'right' | 'y' | 'size'> {
  return { left, right, y, size };
}
