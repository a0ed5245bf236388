/**
 * A text of people or of a model in, its statements with their places in it out. Units are sentences, list items and
 * table rows; a marker such as [1] or 【1】 behind the stop belongs to the sentence before it.
 */
import type { Span } from '../plan-document.ts';

export interface TextStatement extends Span {
  kind: 'sentence' | 'item' | 'row' | 'heading';
  /** `text.slice(start, end)`. */
  text: string;
  /** Without list signs, emphasis, bars and markers; a row names the head of each cell. What is to be verified. */
  plain: string;
  /** Numbers of the markers, in order. */
  markers: number[];
}

const MARKER = /[[［【](\d{1,3})[\]］】]/g;
const MARKERS_BEHIND = /^(?:\s*[[［【]\d{1,3}[\]］】])+/;
const ENDS = '。！？；';
const OPENING = '（〔［《“‘「『【(';
const CLOSING = '）〕］》”’」』】)';
const HEADING = /^\s*#{1,6}\s/;
const NUMBERED_HEADING =
  /^\s*(?:第[一二三四五六七八九十百\d]+[章节编部分]+|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)])[^。；！？]{1,30}$/u;
const ITEM = /^\s*(?:[-*+•·]|\d{1,2}[.、)）](?!\d)|[（(]\d{1,2}[）)]|[①-⑳])\s*/;
const RULE_ROW = /^\s*(?:\|\s*)?:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*(?:\|\s*)?$/;

export function splitStatements(text: string): TextStatement[] {
  const found: TextStatement[] = [];
  const lines = linesOf(text);
  let head: string[] | null = null;
  for (const [at, line] of lines.entries()) {
    const words = text.slice(line.start, line.end);
    if (words.trim() === '' || RULE_ROW.test(words)) continue;
    if (isRow(words)) {
      const next = lines[at + 1];
      if (next && RULE_ROW.test(text.slice(next.start, next.end))) head = cellsOf(words);
      else found.push(rowOf(text, line, head));
      continue;
    }
    head = null;
    if (HEADING.test(words) || (NUMBERED_HEADING.test(words) && !/\d/.test(words))) {
      found.push(statementOf(text, line, 'heading'));
      continue;
    }
    const kind = ITEM.test(words) ? 'item' : 'sentence';
    for (const span of sentencesOf(text, line)) found.push(statementOf(text, span, kind));
  }
  return found.filter((statement) => statement.end > statement.start);
}

function linesOf(text: string): Span[] {
  const lines: Span[] = [];
  let start = 0;
  for (const part of text.split('\n')) {
    lines.push({ start, end: start + part.length });
    start += part.length + 1;
  }
  return lines;
}

function isRow(words: string): boolean {
  return /^\s*\|.*\|\s*$/.test(words) || (words.match(/ \| /g) ?? []).length > 1;
}

function cellsOf(words: string): string[] {
  return words
    .trim()
    .replace(/^\||\|$/g, '')
    .split('|')
    .map((cell) => cell.trim());
}

function rowOf(text: string, line: Span, head: readonly string[] | null): TextStatement {
  const row = statementOf(text, line, 'row');
  const cells = cellsOf(row.text.replace(MARKER, '')).map((cell, at) => withHead(unadorned(cell), head?.[at] ?? ''));
  return { ...row, plain: cells.filter((cell) => cell !== '').join('，') };
}

/** The head of a column says what the cell is: year and unit often stand only there. */
function withHead(cell: string, head: string): string {
  if (
    cell === '' ||
    head === '' ||
    /^(?:序号|地区|区域|城市|年份|时间|指标|指标名称|名称|项目|内容|数值|目标值?|备注)$/.test(head)
  )
    return cell;
  const unit = /[（(]([^（()）]{1,8})[）)]$/.exec(head)?.[1] ?? '';
  const bare = unit === '' ? head : head.slice(0, -unit.length - 2);
  return /^[\d.,]+$/.test(cell) ? `${bare}${cell}${unit}` : `${bare}：${cell}`;
}

/** Ends outside brackets; a quotation's own stop ends nothing unless its mark follows. */
function sentencesOf(text: string, line: Span): Span[] {
  const found: Span[] = [];
  let depth = 0;
  let start = line.start;
  // An opening mark that never closes in its line must not swallow the rest of it.
  const lastClosing = lastClosingOf(text, line);
  for (let at = line.start; at < line.end; at += 1) {
    const unit = text[at] ?? '';
    if (OPENING.includes(unit)) depth += 1;
    else if (CLOSING.includes(unit)) depth = Math.max(0, depth - 1);
    const isEnd = ENDS.includes(unit) || (/[!?;]/.test(unit) && !/[\w)]/.test(text[at + 1] ?? ''));
    if (!isEnd || (depth > 0 && at < lastClosing)) continue;
    depth = 0;
    let end = at + 1;
    while (end < line.end && '”’」』）)'.includes(text[end] ?? ' ')) end += 1;
    end += MARKERS_BEHIND.exec(text.slice(end, line.end))?.[0].length ?? 0;
    found.push({ start, end });
    start = end;
    at = end - 1;
  }
  if (start < line.end) found.push({ start, end: line.end });
  return found;
}

function lastClosingOf(text: string, { start, end }: Span): number {
  for (let at = end - 1; at >= start; at -= 1) if (CLOSING.includes(text[at] ?? ' ')) return at;
  return -1;
}

function statementOf(text: string, span: Span, kind: TextStatement['kind']): TextStatement {
  let { start, end } = span;
  while (start < end && /\s/.test(text[start] ?? '')) start += 1;
  while (end > start && /\s/.test(text[end - 1] ?? '')) end -= 1;
  const words = text.slice(start, end);
  const markers = [...words.matchAll(MARKER)].map((match) => Number(match[1]));
  return { start, end, kind, text: words, plain: unadorned(words.replace(MARKER, '')), markers };
}

function unadorned(words: string): string {
  return words
    .replace(/\\([\\`*_<>#|])/g, '$1')
    .replace(/^\s*#{1,6}\s+/, '')
    .replace(ITEM, '')
    .replace(/\*\*|__|`/g, '')
    .trim();
}
