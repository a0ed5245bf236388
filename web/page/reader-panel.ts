/** The reader beside the page on a wide screen, over it on a phone. Closed it is there and empty. */
import { html, nothing, type TemplateResult } from 'lit';
import type { CitationOpened } from '../chat/plan-chat.ts';
import { icon } from '../icons.ts';

export function readerPanel(source: CitationOpened | null, close: () => void): TemplateResult {
  return html`<dialog
    class="source-panel"
    aria-labelledby="panel-title"
    @cancel=${(event: Event) => {
      // Esc: the page closes it, so that the focus finds back.
      event.preventDefault();
      close();
    }}
  >
    <div class="panel-head">
      <h2 class="panel-title" id="panel-title" tabindex="-1">原文</h2>
      <span class="legend"><mark class="mark-quote">引用的原文</mark><mark class="mark-context">所依据的上下文</mark></span>
      <button type="button" class="close" aria-label="关闭原文" title="关闭原文" @click=${close}>${icon('close')}</button>
    </div>
    ${
      source
        ? html`<plan-reader
            .documentId=${source.citation.documentId}
            .range=${{ start: source.citation.start, end: source.citation.end }}
            .context=${source.citation.context ?? []}
            .among=${source.among}
          ></plan-reader>`
        : nothing
    }
  </dialog>`;
}
