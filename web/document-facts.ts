import type { Citation, DocumentSummary } from '../api/contract.ts';
import { createElement } from './create-element.ts';
import { dateWording } from './wording.ts';

type Facts = Pick<Citation & DocumentSummary, 'documentNumber' | 'issuer' | 'published' | 'region'>;

/** One line of what is known of a document: number, issuer, date, region. */
export function factsLine({ documentNumber, issuer, published, region }: Facts): string[] {
  return [documentNumber, issuer, published === null ? null : dateWording(published), region].filter(
    (fact) => fact !== null,
  );
}

export function renderFacts(facts: Facts): HTMLElement {
  return createElement(
    'p',
    { class: 'document-facts' },
    ...factsLine(facts).map((fact) => createElement('span', {}, fact)),
  );
}

/** `二、重点工作 › (五)… › 16.` */
export function renderSectionPath(section: string[]): HTMLElement | null {
  if (section.length === 0) return null;
  return createElement('p', { class: 'section-path' }, section.join(' › '));
}

export function readerAddress({ documentId, start, end }: Pick<Citation, 'documentId' | 'start' | 'end'>): string {
  return `/read/${encodeURIComponent(documentId)}?start=${start}&end=${end}`;
}
