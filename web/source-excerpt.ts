/** The source text around a citation: the quote marked as quote, what it inherits marked as context, gaps as gaps. */
import { createElement } from './create-element.ts';
import { cutSegments, excerptRanges, type Mark } from './text-segments.ts';

/** UTF-16 units shown on both sides of the quote and of a context piece. */
const AROUND_QUOTE = 320;
const AROUND_CONTEXT = 30;

export type SourceMark = Mark<'quote' | 'context'>;

export function renderExcerpt(text: string, marks: SourceMark[]): HTMLElement {
  const ranges = marks.flatMap((mark) =>
    excerptRanges(text, { ranges: [mark], around: mark.kind === 'quote' ? AROUND_QUOTE : AROUND_CONTEXT }),
  );
  const joined = excerptRanges(text, { ranges, around: 0 });
  const parts = joined.map((range) =>
    createElement('p', { class: 'source-text' }, ...cutSegments(text, { range, marks }).map(renderSegment)),
  );
  const box = createElement('div', { class: 'source-excerpt' });
  parts.forEach((part, index) => {
    if (index > 0)
      box.append(createElement('div', { class: 'source-gap', attributes: { 'aria-label': '中间略去' } }, '⋯'));
    box.append(part);
  });
  return box;
}

function renderSegment({ text, marks }: { text: string; marks: SourceMark[] }): Node {
  const kinds = marks.map(({ kind }) => kind);
  if (kinds.includes('quote')) return createElement('mark', { class: 'mark-quote' }, text);
  if (kinds.includes('context')) return createElement('mark', { class: 'mark-context' }, text);
  return document.createTextNode(text);
}
