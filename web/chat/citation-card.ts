/** The card that a citation shows on hover and focus: quote, document, section. One for the whole chat. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Citation } from '../../api/contract.ts';
import { namedDocument, quoteLine, sectionPath } from '../citation-place.ts';
import type { ChatWording } from './chat-wording.ts';

export interface ShownCard {
  citation: Citation;
  /** Of the citation's mark, relative to the chat. */
  anchor: { left: number; top: number; bottom: number };
  /** Of the chat. */
  room: { width: number; height: number };
}

const WIDTH = 360;
const GAP = 6;
const MARGIN = 12;

export function anchorOf(mark: Element, chat: Element): Pick<ShownCard, 'anchor' | 'room'> {
  const outer = chat.getBoundingClientRect();
  const { left, top, bottom } = mark.getBoundingClientRect();
  return {
    anchor: { left: left - outer.left, top: top - outer.top, bottom: bottom - outer.top },
    room: { width: outer.width, height: outer.height },
  };
}

/** `onStay` and `onLeave` keep it open while the pointer is on it (WCAG 1.4.13). */
export function citationCard(
  shown: ShownCard | null,
  { words, onStay, onLeave }: { words: ChatWording; onStay: () => void; onLeave: () => void },
): TemplateResult {
  if (!shown) return html`<div class="card" id="card" role="tooltip" hidden></div>`;
  const { citation } = shown;
  const place = sectionPath(citation);
  return html`<div class="card" id="card" role="tooltip" @mouseenter=${onStay} @mouseleave=${onLeave}>
    <p class="card-quote">${quoteLine(citation.quote)}</p>
    <p class="card-document">${namedDocument(citation)}</p>
    ${place === '' ? nothing : html`<p class="card-place">${place}</p>`}
    ${citation.page === null ? nothing : html`<p class="card-place">${words.page(citation.page)}</p>`}
    <p class="card-hint">${words.openSource}</p>
  </div>`;
}

/** Below the mark, above it where there is more room. Set as properties: an inline style would break a strict policy. */
export function placeCard(card: HTMLElement, { anchor, room }: ShownCard): void {
  const width = Math.min(WIDTH, room.width - 2 * MARGIN);
  const left = Math.max(MARGIN, Math.min(anchor.left - 24, room.width - width - MARGIN));
  const isBelow = room.height - anchor.bottom > anchor.top;
  card.style.width = `${width}px`;
  card.style.left = `${left}px`;
  card.style.top = isBelow ? `${anchor.bottom + GAP}px` : 'auto';
  card.style.bottom = isBelow ? 'auto' : `${room.height - anchor.top + GAP}px`;
  card.style.maxHeight = `${(isBelow ? room.height - anchor.bottom : anchor.top) - GAP - MARGIN}px`;
}
