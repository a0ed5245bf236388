/** A reply of `/api/ask` as a piece of page: status, answer with citation chips, what is missing, sources. */
import type { AskReply, Citation } from '../api/contract.ts';
import { createElement } from './create-element.ts';
import { factsLine } from './document-facts.ts';
import { renderMarkdown } from './render-markdown.ts';
import { answeredByWording, NOTICE_WORDING, REASON_WORDING, STATUS_WORDING } from './wording.ts';

export interface AnswerActions {
  openCitation: (citation: Citation, opener: HTMLElement) => void;
  ask: (question: string) => void;
}

export function renderAnswer(
  reply: AskReply,
  { asked, actions }: { asked: string; actions: AnswerActions },
): HTMLElement[] {
  const byMarker = new Map(reply.citations.map((citation) => [citation.marker, citation]));
  const body = createElement('div', { class: 'answer-body' });
  body.append(
    renderMarkdown(reply.answer, (marker) => {
      const citation = byMarker.get(marker);
      return citation ? renderChip(citation, actions) : null;
    }),
  );
  return [
    renderStatus(reply),
    reply.question.trim() === asked.trim()
      ? null
      : createElement('p', { class: 'understood' }, `按“${reply.question}”理解`),
    body,
    reply.missing?.length
      ? createElement('p', { class: 'missing' }, `文件里没有找到：${reply.missing.join('；')}`)
      : null,
    ...(reply.notices ?? []).map((notice) => createElement('p', { class: 'notice' }, NOTICE_WORDING[notice])),
    renderSources(reply.citations, actions),
    renderSuggestions(reply.suggestions ?? [], actions),
  ].filter((part) => part !== null);
}

function renderStatus({ status, reason, citations, answeredBy }: AskReply): HTMLElement {
  return createElement(
    'p',
    { class: 'answer-status' },
    createElement('span', { class: `badge badge-${status}` }, STATUS_WORDING[status]),
    reason ? createElement('span', { class: 'reason' }, REASON_WORDING[reason]) : null,
    citations.length > 0 ? createElement('span', { class: 'answered-by' }, answeredByWording(answeredBy)) : null,
  );
}

function renderChip(citation: Citation, { openCitation }: AnswerActions): HTMLElement {
  const name = `引用 ${citation.marker}：${citation.title}`;
  const chip = createElement(
    'button',
    { class: 'chip', attributes: { type: 'button', 'aria-label': name, title: citation.title } },
    String(citation.marker),
  );
  chip.addEventListener('click', () => openCitation(citation, chip));
  return chip;
}

function renderSources(citations: Citation[], { openCitation }: AnswerActions): HTMLElement | null {
  if (citations.length === 0) return null;
  const items = citations.map((citation) => {
    const button = createElement(
      'button',
      { class: 'source-item', attributes: { type: 'button' } },
      createElement('span', { class: 'source-number' }, String(citation.marker)),
      createElement(
        'span',
        { class: 'source-summary' },
        createElement('span', { class: 'source-name' }, citation.title),
        createElement('span', { class: 'source-facts' }, factsLine(citation).join('　')),
        createElement('span', { class: 'source-quote' }, citation.quote.replace(/\s*\n\s*/g, '')),
      ),
    );
    button.addEventListener('click', () => openCitation(citation, button));
    return createElement('li', {}, button);
  });
  return createElement(
    'section',
    { class: 'sources' },
    createElement('h3', {}, '依据'),
    createElement('ol', {}, ...items),
  );
}

function renderSuggestions(suggestions: string[], { ask }: AnswerActions): HTMLElement | null {
  if (suggestions.length === 0) return null;
  return createElement(
    'section',
    { class: 'suggestions' },
    createElement('h3', {}, '可以这样问'),
    renderQuestionButtons(suggestions, ask),
  );
}

export function renderQuestionButtons(questions: string[], ask: (question: string) => void): HTMLElement {
  const buttons = questions.map((question) =>
    createElement(
      'button',
      { class: 'question-button', attributes: { type: 'button' }, onClick: () => ask(question) },
      question,
    ),
  );
  return createElement('div', { class: 'question-buttons' }, ...buttons);
}
