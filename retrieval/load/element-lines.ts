/**
 * Elements in, lines of canonical text out: a block is a line, a row of a table is a line. Words as a browser prints them;
 * numbers of a list, which no element holds, are printed too.
 */
import type { CheerioAPI } from 'cheerio';
import type { AnyNode, Element } from 'domhandler';
import { type SpannedCell, tableLines } from './table-lines.ts';

const BLOCKS = new Set(
  'address article aside blockquote body br caption center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html li main ol p pre section summary table tbody td tfoot th thead title tr ul'.split(
    ' ',
  ),
);
const UNPRINTED = new Set(
  'script style noscript template head title iframe object svg math select option textarea button'.split(' '),
);
/** A line that the page's source breaks beside a Chinese character: a browser prints a space there that nobody typed. */
const HAN_BREAK =
  /(?<=[\p{Script=Han}，。、；：！？“”（）《》])[ \t]*[\r\n]\s*|[ \t]*[\r\n]\s*(?=[\p{Script=Han}，。、；：！？“”（）《》])/gu;

interface Walk {
  $: CheerioAPI;
  lines: string[];
  /** Of the line that is being written. */
  open: string;
  /** Number of a list's item that stands before its first line. */
  number: string;
}

export function elementLines($: CheerioAPI, roots: readonly AnyNode[]): string[] {
  const walk: Walk = { $, lines: [], open: '', number: '' };
  for (const root of roots) visit(walk, root);
  endLine(walk);
  return walk.lines;
}

function visit(walk: Walk, node: AnyNode): void {
  if (node.type === 'text') walk.open += node.data.replace(HAN_BREAK, '');
  if (!isElement(node) || UNPRINTED.has(node.name)) return;
  if (node.name === 'table' && isTable(walk.$, node)) {
    writeTable(walk, node);
    return;
  }
  const isBlock = BLOCKS.has(node.name);
  if (isBlock) endLine(walk);
  if (node.name === 'li') walk.number = listNumber(node);
  for (const child of node.children) visit(walk, child);
  if (isBlock) endLine(walk);
}

function endLine(walk: Walk): void {
  const line = squeezed(walk.open);
  walk.open = '';
  if (line === '') return;
  walk.lines.push(`${walk.number}${line}`);
  walk.number = '';
}

/** White space as a browser prints it. Spaces of full width are the writer's own, and only go at the ends. */
function squeezed(text: string): string {
  return text.replace(/[ \t\r\n\f]+/g, ' ').trim();
}

function isElement(node: AnyNode): node is Element {
  return node.type === 'tag' || node.type === 'script' || node.type === 'style';
}

/** `1.` before an item of an ordered list, unless the writer typed a number as well. */
function listNumber(item: Element): string {
  const list = item.parent;
  if (!list || !isElement(list) || list.name !== 'ol') return '';
  const items = list.children.filter((child) => isElement(child) && child.name === 'li');
  const number = Number(list.attribs.start ?? 1) + items.indexOf(item);
  const written = textUnder(item).trim();
  return Number.isInteger(number) && !/^[（(]?[\p{Nd}一二三四五六七八九十①-⑳]/u.test(written) ? `${number}.` : '';
}

function textUnder(node: AnyNode): string {
  if (node.type === 'text') return node.data;
  return isElement(node) ? node.children.map(textUnder).join('') : '';
}

/** A page is often laid out in a table: one column, tables in tables, or nearly all of the words in one cell. */
function isTable($: CheerioAPI, table: Element): boolean {
  const rows = rowsOf($, table);
  if ($(table).find('table').length > 0 || Math.max(0, ...rows.map((row) => row.length)) < 2) return false;
  const lengths = rows.flat().map((cell) => textUnder(cell).length);
  const total = lengths.reduce((sum, length) => sum + length, 0);
  return !(Math.max(...lengths) > 200 && Math.max(...lengths) > total * 0.7);
}

function rowsOf($: CheerioAPI, table: Element): Element[][] {
  return $(table)
    .find('tr')
    .toArray()
    .map((row) => row.children.filter(isElement).filter(({ name }) => name === 'td' || name === 'th'));
}

function writeTable(walk: Walk, table: Element): void {
  endLine(walk);
  for (const caption of walk.$(table).children('caption').toArray()) visit(walk, caption);
  const rows = rowsOf(walk.$, table).map((row) => row.map((cell) => spanned(walk.$, cell)));
  if (rows.every(isLabelled)) walk.lines.push(...rows.flatMap(labelLines));
  else walk.lines.push(...tableLines(rows));
}

function spanned($: CheerioAPI, cell: Element): SpannedCell {
  return {
    text: elementLines($, cell.children).join(' '),
    columns: Number.parseInt(cell.attribs.colspan ?? '1', 10) || 1,
    rows: Number.parseInt(cell.attribs.rowspan ?? '1', 10) || 1,
  };
}

/** The box of facts above a paper: 索 引 号： | 000014349/2022 | 发文机关： | 国务院. Each label and its value are a line. */
function isLabelled(row: readonly SpannedCell[]): boolean {
  return row.length % 2 === 0 && row.every(({ text }, at) => at % 2 === 1 || text === '' || /[：:]$/.test(text));
}

function labelLines(row: readonly SpannedCell[]): string[] {
  return row.flatMap(({ text }, at) => (at % 2 === 0 && text !== '' ? [`${text}${row[at + 1]?.text ?? ''}`] : []));
}
