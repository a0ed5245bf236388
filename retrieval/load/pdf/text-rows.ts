/** Pieces of text in, printed rows out: what stands on one base line, from left to right, with a space where a gap parts words. */
import type { Piece } from './page-content.ts';

export interface Row {
  pieces: Piece[];
  left: number;
  right: number;
  /** Of the base line. */
  y: number;
  size: number;
}

/** Of the size of the letters. */
const SAME_LINE = 0.5;
/** A gap as wide as this parts two columns of a table, or a label and its value. */
export const COLUMN_GAP = 1.6;
const WORD_GAP = 0.22;

/** From the top; rows that lie side by side in columns are not told apart here. */
export function textRows(pieces: readonly Piece[]): Row[] {
  const rows: Row[] = [];
  const sorted = [...pieces].sort((one, other) => one.y - other.y || one.left - other.left);
  for (const piece of sorted) {
    const row = rows.findLast((each) => Math.abs(each.y - piece.y) <= SAME_LINE * Math.max(each.size, piece.size));
    if (row) add(row, piece);
    else rows.push({ pieces: [piece], left: piece.left, right: piece.right, y: piece.y, size: piece.size });
  }
  for (const row of rows) row.pieces.sort((one, other) => one.left - other.left);
  return rows.sort((one, other) => one.y - other.y);
}

function add(row: Row, piece: Piece): void {
  row.pieces.push(piece);
  row.left = Math.min(row.left, piece.left);
  row.right = Math.max(row.right, piece.right);
  // The largest letters say where the line is: a note's number stands higher.
  if (piece.size > row.size) {
    row.size = piece.size;
    row.y = piece.y;
  }
}

export function rowText({ pieces }: Pick<Row, 'pieces'>): string {
  let text = '';
  let before: Piece | null = null;
  for (const piece of pieces) {
    if (before && isApart(before, piece)) text += ' ';
    text += piece.text;
    before = piece;
  }
  return text.replace(/[ \t]+/g, ' ').trim();
}

function isApart(before: Piece, piece: Piece): boolean {
  const gap = (piece.left - before.right) / Math.max(before.size, piece.size, 1);
  if (/\s$/.test(before.text) || /^\s/.test(piece.text)) return false;
  return gap > (/[\x21-\x7e]$/.test(before.text) && /^[\x21-\x7e]/.test(piece.text) ? WORD_GAP : COLUMN_GAP);
}

/** Two printed lines as one: nothing between Chinese characters, a space between words. */
export function joinLines(before: string, next: string): string {
  return /[A-Za-z,.;]$/.test(before) && /^[A-Za-z]/.test(next) ? `${before} ${next}` : `${before}${next}`;
}
