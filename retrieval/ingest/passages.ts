/**
 * Outline in, passages out: one per clause and per table row, each one slice of the text, with what it
 * inherits (column heads, row group, caption, section titles, the document's title), nearest first.
 */
import type { ContextPiece, DocumentFacts, FactSpans, Passage, Span, TableCell } from '../plan-document.ts';
import { sectionPath } from '../plan-document.ts';
import { type MappedText, toSource } from '../text/mapped-text.ts';
import type { Block } from './paragraphs.ts';
import { clauseBody, type Item, type Outline } from './sections.ts';
import type { TableRow } from './table-shape.ts';

export interface PassageSource {
  facts: Pick<DocumentFacts, 'id' | 'title'>;
  /** Title as index text, for search. */
  indexTitle: string;
  spans: FactSpans;
  outline: Outline;
  /** Texts of blocks that only state a fact. */
  used: ReadonlySet<Block>;
}

export function readPassages(from: PassageSource): Passage[] {
  const usedTexts = new Set([...from.used].flatMap((block) => (block.kind === 'paragraph' ? [block.text] : [])));
  const passages: Passage[] = [];
  for (const item of from.outline.items) {
    if (item.kind === 'table') {
      for (const row of item.table.rows) passages.push(rowPassage(from, item, row));
    } else if (!usedTexts.has(item.text) && clauseBody(item).text.replace(/[\s\p{P}]/gu, '').length > 1) {
      passages.push(clausePassage(from, item));
    }
  }
  return passages;
}

function clausePassage(from: PassageSource, item: Extract<Item, { kind: 'clause' }>): Passage {
  return passageOf(from, {
    kind: 'clause',
    text: item.text,
    section: item.section,
    context: sectionContext(from, item.section),
  });
}

function rowPassage(from: PassageSource, item: Extract<Item, { kind: 'table' }>, row: TableRow): Passage {
  const columns: ContextPiece[] = [...item.table.head, ...(item.table.groups ?? [])]
    .filter(({ text }) => text.text !== '')
    .map((cell) => ({
      role: 'column',
      text: cell.text.text,
      span: cell.span,
    }));
  const groups: ContextPiece[] = row.inherited.map((cell) => ({ role: 'row-group', text: cell.text, span: cell.span }));
  const caption = [item.caption, item.unit].flatMap((line): ContextPiece[] =>
    line ? [{ role: 'caption', text: line.text, span: toSource(line, { start: 0, end: line.text.length }) }] : [],
  );
  const cells: TableCell[] = [...row.inherited, ...row.cells];
  return {
    ...passageOf(from, {
      kind: 'table-row',
      text: row.text,
      section: item.section,
      context: [...groups, ...columns, ...caption, ...sectionContext(from, item.section)],
    }),
    cells,
  };
}

function passageOf(
  from: PassageSource,
  part: { kind: Passage['kind']; text: MappedText; section: number | null; context: ContextPiece[] },
): Passage {
  const span = toSource(part.text, { start: 0, end: part.text.text.length });
  return {
    id: `${from.facts.id}:${span.start}-${span.end}`,
    documentId: from.facts.id,
    kind: part.kind,
    span,
    section: part.section,
    indexText: part.text.text,
    sourceStarts: part.text.starts,
    sourceEnds: part.text.ends,
    context: part.context,
  };
}

function sectionContext(from: PassageSource, index: number | null): ContextPiece[] {
  const path = sectionPath(from.outline.sections, index);
  const pieces: ContextPiece[] = path
    .reverse()
    .filter((section) => section.heading !== '')
    .map((section) => ({ role: 'section', text: section.heading, span: section.headingSpan }));
  const title: Span | undefined = from.spans.title;
  return title ? [...pieces, { role: 'title', text: from.indexTitle, span: title }] : pieces;
}
