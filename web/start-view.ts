/** Below the question box before the first question: example questions and the documents that are there. */
import type { DocumentSummary } from '../api/contract.ts';
import { renderQuestionButtons } from './answer-view.ts';
import { createElement } from './create-element.ts';
import { factsLine } from './document-facts.ts';
import { exampleQuestions } from './example-questions.ts';
import { KIND_WORDING } from './wording.ts';

export function renderExamples(documents: DocumentSummary[], ask: (question: string) => void): Node[] {
  const questions = exampleQuestions(documents);
  if (questions.length === 0) return [];
  return [createElement('h2', {}, '例如'), renderQuestionButtons(questions, ask)];
}

export function renderDocuments(documents: DocumentSummary[]): Node[] {
  const items = documents.map((document) =>
    createElement(
      'li',
      {},
      createElement(
        'a',
        { attributes: { href: `/read/${encodeURIComponent(document.id)}` } },
        createElement('span', { class: 'document-kind' }, KIND_WORDING[document.kind]),
        createElement(
          'span',
          { class: 'document-summary' },
          createElement('span', { class: 'document-title' }, document.title),
          createElement('span', { class: 'document-line' }, factsLine(document).join('　')),
        ),
      ),
    ),
  );
  return [
    createElement('h2', {}, `收录的文件（${documents.length}）`),
    createElement('ul', { class: 'document-list' }, ...items),
  ];
}
