/**
 * The cells of one row in the order of their lines in, each with the head that it surely stands under out. Cells that
 * span rows and empty ones leave no line, and a cell of bodies leaves one for each: the row is held where the bodies
 * begin. A cell whose column is not certain has none.
 */
import type { TableCell } from '../plan-document.ts';
import { joinMapped, type MappedText, mappedUnit } from '../text/mapped-text.ts';
import { isBodyHead, isPersonHead } from './column-heads.ts';
import type { RawCell } from './table-shape.ts';
import { namedCell } from './tables.ts';

export interface Column {
  head: RawCell;
  kind: 'group' | 'body' | 'person' | 'other';
}

const FIRST_HALF = /^(?:牵头|责任|配合|协同|协办|主办|承办|参与|分管|实施|完成)$/;
const SECOND_HALF = /^(?:单位|部门|处室|领导|时限|时间)$/;
const GROUP_HEAD = /分类|类别|类型|领域|板块|方面|类目/;

/** 牵头 / 单位 on two lines is one head. */
export function wholeHeads(head: readonly RawCell[]): RawCell[] {
  const whole: RawCell[] = [];
  for (const cell of head) {
    const before = whole.at(-1);
    if (before && FIRST_HALF.test(before.text.text) && SECOND_HALF.test(cell.text.text))
      whole.splice(-1, 1, joinLines([before, cell], ''));
    else whole.push(cell);
  }
  return whole;
}

export function columnsOf(head: readonly RawCell[]): Column[] {
  return head.map((cell) => ({ head: cell, kind: kindOf(cell.text.text) }));
}

function kindOf(text: string): Column['kind'] {
  if (isPersonHead(text)) return 'person';
  if (isBodyHead(text)) return 'body';
  return GROUP_HEAD.test(text) ? 'group' : 'other';
}

const BODY_END =
  /(?:局|委|办|厅|办公室|委员会|政府|大队|支队|管委会|集团|公司|街道|镇|乡|部|指挥部|专班)(?:[（(][^（）()]*[）)])?等?$/u;
const ANY_BODY_END =
  /(?:[局委办厅部院处科队会团所站室行社园校区县市台]|中心|集团|公司|政府|街道|镇|乡|单位|部门|企业|专班|[妇残侨科文]联|[科消]协|联社|电信|移动|联通|铁塔|供电)(?:[（(][^（）()]*[）)])?等?$/u;
/** A task is no body though it ends like one: 新建村卫生室. */
const DOES = /^(?:新|改|扩|建|实施|推进|加快|完成|提升|优化|打造|开展|加强|完善|推动|支持)/;
const NO_BODY = /^(?:[/—－-]|——|无)$/;
const MAX_BODY_UNITS = 40;

function isBody(text: string, end: RegExp): boolean {
  const names = text.split('、');
  return (
    text.length <= MAX_BODY_UNITS * (names.length > 2 ? 4 : 1) &&
    !/[。；]|\d{2}/.test(text) &&
    !DOES.test(text) &&
    end.test(text)
  );
}

const isAnyBody = (text: string): boolean =>
  NO_BODY.test(text) || /^(?:各|相关|有关)/.test(text) || isBody(text, ANY_BODY_END);

/** Range of the bodies among the cells behind the number; null when none is met where the heads expect one. */
function bodiesOf(cells: readonly RawCell[], columns: readonly Column[]): { from: number; to: number } | null {
  const expected = columns.findIndex(({ kind }) => kind === 'body');
  if (expected < 0) return null;
  const least = expected === 0 ? 0 : Math.max(1, expected - 1);
  const from = cells.findIndex(({ text }, at) => at >= least && isBody(text.text, BODY_END));
  if (from < 0) return null;
  let to = from + 1;
  while (to < cells.length && isAnyBody(cells[to]?.text.text ?? '')) to += 1;
  return { from, to };
}

/** How many of the lines from the last row's number on are cells of it: nothing says where it ends. */
export function extentOfRow(cells: readonly RawCell[], columns: readonly Column[], widths: readonly number[]): number {
  const bodies = bodiesOf(cells.slice(1), columns.slice(1));
  const widest = Math.max(2, ...widths);
  if (bodies && columns.at(-1)?.kind === 'body') return bodies.to + 1;
  return Math.min(cells.length, widest, columns.length);
}

interface AlignedRow {
  /** Cells as they make the row's text: lines of one cell joined. */
  raw: RawCell[];
  cells: TableCell[];
  inherited: TableCell[];
  /** What a first cell that spans rows says for the rows below. */
  group: TableCell | null;
}

interface Alignment {
  columns: readonly Column[];
  group: TableCell | null;
  /** Last row, where a text may end, of a table whose other rows have one width: it holds the first cells at least. */
  width: number | null;
  barred: boolean;
}

interface Placed {
  cell: RawCell;
  column: Column | undefined;
}

