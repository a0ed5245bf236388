/** `<plan-verify>`: 核数. A draft is pasted or dropped; each statement is marked with what the plans say of it. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Citation, Claim, DocumentSummary } from '../../api/contract.ts';
import type { CitationOpened } from '../chat/plan-chat.ts';
import { failureWording } from '../failure-wording.ts';
import { LightElement } from '../light-element.ts';
import { type Failure, verifyDraft } from '../plan-api.ts';
import { checkedDraft } from './checked-draft.ts';
import { claimList } from './claim-list.ts';
import { countCharacters, MAX_DRAFT_CHARACTERS, readDraft } from './read-draft.ts';
import { VERDICTS, type Verdict } from './verdicts.ts';

type Phase =
  | { kind: 'writing'; message: string }
  | { kind: 'checking' }
  | { kind: 'failed'; failure: Failure }
  | { kind: 'checked'; claims: Claim[] };

class PlanVerify extends LightElement {
  static override properties = {
    documents: { attribute: false },
    text: { state: true },
    phase: { state: true },
    shown: { state: true },
    selected: { state: true },
    isDraggedOver: { state: true },
  };
  declare documents: readonly DocumentSummary[];
  declare text: string;
  declare phase: Phase;
  /** Null shows all that needs checking. */
  declare shown: Verdict | null;
  declare selected: Claim | null;
  declare isDraggedOver: boolean;
  #running: AbortController | null = null;

  constructor() {
    super();
    Object.assign(this, {
      documents: [],
      text: '',
      phase: { kind: 'writing', message: '' },
      shown: null,
      selected: null,
    });
  }

  protected override render(): TemplateResult {
    const { phase } = this;
    return html`<section class="workbench" aria-label="核数">
      <header class="workbench-head">
        <h2>核数</h2>
        <p>把要发的文稿放进来，逐句对照规划文件：数字、年份、地区、单位对不对得上，原文怎么说。</p>
      </header>
      ${phase.kind === 'checked' ? this.#checked(phase.claims) : this.#editor(phase)}
    </section>`;
  }

  #editor(phase: Exclude<Phase, { kind: 'checked' }>): TemplateResult {
    const characters = countCharacters(this.text);
    const isChecking = phase.kind === 'checking';
    const isTooLong = characters > MAX_DRAFT_CHARACTERS;
    return html`<form class="draft" @submit=${this.#onSubmit}>
      <label class="visually-hidden" for="draft">文稿</label>
      <textarea
        id="draft"
        class=${this.isDraggedOver ? 'dragged-over' : ''}
        placeholder="在这里粘贴文稿，或把 .txt、.md 文件拖进来"
        ?disabled=${isChecking}
        .value=${this.text}
        @input=${(event: Event) => this.#write((event.currentTarget as HTMLTextAreaElement).value)}
        @dragover=${this.#onDragOver}
        @dragleave=${() => {
          this.isDraggedOver = false;
        }}
        @drop=${this.#onDrop}
      ></textarea>
      ${phase.kind === 'writing' && phase.message ? html`<p class="note" role="alert">${phase.message}</p>` : nothing}
      ${phase.kind === 'failed' ? html`<p class="note" role="alert">${failureWording(phase.failure)}</p>` : nothing}
      <div class="draft-tools">
        <span class="draft-count ${isTooLong ? 'too-long' : ''}">${characters.toLocaleString('zh-CN')} / ${MAX_DRAFT_CHARACTERS.toLocaleString('zh-CN')} 字</span>
        <label class="quiet file-button">选择文件<input class="visually-hidden" type="file" accept=".txt,.text,.md,.markdown" @change=${this.#onFile} /></label>
        ${this.#documentChoice()}
        ${
          isChecking
            ? html`<button type="button" class="quiet" @click=${() => this.#running?.abort()}>停止</button>
                <span class="loading" role="status">正在逐句核对…</span>`
            : html`<button class="primary" ?disabled=${this.text.trim() === '' || isTooLong}>开始核对</button>`
        }
      </div>
    </form>`;
  }

  #documentChoice(): TemplateResult | typeof nothing {
    if (this.documents.length < 2) return nothing;
    return html`<select name="document" aria-label="对照哪些文件">
      <option value="">对照全部文件</option>
      ${this.documents.map(({ id, title }) => html`<option value=${id}>只对照《${title}》</option>`)}
    </select>`;
  }

  #checked(claims: Claim[]): TemplateResult {
    const needed = claims.filter(({ verdict }) => verdict !== 'no-claim');
    const listed = this.shown === null ? needed : claims.filter(({ verdict }) => verdict === this.shown);
    const select = (claim: Claim): void => this.#select(claim);
    return html`<div class="verdict-bar" role="group" aria-label="按结论查看">
        ${this.#tally(null, '全部', needed.length)}
        ${VERDICTS.filter(({ verdict }) => verdict !== 'no-claim').map(({ verdict, name, sign }) =>
          this.#tally(verdict, `${sign} ${name}`, claims.filter((claim) => claim.verdict === verdict).length),
        )}
        <button type="button" class="quiet change" @click=${() => this.#change()}>修改文稿</button>
      </div>
      <p class="caution">“有依据”表示这一句的数字和说法能在原文里找到；不涉及数字的改动可能查不出来，重要的句子请点开原文看一眼。</p>
      <div class="checked">
        ${checkedDraft({ text: this.text, claims, selected: this.selected, onSelect: select })}
        ${claimList({
          claims: listed,
          selected: this.selected,
          onSelect: select,
          onOpen: (event, citation, claim) => this.#open(event, citation, claim),
        })}
      </div>`;
  }

  #tally(verdict: Verdict | null, name: string, count: number): TemplateResult {
    return html`<button
      type="button"
      class="tally tally-${verdict ?? 'all'}"
      aria-pressed=${this.shown === verdict}
      @click=${() => {
        this.shown = verdict;
      }}
    >
      ${name} <b>${count}</b>
    </button>`;
  }

  #select(claim: Claim): void {
    this.selected = claim;
    if (this.shown !== null && this.shown !== claim.verdict) this.shown = null;
    void this.updateComplete.then(() => {
      for (const found of this.querySelectorAll('[aria-current="true"]')) found.scrollIntoView({ block: 'nearest' });
    });
  }

  #open(event: Event, citation: Citation, claim: Claim): void {
    const detail: CitationOpened = { citation, among: claim.citations };
    const opened = new CustomEvent('plan-citation', { detail, bubbles: true, cancelable: true });
    if (!this.dispatchEvent(opened)) event.preventDefault();
  }

  #write(text: string): void {
    this.text = text;
    if (this.phase.kind !== 'writing' || this.phase.message !== '') this.phase = { kind: 'writing', message: '' };
  }

  #change(): void {
    this.phase = { kind: 'writing', message: '' };
    this.selected = null;
    this.shown = null;
    void this.updateComplete.then(() => this.querySelector<HTMLElement>('#draft')?.focus());
  }

  async #check(documentIds: string[]): Promise<void> {
    const controller = new AbortController();
    this.#running = controller;
    this.phase = { kind: 'checking' };
    try {
      const request = { text: this.text, ...(documentIds.length > 0 ? { documentIds } : {}) };
      const result = await verifyDraft('', request, controller.signal);
      this.phase = result.ok ? { kind: 'checked', ...result.value } : { kind: 'failed', failure: result.failure };
    } catch (fault) {
      if (!controller.signal.aborted) throw fault;
      this.phase = { kind: 'writing', message: '' };
    }
  }

  async #take(file: File | undefined): Promise<void> {
    if (!file) return;
    const read = await readDraft(file);
    if (read.ok) this.#write(read.text);
    else this.phase = { kind: 'writing', message: read.message };
  }

  readonly #onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    const document = new FormData(event.currentTarget as HTMLFormElement).get('document');
    void this.#check(typeof document === 'string' && document !== '' ? [document] : []);
  };

  readonly #onFile = (event: Event): void => {
    const input = event.currentTarget as HTMLInputElement;
    void this.#take(input.files?.[0]);
    input.value = '';
  };

  readonly #onDragOver = (event: DragEvent): void => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    this.isDraggedOver = true;
  };

  readonly #onDrop = (event: DragEvent): void => {
    this.isDraggedOver = false;
    const file = event.dataTransfer?.files[0];
    // Text that is dragged in is the box's own business.
    if (!file) return;
    event.preventDefault();
    void this.#take(file);
  };
}

customElements.define('plan-verify', PlanVerify);
