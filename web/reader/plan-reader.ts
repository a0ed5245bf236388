/** `<plan-reader>`: a whole document with its section tree, the quote marked at its exact characters, steps between citations. */
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { DocumentDetail } from '../../api/contract.ts';
import { readerAddress } from '../citation-place.ts';
import { factsOf } from '../document-wording.ts';
import { failureWording } from '../failure-wording.ts';
import { icon } from '../icons.ts';
import { LightElement } from '../light-element.ts';
import { type Failure, isReady, readDocument, readText } from '../plan-api.ts';
import type { Place, ReadingRange } from './reading-range.ts';
import { checkRange } from './reading-range.ts';
import { sectionTree } from './section-tree.ts';
import { isTraditional, simplifiedOf } from './simplified-text.ts';
import type { Range } from './text-segments.ts';
import { textView } from './text-view.ts';

const LOOK_AGAIN_MS = 2000;

interface Opened {
  detail: DocumentDetail;
  text: string;
  /** Null where the document is not written in Traditional characters. */
  simplified: string | null;
}

type State =
  | { kind: 'opening'; isWaiting: boolean }
  | { kind: 'failed'; failure: Failure }
  | ({ kind: 'open' } & Opened);

export class PlanReader extends LightElement {
  static override properties = {
    documentId: { attribute: false },
    // A new object for the same place is no move.
    range: {
      attribute: false,
      hasChanged: (a: Range | null, b: Range | null) => a?.start !== b?.start || a?.end !== b?.end,
    },
    context: { attribute: false },
    wrong: { attribute: false },
    among: { attribute: false },
    state: { state: true },
    isSideBySide: { state: true },
  };
  declare documentId: string;
  declare range: Range | null;
  /** What the quote inherits: marked too, in another colour. */
  declare context: Range[];
  /** What is wrong with the address, when its range cannot be read. */
  declare wrong: string | null;
  /** All citations of the same answer, in their order. */
  declare among: Place[];
  declare state: State;
  declare isSideBySide: boolean;

