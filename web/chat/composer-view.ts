/** Where a question is typed: what it is narrowed to, the box, send or stop, and one line of hints. */
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../icons.ts';
import type { ChatWording } from './chat-wording.ts';

export interface ComposerOptions {
  words: ChatWording;
  isBusy: boolean;
  hint: string;
  /** What the page around narrows the questions to. */
  scopeLabel: string | null;
  onWiden: () => void;
  onKey: (event: KeyboardEvent) => void;
  onInput: () => void;
  onSubmit: (event: SubmitEvent) => void;
}

export function composerView({ words, isBusy, hint, scopeLabel, ...on }: ComposerOptions): TemplateResult {
  const act = isBusy ? words.stop : words.send;
  return html`<form class="composer" @submit=${on.onSubmit}>
    ${
      scopeLabel === null
        ? nothing
        : html`<p class="scope">
            <span><b>${words.scope}</b>${scopeLabel}</span>
            <button type="button" class="quiet" @click=${on.onWiden}>${words.widen}</button>
          </p>`
    }
    <div class="box">
      <textarea
        id="question"
        rows="1"
        aria-label=${words.question}
        aria-describedby="hint"
        placeholder=${words.placeholder}
        autocomplete="off"
        enterkeyhint="send"
        @keydown=${on.onKey}
        @input=${on.onInput}
      ></textarea>
      <button class="send" aria-label=${act} title=${act}>${icon(isBusy ? 'stop' : 'send')}</button>
    </div>
    <p class="hint" id="hint" role="status">${hint || html`<span class="keys">${words.keys}</span>`}</p>
  </form>`;
}
