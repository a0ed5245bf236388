/** Shows one citation in its source: beside the conversation on a wide screen, over everything on a phone. */
import type { Citation } from '../api/contract.ts';
import { createElement } from './create-element.ts';
import { readerAddress, renderFacts, renderSectionPath } from './document-facts.ts';
import { type Result, readText } from './plan-api.ts';
import { renderExcerpt, type SourceMark } from './source-excerpt.ts';

/** Same width as in the style sheet. */
const WIDE = '(min-width: 60rem)';

export interface SourcePanel {
  open(citation: Citation, opener: HTMLElement): void;
  close(): void;
}

export function createSourcePanel(dialog: HTMLDialogElement): SourcePanel {
  const texts = new Map<string, Promise<Result<string>>>();
  let opener: HTMLElement | null = null;

  dialog.addEventListener('close', () => {
    for (const shown of document.querySelectorAll('[aria-current="true"]')) shown.removeAttribute('aria-current');
    opener?.focus();
  });
  // Esc closes a modal dialog by itself, one that stands beside the page does not hear it.
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && dialog.open) dialog.close();
  });

  return { open, close: () => dialog.close() };

  function open(citation: Citation, from: HTMLElement): void {
    if (dialog.open) dialog.close();
    opener = from;
    from.setAttribute('aria-current', 'true');
    const body = createElement('div', {
      class: 'source-body',
      attributes: { tabindex: '0', role: 'region', 'aria-label': '原文' },
    });
    const title = createElement('h2', { attributes: { id: 'source-title', tabindex: '-1' } }, citation.title);
    dialog.replaceChildren(
      renderHead(title, () => dialog.close()),
      renderOrigin(citation),
      body,
      renderFoot(citation),
    );
    if (matchMedia(WIDE).matches) dialog.show();
    else dialog.showModal();
    title.focus();
    void fill(body, citation);
  }

  async function fill(body: HTMLElement, citation: Citation): Promise<void> {
    body.replaceChildren(createElement('p', { class: 'loading' }, '正在打开原文…'));
    const result = await textOf(citation.documentId);
    body.replaceChildren(
      ...(result.ok ? renderSource(result.value, citation) : [failed(result.failure.message, citation)]),
    );
    body.querySelector('.mark-quote')?.scrollIntoView({ block: 'start' });
  }

  function failed(message: string, citation: Citation): HTMLElement {
    const again = createElement('button', { class: 'quiet-button', attributes: { type: 'button' } }, '重试');
    const box = createElement(
      'div',
      { class: 'failure', attributes: { role: 'alert' } },
      createElement('p', {}, message),
      again,
    );
    again.addEventListener('click', () => box.parentElement && void fill(box.parentElement, citation));
    return box;
  }

  function textOf(id: string): Promise<Result<string>> {
    const known = texts.get(id);
    if (known) return known;
    const reading = readText(id);
    texts.set(id, reading);
    // Only a text is worth keeping; a failure is tried again.
    void reading.then((result) => result.ok || texts.delete(id));
    return reading;
  }
}

function renderHead(title: HTMLElement, close: () => void): HTMLElement {
  const button = createElement(
    'button',
    { class: 'close-button', attributes: { type: 'button', 'aria-label': '关闭原文' }, onClick: close },
    '×',
  );
  return createElement('div', { class: 'source-head' }, title, button);
}

function renderOrigin(citation: Citation): HTMLElement {
  return createElement(
    'div',
    { class: 'source-origin' },
    renderFacts(citation),
    renderSectionPath(citation.section),
    citation.page === null ? null : createElement('p', { class: 'section-path' }, `第 ${citation.page} 页`),
  );
}

function renderSource(text: string, citation: Citation): Node[] {
  if (text.slice(citation.start, citation.end) !== citation.quote) {
    const note = '这份文件在回答之后更新过，下面是回答时的原文。请重新提问以核对最新内容。';
    return [
      createElement('p', { class: 'failure' }, note),
      createElement('p', { class: 'source-text' }, createElement('mark', { class: 'mark-quote' }, citation.quote)),
    ];
  }
  const context = (citation.context ?? []).filter(({ quote, start, end }) => text.slice(start, end) === quote);
  const marks: SourceMark[] = [
    { kind: 'quote', start: citation.start, end: citation.end },
    ...context.map(({ start, end }) => ({ kind: 'context' as const, start, end })),
  ];
  return [renderExcerpt(text, marks)];
}

function renderFoot(citation: Citation): HTMLElement {
  const legend = [createElement('mark', { class: 'mark-quote' }, '引用的原文')];
  if (citation.context?.length) legend.push(createElement('mark', { class: 'mark-context' }, '引用所依据的上下文'));
  const link = createElement(
    'a',
    { attributes: { href: readerAddress(citation), target: '_blank', rel: 'noopener' } },
    '在全文中打开',
  );
  return createElement('div', { class: 'source-foot' }, createElement('span', { class: 'legend' }, ...legend), link);
}