  constructor() {
    super();
    Object.assign(this, { documentId: '', range: null, context: [], wrong: null, among: [] });
    Object.assign(this, { state: { kind: 'opening', isWaiting: false }, isSideBySide: false });
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('documentId') && this.documentId !== '') void this.#open(this.documentId);
  }

  protected override updated(changed: PropertyValues): void {
    const moved = ['range', 'documentId', 'state', 'isSideBySide'].some((name) => changed.has(name));
    if (!moved || this.state.kind !== 'open') return;
    // An address with # names a section; it wins, because the reader has moved on to it.
    const target = location.hash.startsWith('#section-') ? document.getElementById(location.hash.slice(1)) : null;
    (target ?? this.querySelector('.mark-quote'))?.scrollIntoView({ block: 'center' });
    this.querySelector('.tree [aria-current]')?.scrollIntoView({ block: 'nearest' });
  }

  protected override render(): TemplateResult {
    const { state } = this;
    if (state.kind === 'opening') {
      return html`<p class="loading" role="status">${state.isWaiting ? '正在建立索引，完成后自动打开原文…' : '正在打开原文…'}</p>`;
    }
    if (state.kind === 'failed') return this.#failed(state.failure);
    const { detail, text, simplified } = state;
    const checked = this.#checked(text);
    const range = checked.kind === 'range' ? checked.range : null;
    return html`<div class="reader">
      ${detail.outline.length > 0 ? sectionTree({ outline: detail.outline, text, range }) : nothing}
      <article class="paper" id="text">
        <header class="paper-head">
          <h1>${detail.title}</h1>
          <p class="facts">${factsOf(detail).map((fact) => html`<span>${fact}</span>`)}</p>
          ${this.#tools(simplified !== null, pageOf(detail.pages, range))}
          ${checked.kind === 'wrong' ? html`<p class="banner" role="alert">${checked.message}</p>` : nothing}
        </header>
        ${textView({
          text,
          simplified: this.isSideBySide ? simplified : null,
          outline: detail.outline,
          quote: range,
          context: range ? this.context.filter(({ end }) => end <= text.length) : [],
        })}
      </article>
    </div>`;
  }

  #checked(text: string): ReadingRange {
    if (this.wrong !== null) return { kind: 'wrong', message: this.wrong };
    return this.range === null ? { kind: 'none' } : checkRange(this.range, text.length);
  }

  #tools(canCompare: boolean, page: number | null): TemplateResult {
    const at = this.among.findIndex(
      ({ documentId, start, end }) =>
        documentId === this.documentId && start === this.range?.start && end === this.range.end,
    );
    const step = (by: number, label: string): TemplateResult => {
      const target = this.among[at + by];
      return html`<button type="button" class="quiet" ?disabled=${!target} @click=${() => target && this.#go(target)}>${label}</button>`;
    };
    return html`<div class="paper-tools">
      ${
        this.among.length > 1 && at >= 0
          ? html`<span class="steps" role="group" aria-label="本次回答的引用"
              >${step(-1, '上一条')}<span class="count">引用 ${at + 1} / ${this.among.length}</span>${step(1, '下一条')}</span
            >`
          : nothing
      }
      ${page === null ? nothing : html`<span class="page">第 ${page} 页</span>`}
      ${
        canCompare
          ? html`<button
              type="button"
              class="quiet"
              aria-pressed=${this.isSideBySide}
              @click=${() => {
                this.isSideBySide = !this.isSideBySide;
              }}
            >
              简体对照
            </button>`
          : nothing
      }
      ${this.range ? html`<a class="quiet" href=${readerAddress({ documentId: this.documentId, ...this.range }, this.among)} target="_blank" rel="noopener">${icon('book')}本段链接</a>` : nothing}
    </div>`;
  }

  #go(place: Place): void {
    this.dispatchEvent(new CustomEvent<Place>('plan-step', { detail: place, bubbles: true }));
  }

  #failed(failure: Failure): TemplateResult {
    if (failure.kind === 'not-found') {
      return html`<div class="failure" role="alert">
        <p>没有这个文件，链接可能有误，或文件已经撤下。</p>
        <a href="/">返回首页，查看收录的文件</a>
      </div>`;
    }
    return html`<div class="failure" role="alert">
      <p>${failureWording(failure)}</p>
      <button type="button" class="quiet" @click=${() => this.#open(this.documentId)}>重试</button>
    </div>`;
  }

  async #open(id: string): Promise<void> {
    this.state = { kind: 'opening', isWaiting: false };
    while (!(await isReady(''))) {
      this.state = { kind: 'opening', isWaiting: true };
      await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
    }
    const [detail, text] = await Promise.all([readDocument('', id), readText('', { id, script: 'original' })]);
    // Another document was asked for in between.
    if (id !== this.documentId) return;
    if (!detail.ok) this.state = { kind: 'failed', failure: detail.failure };
    else if (!text.ok) this.state = { kind: 'failed', failure: text.failure };
    else {
      this.state = { kind: 'open', detail: detail.value, text: text.value, simplified: null };
      this.dispatchEvent(new CustomEvent('plan-opened', { detail: detail.value, bubbles: true }));
      const simplified = await simplifiedOf(id, text.value);
      if (simplified !== null && isTraditional(text.value, simplified) && id === this.documentId) {
        this.state = { kind: 'open', detail: detail.value, text: text.value, simplified };
      }
    }
  }
}

/** Of the printed document, from 1; null where the format has no pages. */
function pageOf(starts: readonly number[], range: Range | null): number | null {
  const at = range ? starts.filter((start) => start <= range.start).length : 0;
  return at > 0 ? at : null;
}

if (!customElements.get('plan-reader')) customElements.define('plan-reader', PlanReader);
