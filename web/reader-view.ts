import type { DocumentDetail, OutlineItem } from '../api/contract.ts';
import { createElement } from './create-element.ts';
import { renderFacts } from './document-facts.ts';
import type { ReadingRange } from './reading-range.ts';
import { cutSegments, type Mark, type Segment } from './text-segments.ts';

type ReaderMark = Mark<'quote' | 'heading'> & { item?: OutlineItem };

interface ReaderOptions {
  detail: DocumentDetail;
  text: string;
  asked: ReadingRange;
}

/** Outline and article. The text is one run of text nodes: what is copied from it is the source. */
export function renderReader({ detail, text, asked }: ReaderOptions): HTMLElement[] {
  const article = createElement(
    'main',
    { class: 'read-main', attributes: { id: 'text' } },
    createElement('h1', {}, detail.title),
    renderFacts(detail),
    asked.kind === 'wrong'
      ? createElement('p', { class: 'banner', attributes: { role: 'alert' } }, asked.message)
      : null,
    renderText(text, detail.outline, asked),
  );
  return detail.outline.length > 0 ? [renderOutline(detail.outline, text), article] : [article];
}

function renderText(text: string, outline: OutlineItem[], asked: ReadingRange): HTMLElement {
  const marks: ReaderMark[] = outline.map((item) => ({
    kind: 'heading',
    start: item.headingStart,
    end: item.headingEnd,
    item,
  }));
  if (asked.kind === 'range') marks.push({ kind: 'quote', ...asked.range });
  const started = new Set<OutlineItem>();
  const segments = cutSegments(text, { range: { start: 0, end: text.length }, marks });
  return createElement('div', { class: 'read-text' }, ...segments.map((segment) => renderSegment(segment, started)));
}

/** `started` holds the headings whose first piece, the one that carries the anchor, has been made. */
function renderSegment({ text, marks }: Segment<ReaderMark>, started: Set<OutlineItem>): Node {
  const quoted = marks.some(({ kind }) => kind === 'quote');
  const inner = quoted ? createElement('mark', { class: 'mark-quote' }, text) : document.createTextNode(text);
  const item = marks.find(({ kind }) => kind === 'heading')?.item;
  if (!item) return inner;
  const heading = createElement('span', { class: `heading heading-${Math.min(item.depth, 4)}` }, inner);
  if (!started.has(item)) heading.id = anchorOf(item);
  started.add(item);
  return heading;
}

function renderOutline(outline: OutlineItem[], text: string): HTMLElement {
  const links = outline.map((item) =>
    createElement(
      'li',
      { class: `outline-${Math.min(item.depth, 4)}` },
      createElement('a', { attributes: { href: `#${anchorOf(item)}` } }, printedHeading(item, text)),
    ),
  );
  const list = createElement('ul', {}, ...links);
  const details = createElement('details', {}, createElement('summary', {}, '目录'), list);
  // Beside the text on a wide screen, folded above it on a phone.
  details.open = matchMedia('(min-width: 60rem)').matches;
  return createElement('nav', { class: 'outline', attributes: { 'aria-label': '目录' } }, details);
}

/** As printed, run-in heading included: `16.打造高速泛在、融合智能的网络基础设施`. */
function printedHeading({ headingStart, headingEnd }: OutlineItem, text: string): string {
  return text.slice(headingStart, headingEnd).replace(/\s+/g, ' ').trim();
}

function anchorOf({ index }: OutlineItem): string {
  return `section-${index}`;
}
