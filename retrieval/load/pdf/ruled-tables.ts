/** Ruled lines and pieces of text in, tables out: which cells the lines enclose, also merged ones, and what stands in them. */
import { type SpannedCell, tableLines } from '../table-lines.ts';
import type { PageContent, Piece, Rule } from './page-content.ts';
import { joinLines, rowText, textRows } from './text-rows.ts';

/** Points by which lines that meet may miss each other. */
const SLACK = 3;
/** Lines of a page; a drawing has more, and is no table. */
const MAX_RULES = 20_000;

/** What stands in no table, and one piece for each table where it stands. */
export function withRuledTables({ pieces, rules }: Pick<PageContent, 'pieces' | 'rules'>): Piece[] {
  let rest = pieces;
  if (rules.length > MAX_RULES) return rest;
  for (const group of connected(joined(rules))) {
    const grid = gridOf(group);
    if (grid.xs.length < 3 || grid.ys.length < 3) continue;
    const inside = rest.filter((piece) => isInside(piece, grid));
    const rows = cellsOf(
      grid,
      inside.flatMap((piece) => cutAtRules(piece, grid)),
    );
    // A frame around paragraphs has one column of words.
    if (!rows.some((row) => row.filter(({ text }) => text !== '').length > 1)) continue;
    rest = [...rest.filter((piece) => !inside.includes(piece)), tablePiece(grid, rows)];
  }
  return rest;
}

/** In the middle of the table's height: no other words of its column are there. */
function tablePiece({ xs, ys }: Grid, rows: SpannedCell[][]): Piece {
  const [top = 0, bottom = 0] = [ys[0], ys.at(-1)];
  return { text: '', left: xs[0] ?? 0, right: xs.at(-1) ?? 0, y: (top + bottom) / 2, size: 1, table: tableLines(rows) };
}

const isLevel = ({ top, bottom }: Rule): boolean => top === bottom;

/** Programs draw a line piece by piece, cell by cell. */
function joined(rules: readonly Rule[]): Rule[] {
  const along = (rule: Rule): number => (isLevel(rule) ? rule.left : rule.top);
  const across = (rule: Rule): number => (isLevel(rule) ? rule.top : rule.left);
  const sorted = [...rules].sort(
    (one, other) =>
      Number(isLevel(one)) - Number(isLevel(other)) ||
      Math.round(across(one) / SLACK) - Math.round(across(other) / SLACK) ||
      along(one) - along(other),
  );
  const lines: Rule[] = [];
  for (const rule of sorted) {
    const last = lines.at(-1);
    const goesOn =
      last !== undefined &&
      isLevel(last) === isLevel(rule) &&
      Math.abs(across(last) - across(rule)) <= SLACK &&
      along(rule) <= (isLevel(last) ? last.right : last.bottom) + SLACK;
    if (!goesOn) lines.push({ ...rule });
    else if (isLevel(last)) last.right = Math.max(last.right, rule.right);
    else last.bottom = Math.max(last.bottom, rule.bottom);
  }
  return lines;
}

function connected(rules: readonly Rule[]): Rule[][] {
  const groups: Rule[][] = [];
  for (const rule of rules) {
    const met = groups.filter((group) => group.some((other) => meets(rule, other)));
    for (const group of met) groups.splice(groups.indexOf(group), 1);
    groups.push([rule, ...met.flat()]);
  }
  return groups;
}

function meets(one: Rule, other: Rule): boolean {
  return (
    one.left <= other.right + SLACK &&
    other.left <= one.right + SLACK &&
    one.top <= other.bottom + SLACK &&
    other.top <= one.bottom + SLACK
  );
}

interface Grid {
  xs: number[];
  ys: number[];
  rules: Rule[];
}

function gridOf(rules: Rule[]): Grid {
  const xs = distinct(rules.filter((rule) => !isLevel(rule)).map(({ left }) => left));
  const ys = distinct(rules.filter(isLevel).map(({ top }) => top));
  return { xs, ys, rules };
}

function distinct(values: number[]): number[] {
  const kept: number[] = [];
  for (const value of values.sort((one, other) => one - other))
    if (value - (kept.at(-1) ?? -SLACK * 2) > SLACK) kept.push(value);
  return kept;
}

function isInside({ left, right, y, size }: Piece, { xs, ys }: Grid): boolean {
  const [x, middle] = [(left + right) / 2, y - size / 3];
  return x > (xs[0] ?? 0) && x < (xs.at(-1) ?? 0) && middle > (ys[0] ?? 0) && middle < (ys.at(-1) ?? 0);
}