export function alignRow(record: readonly RawCell[], { columns, group, width, barred }: Alignment): AlignedRow {
  const [serial, ...cells] = record;
  const [serialColumn, ...heads] = columns;
  const bodies = bodiesOf(cells, heads);
  const first = heads.findIndex(({ kind }) => kind === 'body');
  const split = bodies?.from ?? cells.length;
  const until = bodies || first < 0 ? first : heads.length;
  const left = leftCells(cells.slice(0, split), first < 0 ? heads : heads.slice(0, until), {
    isCut: width === columns.length && bodies === null,
    hasGroup: group !== null,
  });
  const right = bodies ? rightCells(cells, { bodies, heads: heads.slice(first), barred, isCut: width !== null }) : [];
  const placed = [{ cell: serial, column: serialColumn }, ...left.placed, ...right].filter(
    (one): one is Placed => one.cell !== undefined,
  );
  const named = placed.map(({ cell, column }) => namedCell(cell, column?.head));
  const own = placed.findIndex(({ column }) => column !== undefined && column === heads[0] && column.kind === 'group');
  return {
    raw: placed.map(({ cell }) => cell),
    cells: named,
    inherited: left.inherits && group ? [group] : [],
    group: own >= 0 ? (named[own] ?? null) : left.inherits ? group : null,
  };
}

/** Cells in front of the bodies; of a table without any all of them. */
function leftCells(
  cells: readonly RawCell[],
  heads: readonly Column[],
  { isCut, hasGroup }: { isCut: boolean; hasGroup: boolean },
): { placed: Placed[]; inherits: boolean } {
  const [only] = heads;
  const holdsBodies = heads.every(({ kind }, at) => kind !== 'body' || isAnyBody(cells[at]?.text.text ?? ''));
  if (cells.length === heads.length && holdsBodies) return { placed: paired(cells, heads), inherits: false };
  if (only && heads.length === 1 && only.kind !== 'body' && cells.length > 1)
    return { placed: [{ cell: joinLines(cells, ''), column: only }], inherits: false };
  // The group's cell spans the rows below it and is printed in the first of them alone.
  if (only?.kind === 'group' && cells.length === heads.length - 1 && hasGroup)
    return { placed: paired(cells, heads.slice(1)), inherits: true };
  if (isCut && cells.length < heads.length) return { placed: paired(cells, heads), inherits: false };
  const person = heads.at(-1);
  const isNamed = person?.kind === 'person' && /^[\p{Script=Han}·]{2,4}$/u.test(cells.at(-1)?.text.text ?? '');
  return {
    placed: cells.map((cell, at) => ({ cell, column: isNamed && at === cells.length - 1 ? person : undefined })),
    inherits: false,
  };
}

interface RightSide {
  bodies: { from: number; to: number };
  heads: readonly Column[];
  barred: boolean;
  isCut: boolean;
}

function rightCells(cells: readonly RawCell[], { bodies, heads, barred, isCut }: RightSide): Placed[] {
  const all = cells.slice(bodies.from);
  if (barred && (all.length === heads.length || (isCut && all.length < heads.length))) return paired(all, heads);
  const bodyHeads = heads.slice(0, lengthOfBodies(heads));
  const restHeads = heads.slice(bodyHeads.length);
  const to = restHeads.length === 0 ? cells.length : bodies.to;
  const rest = cells.slice(to);
  return [
    ...placedBodies(cells.slice(bodies.from, to), bodyHeads),
    ...(rest.length === restHeads.length ? paired(rest, restHeads) : rest.map((cell) => ({ cell, column: undefined }))),
  ];
}

function lengthOfBodies(heads: readonly Column[]): number {
  const end = heads.findIndex(({ kind }) => kind !== 'body');
  return end < 0 ? heads.length : end;
}

/**
 * The first of more bodies than heads stands under the first head; which of the others do nobody knows. One body for 牵头单位
 * and 配合单位 may be of either.
 */
function placedBodies(cells: readonly RawCell[], heads: readonly Column[]): Placed[] {
  const [first, ...others] = cells;
  const [lead] = heads;
  if (!first || cells.length === heads.length) return paired(cells, heads);
  if (heads.length === 1) return [{ cell: joinLines(cells, '、'), column: lead }];
  if (cells.length < heads.length) return cells.map((cell) => ({ cell, column: undefined }));
  return [
    { cell: first, column: lead },
    { cell: joinLines(others, '、'), column: undefined },
  ];
}

function paired(cells: readonly RawCell[], heads: readonly Column[]): Placed[] {
  return cells.map((cell, at) => ({ cell, column: heads[at] }));
}

/** Lines of one cell. */
function joinLines(cells: readonly RawCell[], mark: string): RawCell {
  const parts = cells.flatMap((cell, at): MappedText[] => {
    const before = cells[at - 1];
    const gap = before ? { start: before.span.end, end: cell.span.start } : null;
    return gap && mark !== '' ? [mappedUnit(mark, gap), cell.text] : [cell.text];
  });
  return {
    text: joinMapped(parts),
    span: { start: cells[0]?.span.start ?? 0, end: cells.at(-1)?.span.end ?? 0 },
  };
}
