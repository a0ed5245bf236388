/** `<plan-verify>`: 核数. A draft is pasted or dropped; each statement is marked with what the plans say of it. */
import { html, type TemplateResult } from 'lit';
import type { Citation, Claim, DocumentSummary } from '../../api/contract.ts';
import type { CitationOpened } from '../chat/plan-chat.ts';
import { failureWording } from '../failure-wording.ts';
import { LightElement } from '../light-element.ts';
import { annotateDraft, type Draft, verifyDraft } from '../plan-api.ts';
import { saveFile } from '../save-file.ts';
import { checkedDraft } from './checked-draft.ts';
import { claimList } from './claim-list.ts';
import { draftEditor } from './draft-editor.ts';
import { readDraft } from './read-draft.ts';
import { verdictBar } from './verdict-bar.ts';
import type { Verdict } from './verdicts.ts';

interface Checked {
  kind: 'checked';
  draft: Draft;
  /** As the places of the claims count it: of a Word file, what was read from it. */
  text: string;
  claims: Claim[];
}

type Phase = { kind: 'writing'; trouble: string } | { kind: 'checking' } | Checked;

const WRITING: Phase = { kind: 'writing', trouble: '' };

class PlanVerify extends LightElement {
  static override properties = {
    documents: { attribute: false },
    text: { state: true },
    word: { state: true },
    phase: { state: true },
    shown: { state: true },
    selected: { state: true },
    saving: { state: true },
    isDraggedOver: { state: true },
  };
  declare documents: readonly DocumentSummary[];
  declare text: string;
  /** A Word file in place of the text. */
  declare word: File | null;
  declare phase: Phase;
  /** Null shows all that needed checking. */
  declare shown: Verdict | null;
  declare selected: Claim | null;
  declare saving: string;
  declare isDraggedOver: boolean;
  #running: AbortController | null = null;

  constructor() {
    super();
    Object.assign(this, { documents: [], text: '', word: null, phase: WRITING });
    Object.assign(this, { shown: null, selected: null, saving: '', isDraggedOver: false });
  }

  protected override render(): TemplateResult {
    const { phase } = this;
    return html`<section class="workbench" aria-label="核数">
      <header class="workbench-head">
        <h2>核数</h2>
        <p>把要发的文稿放进来，逐句对照规划文件：数字、年份、地区、单位对不对得上，原文怎么说。</p>
      </header>
      ${phase.kind === 'checked' ? this.#checked(phase) : this.#editor(phase)}
    </section>`;
  }

  #editor(phase: Exclude<Phase, Checked>): TemplateResult {
    return draftEditor({
      text: this.text,
      word: this.word,
      documents: this.documents,
      isChecking: phase.kind === 'checking',
      isDraggedOver: this.isDraggedOver,
      trouble: phase.kind === 'writing' ? phase.trouble : '',
      onWrite: (text) => this.#write(text),
      onFile: (file) => void this.#take(file),
      onDropWord: () => this.#write(this.text),
      onDrag: (isOver) => {
        this.isDraggedOver = isOver;
      },
      onCheck: (documentIds) => void this.#check({ source: this.word ?? this.text, documentIds }),
      onStop: () => this.#running?.abort(),
    });
  }

  #checked(checked: Checked): TemplateResult {
    const { claims, text } = checked;
    const listed = claims.filter(({ verdict }) =>
      this.shown === null ? verdict !== 'no-claim' : verdict === this.shown,
    );
    const onSelect = (claim: Claim): void => this.#select(claim);
    return html`${verdictBar({
      claims,
      shown: this.shown,
      saving: this.saving,
      onShow: (verdict) => {
        this.shown = verdict;
      },
      onSave: (format) => void this.#save(checked, format),
      onChange: () => this.#change(),
    })}
      <p class="caution">“有依据”表示这一句的数字和说法能在原文里找到；不涉及数字的改动可能查不出来，重要的句子请点开原文看一眼。</p>
      <div class="checked">
        ${checkedDraft({ text, claims, selected: this.selected, onSelect })}
        ${claimList({
          claims: listed,
          selected: this.selected,
          onSelect,
          onOpen: (event, citation, claim) => this.#open(event, citation, claim),
        })}
      </div>`;
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
    this.word = null;
    this.phase = WRITING;
  }

  #change(): void {
    Object.assign(this, { phase: WRITING, selected: null, shown: null, saving: '' });
    void this.updateComplete.then(() => this.querySelector<HTMLElement>('#draft')?.focus());
  }

  async #take(file: File | undefined): Promise<void> {
    if (!file) return;
    const read = await readDraft(file);
    if (read.kind === 'text') this.#write(read.text);
    else if (read.kind === 'word') Object.assign(this, { word: read.file, phase: WRITING });
    else this.phase = { kind: 'writing', trouble: read.message };
  }

  async #check(draft: Draft): Promise<void> {
    const controller = new AbortController();
    this.#running = controller;
    this.phase = { kind: 'checking' };
    try {
      const result = await verifyDraft('', draft, controller.signal);
      this.phase = result.ok
        ? { kind: 'checked', draft, text: result.value.text ?? this.text, claims: result.value.claims }
        : { kind: 'writing', trouble: failureWording(result.failure) };
    } catch (fault) {
      if (!controller.signal.aborted) throw fault;
      this.phase = WRITING;
    }
  }

  async #save({ draft }: Checked, format: 'docx' | 'markdown'): Promise<void> {
    this.saving = '正在生成…';
    const made = await annotateDraft('', draft, format);
    this.saving = made.ok ? '' : failureWording(made.failure);
    const stem = draft.source instanceof File ? draft.source.name.replace(/\.docx$/i, '') : '文稿';
    if (made.ok) saveFile(made.value, `${stem}（核数）.${format === 'docx' ? 'docx' : 'md'}`);
  }
}

customElements.define('plan-verify', PlanVerify);
