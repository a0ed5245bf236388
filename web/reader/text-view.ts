/** The text as it is, character for character: what is copied from it is the source. Beside it, on demand, its simplified form. */
import { html, type TemplateResult } from 'lit';
import type { OutlineItem } from '../../api/contract.ts';
import { anchorOf } from './section-tree.ts';
import { cutLines, type Line } from './text-lines.ts';
import type { Mark, Range, Segment } from './text-segments.ts';

type ReaderMark = Mark<'quote'> | Mark<'context'> | (Mark<'heading'> & { item: OutlineItem });

export interface TextOptions {
  text: string;
  simplified: string | null;
  outline: readonly OutlineItem[];
  quote: Range | null;
  context: readonly Range[];
}

export function textView({ text, simplified, outline, quote, context }: TextOptions): TemplateResult {
  const marks: ReaderMark[] = outline.map((item) => ({
    kind: 'heading',
    start: item.headingStart,
    end: item.headingEnd,
    item,
  }));
  if (quote) marks.push({ kind: 'quote', ...quote });
  marks.push(...context.map(({ start, end }) => ({ kind: 'context' as const, start, end })));
  const started = new Set<OutlineItem>();
  const lines = cutLines(text, marks).map((line) => ({ line, view: lineView(line, started) }));
  if (simplified === null) {
    return html`<div class="read-text" lang="zh">${lines.map(({ view }) => html`<div class="line">${view}</div>`)}</div>`;
  }
  return html`<div class="read-text side-by-side">
    ${lines.map(
      ({ line, view }) => html`<div class="line" lang="zh-Hant">${view}</div>
        <div class="line other" lang="zh-Hans">${line.segments.map(({ text: piece, start, marks: covering }) =>
          marked(simplified.slice(start, start + piece.length), covering, 'mark-other'),
        )}</div>`,
    )}
  </div>`;
}

/** `started` holds the headings whose first piece, the one that carries the anchor, has been made. */
function lineView(line: Line<ReaderMark>, started: Set<OutlineItem>): (TemplateResult | string)[] {
  return line.segments.map((segment) => {
    const inner = marked(segment.text, segment.marks, 'mark-quote');
    const item = headingOf(segment);
    if (!item) return inner;
    const isFirst = !started.has(item);
    started.add(item);
    const look = `heading heading-${Math.min(item.depth, 4)}`;
    return isFirst
      ? html`<span class=${look} id=${anchorOf(item)}>${inner}</span>`
      : html`<span class=${look}>${inner}</span>`;
  });
}

function headingOf({ marks }: Segment<ReaderMark>): OutlineItem | undefined {
  return marks.flatMap((mark) => (mark.kind === 'heading' ? [mark.item] : []))[0];
}

function marked(text: string, marks: readonly ReaderMark[], quoteClass: string): TemplateResult | string {
  const kinds = marks.map(({ kind }) => kind);
  if (kinds.includes('quote')) return html`<mark class=${quoteClass}>${text}</mark>`;
  return kinds.includes('context') ? html`<mark class="mark-context">${text}</mark>` : text;
}
