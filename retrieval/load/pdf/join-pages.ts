/**
 * Blocks of all pages in, the text out, a paragraph a line, with the place where each page begins. A line that fills its
 * column and is followed by one at the margin goes on in it, over the end of a column or a page too.
 */
import type { PageBlock, PrintedLine } from './page-blocks.ts';
import { joinLines } from './text-rows.ts';

export interface JoinedPages {
  text: string;
  /** Offset of the first unit of each page. */
  starts: number[];
}

/** All in sizes of the letters. */
const INDENT = 1.2;
/** A line may end short of the margin when the next word does not fit or begins with a mark. */
const SHORT = 2.4;
const SAME_SIZE = 0.12;
/** Of the usual distance of two lines. */
const PARAGRAPH_GAP = 1.5;
const END = /[。！？；：!?;:]["”’」』）)〕】]?$/;

interface Margins {
  left: number;
  right: number;
  /** First lines of paragraphs stand further right. */
  indents: boolean;
}

export function joinPages(pages: readonly (readonly PageBlock[])[]): JoinedPages {
  const margins = marginsOf(pages.flat().filter((block) => block.kind === 'line'));
  const lines: string[] = [];
  const starts: number[] = [];
  let length = 0;
  let open: PrintedLine | null = null;
  let lastTable: string[] | null = null;
  const put = (line: string): void => {
    lines.push(line);
    length += line.length + 1;
  };
  for (const blocks of pages) {
    let begun = false;
    for (const block of blocks) {
      const goesOn = block.kind === 'line' && open !== null && continues(open, block, margins);
      if (!begun) {
        const joint =
          goesOn && block.kind === 'line' ? joinLines(lines.at(-1) ?? '', block.text).length - block.text.length : 0;
        starts.push(goesOn ? length - 1 - (lines.at(-1)?.length ?? 0) + joint : length);
      }
      if (block.kind === 'table') {
        const repeated = !begun && lastTable !== null && lastTable[0] === block.lines[0];
        for (const line of repeated ? block.lines.slice(1) : block.lines) put(line);
        lastTable = block.lines;
        open = null;
      } else {
        if (goesOn) {
          const before = lines.pop() ?? '';
          length -= before.length + 1;
          put(joinLines(before, block.text));
        } else put(block.text);
        lastTable = null;
        open = block;
      }
      begun = true;
    }
    if (!begun) starts.push(length);
  }
  return { text: lines.map((line) => `${line}\n`).join(''), starts };
}

function marginsOf(lines: readonly PrintedLine[]): Margins {
  const full = lines.filter(({ column }) => column.rows >= 8);
  const known = full.length > 0 ? full : lines;
  const first = known.filter(
    ({ left, size, column }) => left > column.left + INDENT * size && left < column.left + 4 * size,
  );
  const [lefts, rights] = [known.map(({ column }) => column.left), known.map(({ column }) => column.right)];
  return {
    // Of short pages the widest line says most.
    left: full.length > 0 ? median(lefts) : lefts.reduce((least, left) => Math.min(least, left), Infinity),
    right: full.length > 0 ? median(rights) : rights.reduce((most, right) => Math.max(most, right), -Infinity),
    indents: first.length > known.length * 0.08,
  };
}

function median(values: number[]): number {
  return values.sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
}

function continues(before: PrintedLine, line: PrintedLine, margins: Margins): boolean {
  if (Math.abs(before.size - line.size) > SAME_SIZE * before.size) return false;
  if (!isFull(before, margins)) return false;
  const sameColumn = before.column === line.column;
  if (sameColumn && line.y - before.y > PARAGRAPH_GAP * before.column.pitch) return false;
  const indented = line.left > edges(line, margins).left + INDENT * line.size;
  if (margins.indents) return !indented || (sameColumn && isAligned(before, line, margins));
  return !END.test(before.text);
}

/** The second and later lines of a paragraph that stands further right as a whole. */
function isAligned(before: PrintedLine, line: PrintedLine, margins: Margins): boolean {
  const deep = line.left > edges(line, margins).left + 3 * line.size;
  return deep && Math.abs(before.left - line.left) < 0.5 * line.size && !END.test(before.text);
}

function isFull(line: PrintedLine, margins: Margins): boolean {
  return line.right > edges(line, margins).right - SHORT * line.size;
}

/** Of its own column, or, where that has few rows, of the document. */
function edges({ column }: PrintedLine, margins: Margins): { left: number; right: number } {
  if (column.rows >= 4) return column;
  return { left: Math.min(column.left, margins.left), right: Math.max(column.right, margins.right) };
}
