/** The page at `/`: documents, chat, comparison and 核数 side by side with the reader. The address after # names the view. */
import '../chat/define-chat.ts';
import '../reader/plan-reader.ts';
import { html, type PropertyValues, type TemplateResult } from 'lit';
import type { Citation, DocumentSummary } from '../../api/contract.ts';
import type { CitationOpened } from '../chat/plan-chat.ts';
import { failureWording } from '../failure-wording.ts';
import { LightElement } from '../light-element.ts';
import { type Failure, isReady, listDocuments } from '../plan-api.ts';
import type { Place } from '../reader/reading-range.ts';
import { type DocumentFilter, documentsMatching, EVERYTHING, scopeOf } from './document-filter.ts';
import { documentLibrary } from './document-library.ts';
import { readerPanel } from './reader-panel.ts';

const VIEWS = ['ask', 'compare', 'verify', 'documents'] as const;
type View = (typeof VIEWS)[number];
const LOOK_AGAIN_MS = 2000;
/** As in the style sheet: beside the page there, over it on a narrower screen. */
const WIDE = '(min-width: 1000px)';

class PlanPage extends LightElement {
  static override properties = {
    view: { state: true },
    documents: { state: true },
    failure: { state: true },
    filter: { state: true },
    source: { state: true },
  };
  declare view: View;
  /** Null until the server has told them. */
  declare documents: DocumentSummary[] | null;
  declare failure: Failure | null;
  declare filter: DocumentFilter;
  declare source: CitationOpened | null;
  /** What had the focus when the reader was opened. */
  #opener: HTMLElement | null = null;

  constructor() {
    super();
    Object.assign(this, {
      view: viewOf(location.hash),
      documents: null,
      failure: null,
      filter: EVERYTHING,
      source: null,
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('hashchange', this.#onHash);
    this.addEventListener('plan-citation', (event) => this.#openSource(event as CustomEvent<CitationOpened>));
    this.addEventListener('plan-step', (event) => this.#step((event as CustomEvent<Place>).detail));
    document.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && !event.defaultPrevented && this.source) this.#closeSource();
    });
    void this.#load();
  }

  protected override willUpdate(): void {
    // Code of the views beyond the chat comes when they are looked at.
    if (this.view === 'compare') void import('../comparison/plan-comparison.ts');
    if (this.view === 'verify') void import('../verify/plan-verify.ts');
  }

  protected override updated(changed: PropertyValues): void {
    for (const link of document.querySelectorAll('.views a')) {
      const isCurrent = link.getAttribute('href') === `#${this.view}`;
      if (isCurrent) link.setAttribute('aria-current', 'page');
      else link.removeAttribute('aria-current');
    }
    if (changed.has('source')) this.#showPanel();
  }

  protected override render(): TemplateResult {
    const { view, documents, filter } = this;
    const shown = documents ? documentsMatching(documents, filter) : [];
    return html`<main class="page view-${view}">
      <h1 class="visually-hidden">规划问答</h1>
      <section class="library" aria-label="收录的文件">
        ${
          documents
            ? documentLibrary({ documents, shown, filter, onFilter: (next) => this.#setFilter(next) })
            : this.#waiting()
        }
      </section>
      <div class="stage">
        <plan-chat
          ?hidden=${view !== 'ask'}
          .scope=${scopeOf(shown, filter)}
          @plan-widen=${() => this.#setFilter(EVERYTHING)}
        ></plan-chat>
        <plan-comparison ?hidden=${view !== 'compare'} .documents=${documents ?? []}></plan-comparison>
        <plan-verify ?hidden=${view !== 'verify'} .documents=${documents ?? []}></plan-verify>
      </div>
      ${readerPanel(this.source, () => this.#closeSource())}
    </main>`;
  }

  #waiting(): TemplateResult {
    if (this.failure) {
      return html`<div class="failure" role="alert">
        <p>${failureWording(this.failure)}</p>
        <button type="button" class="quiet" @click=${() => this.#load()}>重试</button>
      </div>`;
    }
    return html`<p class="loading" role="status">正在打开文件目录…</p>`;
  }

  async #load(): Promise<void> {
    this.failure = null;
    while (!(await isReady(''))) await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
    const listed = await listDocuments('');
    if (listed.ok) this.documents = listed.value.documents;
    else this.failure = listed.failure;
  }

  #setFilter(filter: DocumentFilter): void {
    this.filter = filter;
  }

  #openSource(event: CustomEvent<CitationOpened>): void {
    event.preventDefault();
    this.#opener = deepFocus();
    this.source = event.detail;
  }

  #step(place: Place): void {
    const citation = this.source?.among.find((other) => samePlace(other, place));
    if (citation && this.source) this.source = { ...this.source, citation };
  }

  #showPanel(): void {
    const panel = this.querySelector<HTMLDialogElement>('.source-panel');
    if (!panel) return;
    if (this.source && !panel.open) {
      if (matchMedia(WIDE).matches) panel.show();
      else panel.showModal();
    }
    if (this.source) panel.querySelector<HTMLElement>('.panel-title')?.focus();
    else panel.close();
  }

  #closeSource(): void {
    this.source = null;
    this.#opener?.focus();
  }

  readonly #onHash = (): void => {
    const view = viewOf(location.hash);
    // #main and the anchors of the reader are no views.
    if (VIEWS.some((known) => `#${known}` === location.hash)) this.view = view;
  };
}

function viewOf(hash: string): View {
  return VIEWS.find((view) => hash === `#${view}`) ?? 'ask';
}

function samePlace(a: Citation, b: Place): boolean {
  return a.documentId === b.documentId && a.start === b.start && a.end === b.end;
}

/** The focused element itself, also inside shadow roots. */
function deepFocus(): HTMLElement | null {
  let focused = document.activeElement;
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  return focused instanceof HTMLElement ? focused : null;
}

customElements.define('plan-page', PlanPage);