function cellsOf(grid: Grid, pieces: readonly Piece[]): SpannedCell[][] {
  const { xs, ys } = grid;
  const words = sorted(grid, pieces);
  const taken = new Set<string>();
  const rows: SpannedCell[][] = [];
  for (let y = 0; y < ys.length - 1; y += 1) {
    const cells: SpannedCell[] = [];
    for (let x = 0; x < xs.length - 1; x += 1) {
      if (taken.has(`${x} ${y}`)) continue;
      const { columns, rows: tall } = extent(grid, x, y);
      const inside: Piece[] = [];
      for (let down = 0; down < tall; down += 1)
        for (let right = 0; right < columns; right += 1) {
          taken.add(`${x + right} ${y + down}`);
          inside.push(...(words.get(`${x + right} ${y + down}`) ?? []));
        }
      cells.push({ text: cellText(inside), columns, rows: tall });
    }
    rows.push(cells);
  }
  return rows;
}

/** A cell reaches on while no line stops it. */
function extent(grid: Grid, x: number, y: number): { columns: number; rows: number } {
  let columns = 1;
  while (x + columns < grid.xs.length - 1 && !isParted(grid, { x: x + columns, y }, 'beside')) columns += 1;
  let rows = 1;
  while (y + rows < grid.ys.length - 1 && !isParted(grid, { x, y: y + rows }, 'below')) rows += 1;
  return { columns, rows };
}

/** Whether a line runs on the left (`beside`) or the upper (`below`) edge of the place. */
function isParted({ xs, ys, rules }: Grid, { x, y }: { x: number; y: number }, edge: 'beside' | 'below'): boolean {
  const [left = 0, right = 0, top = 0, bottom = 0] = [xs[x], xs[x + 1], ys[y], ys[y + 1]];
  const [middleX, middleY] = [(left + right) / 2, (top + bottom) / 2];
  return rules.some((rule) =>
    edge === 'beside'
      ? !isLevel(rule) && Math.abs(rule.left - left) <= SLACK && rule.top <= middleY && rule.bottom >= middleY
      : isLevel(rule) && Math.abs(rule.top - top) <= SLACK && rule.left <= middleX && rule.right >= middleX,
  );
}

/** Programs write words of neighbouring cells as one piece; where a line runs through it, it is two. */
function cutAtRules(piece: Piece, { rules }: Grid): Piece[] {
  const middle = piece.y - piece.size / 3;
  const cut = rules.find(
    (rule) =>
      !isLevel(rule) &&
      rule.top <= middle &&
      rule.bottom >= middle &&
      rule.left > piece.left + SLACK &&
      rule.left < piece.right - SLACK,
  );
  if (!cut) return [piece];
  const edges = characterEdges(piece);
  // Between the two characters that the line is nearest to.
  const nearest = edges.reduce(
    (best, edge, at) => (Math.abs(edge - cut.left) < Math.abs((edges[best] ?? 0) - cut.left) ? at : best),
    0,
  );
  const [before, after] = [piece.text.slice(0, nearest).trim(), piece.text.slice(nearest).trim()];
  if (before === '' || after === '') return [piece];
  return [
    { ...piece, text: before, right: cut.left - 1 },
    ...cutAtRules(
      { ...piece, text: after, left: cut.left + 1 },
      { xs: [], ys: [], rules: rules.filter((rule) => rule !== cut) },
    ),
  ];
}

/** Left edge of each character, and the right edge of the last: Latin letters are about half as wide. */
function characterEdges({ text, left, right }: Piece): number[] {
  const widths = Array.from(text, (sign) => (/[\x20-\x7e]/.test(sign) ? 1 : 2));
  const total = widths.reduce((sum, width) => sum + width, 0);
  let at = left;
  return [left, ...widths.map((width) => (at += ((right - left) * width) / total))];
}

function sorted({ xs, ys }: Grid, pieces: readonly Piece[]): Map<string, Piece[]> {
  const words = new Map<string, Piece[]>();
  for (const piece of pieces) {
    const x = xs.findLastIndex((edge) => edge <= (piece.left + piece.right) / 2);
    const y = ys.findLastIndex((edge) => edge <= piece.y - piece.size / 3);
    const key = `${x} ${y}`;
    words.set(key, [...(words.get(key) ?? []), piece]);
  }
  return words;
}

function cellText(pieces: readonly Piece[]): string {
  return textRows(pieces)
    .map(rowText)
    .reduce((text, line) => (text === '' ? line : joinLines(text, line)), '');
}
