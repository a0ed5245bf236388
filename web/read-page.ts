/** The reader at `/read/{id}?start=&end=`: outline beside the whole text, the range marked and scrolled to. */
import type { DocumentDetail } from '../api/contract.ts';
import { createElement, requireElement } from './create-element.ts';
import { type Failure, readDocument, readText } from './plan-api.ts';
import { renderReader } from './reader-view.ts';
import { documentIdOf, readingRangeOf } from './reading-range.ts';
import { waitUntilReady } from './wait-until-ready.ts';

const reader = requireElement('reader', HTMLElement);

void open();

async function open(): Promise<void> {
  reader.setAttribute('aria-busy', 'true');
  await waitUntilReady(() => showMessage('正在建立索引，完成后自动打开原文…'));
  const id = documentIdOf(location.pathname);
  const [detail, text] = await Promise.all([readDocument(id), readText(id)]);
  reader.setAttribute('aria-busy', 'false');
  if (!detail.ok) return showFailure(detail.failure);
  if (!text.ok) return showFailure(text.failure);
  show(detail.value, text.value);
}

function show(detail: DocumentDetail, text: string): void {
  document.title = `${detail.title} · 规划问答`;
  const asked = readingRangeOf(location.search, text.length);
  reader.replaceChildren(...renderReader({ detail, text, asked }));
  const quote = reader.querySelector('.mark-quote');
  // An address with # names a section; it wins, because the reader has moved on to it.
  const target = location.hash ? document.getElementById(location.hash.slice(1)) : quote;
  target?.scrollIntoView({ block: 'start' });
}

function showFailure({ kind, message }: Failure): void {
  const way =
    kind === 'not-found'
      ? createElement('a', { attributes: { href: '/' } }, '返回首页，查看收录的文件')
      : createElement(
          'button',
          { class: 'quiet-button', attributes: { type: 'button' }, onClick: () => void open() },
          '重试',
        );
  const told = kind === 'not-found' ? '没有这个文件，链接可能有误，或文件已经撤下。' : message;
  reader.replaceChildren(
    createElement('div', { class: 'failure', attributes: { role: 'alert' } }, createElement('p', {}, told), way),
  );
}

function showMessage(message: string): void {
  reader.replaceChildren(createElement('p', { class: 'loading', attributes: { role: 'status' } }, message));
}
