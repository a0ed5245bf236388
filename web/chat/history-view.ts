/** Earlier conversations of this browser: open one, or clear all. */
import { html, type TemplateResult } from 'lit';
import type { ChatWording } from './chat-wording.ts';
import type { KeptConversation } from './kept-conversations.ts';

export interface HistoryOptions {
  words: ChatWording;
  open: (conversation: KeptConversation) => void;
  clear: () => void;
}

export function historyView(kept: readonly KeptConversation[], { words, open, clear }: HistoryOptions): TemplateResult {
  if (kept.length === 0) return html`<div class="log"><p class="empty">${words.noHistory}</p></div>`;
  return html`<div class="log" tabindex="0" role="region" aria-label=${words.history}>
    <ul class="kept">
      ${kept.map(
        (conversation) => html`<li>
          <button type="button" @click=${() => open(conversation)}>
            <span>${conversation.turns[0]?.asked ?? ''}</span>
            <time datetime=${new Date(conversation.startedAt).toISOString()}
              >${new Date(conversation.startedAt).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' })}</time
            >
          </button>
        </li>`,
      )}
    </ul>
    <button type="button" class="quiet" @click=${clear}>${words.clearHistory}</button>
  </div>`;
}
