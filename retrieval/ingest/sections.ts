/**
 * Blocks in, section tree and clauses out. A clause is a numbered task or a paragraph; a heading that runs into
 * its text (`16.打造网络基础设施。推动5G…`) opens a section whose clause is the same paragraph.
 */
import type { Section, Span } from '../plan-document.ts';
import { ANSWERS_FOR, type Marker, markerOf } from '../text/headings.ts';
import { joinMapped, type MappedText, mappedUnit, sliceMapped, toSource } from '../text/mapped-text.ts';
import { isUnitLine } from '../text/unit-line.ts';
import { findNumbers } from './figures/numbers.ts';
import type { Block } from './paragraphs.ts';
import type { Table } from './table-shape.ts';
import { readTable } from './tables.ts';

export type Item =
  | { kind: 'clause'; text: MappedText; section: number | null; headingUnits: number }
  | { kind: 'table'; table: Table; section: number | null; caption: MappedText | null; unit: MappedText | null };

export interface Outline {
  sections: Section[];
  items: Item[];
}

interface OpenSection {
  rank: number;
  index: number;
}

const LIST_ENTRY = /^(?:[-•·*] ?)?[※★]?/;
const MAX_HEADING_UNITS = 60;

export function readOutline(source: string, blocks: readonly Block[]): Outline {
  const contents = tableOfContents(blocks);
  const sections: Section[] = [];
  const items: Item[] = [];
  let stack: OpenSection[] = [];
  let caption: MappedText | null = null;
  let unit: MappedText | null = null;
  let inAnnexList = false;
  let untitled = false;

  const openSection = (text: MappedText, heading: HeadingParts): void => {
    stack = stack.filter((open) => open.rank < heading.rank);
    const parent = stack.at(-1)?.index ?? null;
    const headingSpan = toSource(text, { start: 0, end: heading.units });
    sections.push({
      index: sections.length,
      parent,
      depth: stack.length + 1,
      label: labelOf(source, text, heading),
      heading: heading.title,
      headingSpan,
      span: { ...headingSpan },
      region: null,
    });
    stack.push({ rank: heading.rank, index: sections.length - 1 });
  };

  for (const block of blocks) {
    if (block.kind === 'table') {
      const table = block.read ?? readTable(source, block.lines);
      // The line above a table is its caption, not a clause of its own; 单位：万元 stands between them.
      // A bar alone in front of the first row is none.
      if (!table) continue;
      for (const line of [unit, caption]) withoutLast(items, line);
      items.push({ kind: 'table', table, section: stack.at(-1)?.index ?? null, caption, unit });
      caption = null;
      unit = null;
      continue;
    }
    if (block.furniture || contents.skip.has(block)) continue;
    const text = block.text;
    unit = isUnitLine(text.text) ? text : null;
    if (unit) {
      items.push({ kind: 'clause', text, section: stack.at(-1)?.index ?? null, headingUnits: 0 });
      continue;
    }
    const annex = sections.at(-1);
    if (annex && untitled && text.text.length <= 40 && !markerOf(text.text)) {
      // `附件1` stands alone; the line below is its title.
      const titled = toSource(text, { start: 0, end: text.text.length });
      annex.heading = text.text;
      annex.label = `${annex.label} ${source.slice(titled.start, titled.end).replace(/\s+/g, '')}`;
      annex.headingSpan.end = titled.end;
      annex.span.end = titled.end;
      untitled = false;
      caption = text;
      continue;
    }
    untitled = false;
    // `附件：1.…` at the end of the body names the annexes; its numbers are no tasks.
    if (/^附件：/.test(text.text)) inAnnexList = true;
    else if (inAnnexList && !/^\d{1,2}[.．、]/.test(text.text)) inAnnexList = false;
    const last = items.at(-1);
    if (last?.kind === 'clause' && last.section === (stack.at(-1)?.index ?? null) && ANSWERS_FOR.test(text.text)) {
      last.text = withLine(last.text, text);
      continue;
    }
    const heading = inAnnexList ? null : headingOf(text, contents.titles);
    if (heading) openSection(text, heading);
    untitled = heading?.rank === 0 && heading.title === '';
    caption = text.text.length <= 40 ? text : null;
    items.push({ kind: 'clause', text, section: stack.at(-1)?.index ?? null, headingUnits: heading?.units ?? 0 });
  }
  widen(sections, items);
  return { sections, items: withoutTitles(sections, items) };
}

/** Takes the line off the end of the items, unless it is a sentence. */
function withoutLast(items: Item[], line: MappedText | null): void {
  const last = items.at(-1);
  if (line && last?.kind === 'clause' && last.text === line && !/[。；]$/.test(line.text)) items.pop();
}

/** One text with a stop between, which stands for the line break. */
function withLine(above: MappedText, line: MappedText): MappedText {
  const gap = { start: above.ends.at(-1) ?? 0, end: line.starts[0] ?? 0 };
  const stop = /[。；：！？]$/.test(above.text) ? [] : [mappedUnit('。', gap)];
  return joinMapped([above, ...stop, line]);
}

/** `二、从第一季度起，各单位要…报送。` is numbered and no title. */
const IS_SENTENCE = /，.*。$/u;

/**
 * A heading alone in its paragraph is no clause of its own, unless nothing stands below it: `1.对…给予补助；` in a list
 * of measures says all that there is. One with a figure in it (（一）地区生产总值增长7%以上) states that figure.
 */
