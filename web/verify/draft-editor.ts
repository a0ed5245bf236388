/** Where a draft is pasted, dropped or chosen, and the check started. */
import { html, nothing, type TemplateResult } from 'lit';
import type { DocumentSummary } from '../../api/contract.ts';
import { icon } from '../icons.ts';
import { countCharacters, MAX_DRAFT_CHARACTERS } from './read-draft.ts';

export interface EditorOptions {
  text: string;
  /** A Word file in place of the text. */
  word: File | null;
  documents: readonly DocumentSummary[];
  isChecking: boolean;
  isDraggedOver: boolean;
  /** What is wrong with the draft, or empty. */
  trouble: string;
  onWrite: (text: string) => void;
  onFile: (file: File | undefined) => void;
  onDropWord: () => void;
  onDrag: (isOver: boolean) => void;
  onCheck: (documentIds: string[]) => void;
  onStop: () => void;
}

export function draftEditor(options: EditorOptions): TemplateResult {
  const { text, word, isChecking, trouble, onCheck, onStop, onFile } = options;
  const characters = countCharacters(text);
  const isTooLong = word === null && characters > MAX_DRAFT_CHARACTERS;
  const isEmpty = word === null && text.trim() === '';
  return html`<form
    class="draft"
    @submit=${(event: SubmitEvent) => {
      event.preventDefault();
      const chosen = new FormData(event.currentTarget as HTMLFormElement).get('document');
      onCheck(typeof chosen === 'string' && chosen !== '' ? [chosen] : []);
    }}
  >
    ${word ? wordCard(word, options) : textBox(options)}
    ${trouble ? html`<p class="note" role="alert">${trouble}</p>` : nothing}
    <div class="draft-tools">
      <span class="draft-count ${isTooLong ? 'too-long' : ''}"
        >${word ? '' : `${characters.toLocaleString('zh-CN')} / ${MAX_DRAFT_CHARACTERS.toLocaleString('zh-CN')} 字`}</span
      >
      <label class="quiet file-button"
        >选择文件<input
          class="visually-hidden"
          type="file"
          accept=".docx,.txt,.text,.md,.markdown"
          @change=${(event: Event) => {
            const input = event.currentTarget as HTMLInputElement;
            onFile(input.files?.[0]);
            input.value = '';
          }}
      /></label>
      ${documentChoice(options.documents)}
      ${
        isChecking
          ? html`<button type="button" class="quiet" @click=${onStop}>停止</button>
              <span class="loading" role="status">正在逐句核对…</span>`
          : html`<button class="primary" ?disabled=${isEmpty || isTooLong}>开始核对</button>`
      }
    </div>
  </form>`;
}

function textBox({ text, isChecking, isDraggedOver, onWrite, onDrag, onFile }: EditorOptions): TemplateResult {
  return html`<label class="visually-hidden" for="draft">文稿</label>
    <textarea
      id="draft"
      class=${isDraggedOver ? 'dragged-over' : ''}
      placeholder="在这里粘贴文稿，或把 .docx、.txt、.md 文件拖进来"
      ?disabled=${isChecking}
      .value=${text}
      @input=${(event: Event) => onWrite((event.currentTarget as HTMLTextAreaElement).value)}
      @dragover=${(event: DragEvent) => {
        if (!event.dataTransfer?.types.includes('Files')) return;
        event.preventDefault();
        onDrag(true);
      }}
      @dragleave=${() => onDrag(false)}
      @drop=${(event: DragEvent) => {
        onDrag(false);
        const file = event.dataTransfer?.files[0];
        // Text that is dragged in is the box's own business.
        if (!file) return;
        event.preventDefault();
        onFile(file);
      }}
    ></textarea>`;
}

function wordCard(word: File, { isChecking, onDropWord }: EditorOptions): TemplateResult {
  return html`<div class="word-card">
    ${icon('book')}
    <span class="word-name">${word.name}</span>
    <span class="draft-count">${Math.max(1, Math.round(word.size / 1024)).toLocaleString('zh-CN')} KB</span>
    <button type="button" class="quiet" ?disabled=${isChecking} @click=${onDropWord}>换成文字</button>
  </div>`;
}

function documentChoice(documents: readonly DocumentSummary[]): TemplateResult | typeof nothing {
  if (documents.length < 2) return nothing;
  return html`<select name="document" aria-label="对照哪些文件">
    <option value="">对照全部文件</option>
    ${documents.map(({ id, title }) => html`<option value=${id}>只对照《${title}》</option>`)}
  </select>`;
}
