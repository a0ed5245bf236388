/**
 * An answer's Markdown in, units that may be told apart into messages out: a sentence, an item, a row. Joined in order
 * they are the whole text; of a text that is still being written they are a beginning of it.
 */
import type { BotForm } from './bot-forms.ts';
import { renderInline } from './bot-inline.ts';

export interface BotUnit {
  text: string;
  /** What stands between the unit before and this one; left out where a message begins. */
  gap: string;
  /** Stands before the unit where a message begins with it: the head of its table. */
  opener?: string;
}

const BULLET = /^\s*[-*+]\s+(?<item>(?:\S.*)?)$/;
const SEPARATOR = /^\s*(?:\|\s*)?(?::?-+:?\s*\|\s*)+(?:(?::-*:?|-+:?)\s*)?$/;
/** A sentence keeps its end mark, closing marks and the markers behind it. Bounded: a line of one answer. */
const SENTENCE = /[^。！？]*[。！？]+[”’」』）]*(?:【\d+】)*[”’」』）]*|[^。！？]+$/gu;

export function readBlocks(markdown: string, form: BotForm): BotUnit[] {
  const units: BotUnit[] = [];
  const lines = markdown.replace(/\r\n?/g, '\n').split('\n');
  let table: { head: string[]; drawn: string } | null = null;
  let gap = '';
  let before: 'text' | 'item' | 'row' | null = null;
  const add = (kind: 'text' | 'item' | 'row', texts: string[], opener?: string): void => {
    for (const [at, text] of texts.entries()) {
      const inner = kind === 'text' && at > 0;
      units.push({
        text,
        gap: inner ? '' : units.length === 0 ? '' : gap || form.lineBreak,
        ...(opener ? { opener } : {}),
      });
    }
    if (texts.length > 0) gap = '';
    before = kind;
  };
  for (const [at, line] of lines.entries()) {
    if (line.trim() === '') {
      table = null;
      gap = '\n\n';
      continue;
    }
    const item = BULLET.exec(line)?.groups?.item;
    if (isRow(line)) {
      if (SEPARATOR.test(line)) continue;
      if (!table) {
        table = { head: cellsOf(line, form), drawn: drawHead(cellsOf(line, form)) };
        // A head alone is no table: it comes with its first row, or as a line when it has none.
        if (form.hasTables && isLastOfTable(lines, at)) add('row', [table.drawn]);
        continue;
      }
      const cells = cellsOf(line, form);
      const isFirst: boolean = before !== 'row' || gap !== '';
      if (!form.hasTables) add('row', [form.bullet + rowAsLine(table.head, cells)]);
      else if (isFirst) add('row', [`${table.drawn}\n${drawRow(cells)}`]);
      else addRow(units, drawRow(cells), table.drawn);
    } else if (item !== undefined) add('item', [form.bullet + renderInline(item, form)]);
    else {
      if (before === 'item' || before === 'row') gap = '\n\n';
      add(
        'text',
        [...renderInline(line.trim(), form).matchAll(SENTENCE)].map(([text]) => text),
      );
    }
  }
  return units;
}

function addRow(units: BotUnit[], text: string, opener: string): void {
  units.push({ text, gap: '\n', opener });
}

function isRow(line: string): boolean {
  return /^\s*\|.*\|\s*$/.test(line);
}

function isLastOfTable(lines: readonly string[], at: number): boolean {
  const next = lines.slice(at + 1).find((line) => !SEPARATOR.test(line));
  return next === undefined || !isRow(next);
}

function cellsOf(line: string, form: BotForm): string[] {
  const inner = line.trim().slice(1, -1);
  return inner.split(/(?<!\\)\|/).map((cell) => renderInline(cell.trim(), form));
}

function drawRow(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function drawHead(cells: readonly string[]): string {
  return `${drawRow(cells)}\n|${cells.map(() => ' --- ').join('|')}|`;
}

/** 镇江市：2022年 1400个；2023年 1500个. What each cell means is said where the columns are no longer seen. */
function rowAsLine(head: readonly string[], [first = '', ...rest]: readonly string[]): string {
  const said = rest.map((cell, at) => `${head[at + 1] ?? ''} ${cell === '' ? '—' : cell}`.trim());
  return said.length === 0 ? first : `${first}：${said.join('；')}`;
}