function withoutTitles(sections: readonly Section[], items: readonly Item[]): Item[] {
  const filled = new Set<number | null>(sections.map((section) => section.parent));
  for (const item of items) if (!isTitle(item)) filled.add(item.section);
  return items.flatMap((item): Item[] => {
    if (!isTitle(item)) return [item];
    if (findNumbers(item.text.text).length > 0 || IS_SENTENCE.test(item.text.text))
      return [{ ...item, headingUnits: 0 }];
    const isList = item.section !== null && !filled.has(item.section) && !/^附件/.test(item.text.text);
    return isList ? [{ ...item, headingUnits: 0 }] : [];
  });
}

function isTitle(item: Item): item is Extract<Item, { kind: 'clause' }> {
  return item.kind === 'clause' && item.headingUnits > 0 && !/[\p{L}\p{N}]/u.test(clauseBody(item).text);
}

interface HeadingParts {
  rank: number;
  marker: Marker | null;
  /** Heading text without its marker and closing stop. */
  title: string;
  /** Units of the paragraph that belong to the heading. */
  units: number;
  runsIn: boolean;
}

function headingOf(text: MappedText, titles: ReadonlySet<string>): HeadingParts | null {
  const line = text.text;
  if (titles.has(line)) return { rank: 3, marker: null, title: line, units: line.length, runsIn: false };
  const marker = markerOf(line);
  if (!marker || marker.kind === 'dash') return null;
  const rest = line.slice(marker.text.length);
  if (marker.kind === 'annex') {
    return rest.length <= 40 ? { rank: 0, marker, title: rest.trim(), units: line.length, runsIn: false } : null;
  }
  const stop = rest.search(/[。：；！？]/);
  const runsIn = stop >= 0 && stop < rest.length - 1;
  const titleUnits = stop >= 0 ? stop : rest.length;
  // `1.对…，给予补助；` and long sentences are numbered clauses: they get a section of their own without a title.
  const isTitle =
    titleUnits <= MAX_HEADING_UNITS && !/^[，；]/.test(rest) && (stop < 0 || rest[stop] === '。' || !runsIn);
  const numbered = marker.rank >= 6;
  if (!isTitle && !numbered) return null;
  const title = isTitle ? rest.slice(0, titleUnits) : '';
  const units = isTitle ? marker.text.length + titleUnits + (rest[titleUnits] === '。' ? 1 : 0) : marker.text.length;
  const whole = units >= line.length && !(numbered && stop >= 0 && titleUnits > 30);
  return { rank: marker.rank, marker, title, units: whole ? line.length : Math.max(units, 1), runsIn: !whole };
}

/** As printed without stray spaces. A numbered task shows its number alone, as office papers are cited by it. */
function labelOf(source: string, text: MappedText, heading: HeadingParts): string {
  const numberOnly = heading.runsIn && heading.marker !== null && heading.marker.rank >= 6;
  const units = numberOnly && heading.marker ? heading.marker.text.length : heading.units;
  const span = toSource(text, { start: 0, end: Math.max(1, units) });
  return source
    .slice(span.start, span.end)
    .replace(/\s+/g, '')
    .replace(/﹒/g, '.')
    .replace(/^#+/, '')
    .replace(/[。]$/, '');
}

/** 目录, 本期目录, 本期要目 above the list of what a paper holds. */
const CONTENTS = /^(?:本期|本刊)?(?:目录|要目|导读|内容提要)[：:]?$/;

/** Entries under 目录 name the articles of a bulletin, whose titles carry no marker in the text itself. */
function tableOfContents(blocks: readonly Block[]): { titles: ReadonlySet<string>; skip: ReadonlySet<Block> } {
  const titles = new Set<string>();
  const skip = new Set<Block>();
  const start = blocks.findIndex((block) => block.kind === 'paragraph' && CONTENTS.test(block.text.text));
  if (start < 0) return { titles, skip };
  const first = blocks[start];
  if (first) skip.add(first);
  const later = new Set(
    blocks.slice(start + 1).flatMap((block) => (block.kind === 'paragraph' ? [block.text.text] : [])),
  );
  for (const block of blocks.slice(start + 1)) {
    if (block.kind !== 'paragraph') break;
    const entry = block.text.text.replace(LIST_ENTRY, '').replace(/[.…·—\s]*\d*$/, '');
    const isEntry = entry !== block.text.text || /[.…·]{2,}/.test(block.text.text);
    if (!isEntry) break;
    skip.add(block);
    if (later.has(entry)) titles.add(entry);
  }
  return { titles, skip };
}

/** A section reaches from its heading to the last thing in it, sub-sections included. */
function widen(sections: Section[], items: readonly Item[]): void {
  const reach = (index: number | null, end: number): void => {
    for (let at = index; at !== null; at = sections[at]?.parent ?? null) {
      const section = sections[at];
      if (section && section.span.end < end) section.span.end = end;
    }
  };
  for (const section of sections) reach(section.parent, section.span.end);
  for (const item of items) reach(item.section, itemSpan(item).end);
}

function itemSpan(item: Item): Span {
  if (item.kind === 'table') return item.table.span;
  return toSource(item.text, { start: 0, end: item.text.text.length });
}

/** Index text of a clause without its heading. */
export function clauseBody(item: Extract<Item, { kind: 'clause' }>): MappedText {
  return sliceMapped(item.text, item.headingUnits, item.text.text.length);
}
