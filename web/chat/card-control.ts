/** When the card of a citation is shown and when it goes (WCAG 1.4.13: it can be dismissed, be pointed at, and stays). */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Citation } from '../../api/contract.ts';
import { anchorOf, placeCard, type ShownCard } from './citation-card.ts';

/** Time to move the pointer from the mark to the card. */
const LEAVE_MS = 150;
/** After Esc: what lay under the card is then under the pointer without having been pointed at. */
const STILL_MS = 300;
/** A card belongs to a mark and goes when that has moved away by more pixels. */
const SCROLL_SLACK = 4;

export class CardControl implements ReactiveController {
  shown: ShownCard | null = null;
  readonly #host: ReactiveControllerHost & { renderRoot: HTMLElement | DocumentFragment };
  #timer = 0;
  #scrollTop = 0;
  #dismissedAt = Number.NEGATIVE_INFINITY;

  constructor(host: ReactiveControllerHost & { renderRoot: HTMLElement | DocumentFragment }) {
    this.#host = host;
    host.addController(this);
  }

  hostUpdated(): void {
    const card = this.#host.renderRoot.querySelector<HTMLElement>('#card');
    if (card && this.shown) placeCard(card, this.shown);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }

  show({ currentTarget, type, timeStamp }: Event, citation: Citation): void {
    if (type === 'mouseenter' && timeStamp < this.#dismissedAt + STILL_MS) return;
    clearTimeout(this.#timer);
    const chat = this.#host.renderRoot.querySelector('.chat');
    if (!(currentTarget instanceof Element) || !chat) return;
    this.shown = { citation, ...anchorOf(currentTarget, chat) };
    this.#scrollTop = this.#host.renderRoot.querySelector('.log')?.scrollTop ?? 0;
    this.#host.requestUpdate();
  }

  hideSoon(): void {
    this.#timer = window.setTimeout(() => this.hide(), LEAVE_MS);
  }

  stay(): void {
    clearTimeout(this.#timer);
  }

  hide(): void {
    clearTimeout(this.#timer);
    if (!this.shown) return;
    this.shown = null;
    this.#host.requestUpdate();
  }

  scrolledTo(scrollTop: number): void {
    if (Math.abs(scrollTop - this.#scrollTop) > SCROLL_SLACK) this.hide();
  }

  /** Esc takes the card away first; the next one is for whoever stands around the chat. */
  dismiss(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || !this.shown) return;
    event.stopPropagation();
    this.#dismissedAt = event.timeStamp;
    this.hide();
  }
}
