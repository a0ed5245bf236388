/**
 * Lines in, the same without the numbers that a site of documents prints in front of each page of a copied paper:
 * `1、…（邹区镇` / `2、）各街道…` / `3、书苑”…` are pages that go on, no tasks.
 */
import { sliceMapped, toSource } from '../text/mapped-text.ts';
import type { Line } from './lines.ts';

const NUMBERED = /^(\d{1,3})、/;
const CLOSED = /[。！？；：]$|[。！？][”’」』）]$/;
const CLOSES = /^[，。；：！？、）〕》”’]/;
/** A page, not a line of a list. */
const MIN_PAGE_UNITS = 60;

export function withoutSheetMarks(lines: readonly Line[]): Line[] {
  const printed = lines.filter(({ type }) => type === 'text');
  const marked = new Set<Line>();
  for (const [at, line] of printed.entries()) {
    if (numberOf(line) !== 1) continue;
    const sheets = sheetsFrom(printed.slice(at));
    const isCopied = sheets.some((sheet, by) => by > 0 && breaksIn(sheets[by - 1], sheet));
    if (isCopied && sheets.slice(0, -1).every(({ clean }) => clean.text.length >= MIN_PAGE_UNITS))
      for (const sheet of sheets) marked.add(sheet);
  }
  let before = '';
  return lines.map((line) => {
    const goesOn = marked.has(line) && numberOf(line) !== 1 && !CLOSED.test(before);
    if (line.type === 'text') before = line.clean.text;
    return marked.has(line) ? bare(line, goesOn) : line;
  });
}

function numberOf({ clean }: Line): number | null {
  const digits = NUMBERED.exec(clean.text)?.[1];
  return digits === undefined ? null : Number(digits);
}

/** Lines that count on from 1, with none between them. */
function sheetsFrom(lines: readonly Line[]): Line[] {
  const end = lines.findIndex((line, at) => numberOf(line) !== at + 1);
  return end < 0 ? [...lines] : lines.slice(0, end);
}

/** A bracket or a quotation that one line opens and the next one closes: no list has that. */
function breaksIn(before: Line | undefined, { clean }: Line): boolean {
  const text = before?.clean.text ?? '';
  const rest = clean.text.replace(NUMBERED, '');
  if (CLOSED.test(text)) return false;
  if (CLOSES.test(rest)) return true;
  return ['（）', '《》', '“”'].some(([open = '', close = '']) => {
    const isOpen = text.lastIndexOf(open) > text.lastIndexOf(close);
    return isOpen && rest.includes(close) && !(rest.indexOf(open) >= 0 && rest.indexOf(open) < rest.indexOf(close));
  });
}

function bare(line: Line, goesOn: boolean): Line {
  const { text } = line.clean;
  const from = NUMBERED.exec(text)?.[0].length ?? 0;
  if (from >= text.length) return line;
  const clean = sliceMapped(line.clean, from, text.length);
  const { start } = toSource(clean, { start: 0, end: 1 });
  return { ...line, clean, span: { start, end: line.span.end }, goesOn };
}
