/** The documents that are there, with filters by region and year. What is filtered is also what the chat asks. */
import { html, nothing, type TemplateResult } from 'lit';
import type { DocumentSummary } from '../../api/contract.ts';
import { dateWording, KIND_WORDING } from '../document-wording.ts';
import { type DocumentFilter, EVERYTHING, regionsOf, toggled, yearsOf } from './document-filter.ts';

/** As many are seen at a glance. */
const FEW = 8;

export interface LibraryOptions {
  documents: readonly DocumentSummary[];
  shown: readonly DocumentSummary[];
  filter: DocumentFilter;
  onFilter: (filter: DocumentFilter) => void;
}

export function documentLibrary({ documents, shown, filter, onFilter }: LibraryOptions): TemplateResult {
  const isFiltered = filter.regions.length + filter.years.length > 0 || filter.words !== '';
  return html`<div class="library-head">
      <h2>收录的文件</h2>
      <span class="count">${isFiltered ? `${shown.length} / ${documents.length}` : documents.length} 份</span>
      ${isFiltered ? html`<button type="button" class="text-button" @click=${() => onFilter(EVERYTHING)}>清除筛选</button>` : nothing}
    </div>
    ${documents.length > FEW ? wordsBox(filter, onFilter) : nothing}
    ${choices('地区', regionsOf(documents), filter.regions, (region) =>
      onFilter({ ...filter, regions: toggled(filter.regions, region) }),
    )}
    ${choices('年份', yearsOf(documents).map(String), filter.years.map(String), (year) =>
      onFilter({ ...filter, years: toggled(filter.years, Number(year)) }),
    )}
    ${
      shown.length === 0
        ? html`<p class="empty">${documents.length === 0 ? '还没有收录文件。' : '没有同时符合这些条件的文件。'}</p>`
        : html`<ul class="documents">
            ${shown.map(documentItem)}
          </ul>`
    }`;
}

function wordsBox(filter: DocumentFilter, onFilter: (filter: DocumentFilter) => void): TemplateResult {
  return html`<input
    class="words"
    type="search"
    aria-label="按标题或文号筛选"
    placeholder="标题或文号"
    .value=${filter.words}
    @input=${(event: Event) => onFilter({ ...filter, words: (event.currentTarget as HTMLInputElement).value })}
  />`;
}

function choices(
  name: string,
  all: readonly string[],
  chosen: readonly string[],
  toggle: (choice: string) => void,
): TemplateResult | typeof nothing {
  if (all.length < 2) return nothing;
  return html`<div class="choices" role="group" aria-label="按${name}筛选">
    <span class="choices-name" aria-hidden="true">${name}</span>
    <span class="choices-list">
      ${all.map(
        (choice) =>
          html`<button type="button" class="choice" aria-pressed=${chosen.includes(choice)} @click=${() => toggle(choice)}>${choice}</button>`,
      )}
    </span>
  </div>`;
}

function documentItem(document: DocumentSummary): TemplateResult {
  const { id, kind, title, documentNumber, published, region } = document;
  const facts = [region, documentNumber, published === null ? null : dateWording(published)].filter(
    (fact) => fact !== null,
  );
  return html`<li>
    <a href="/read/${encodeURIComponent(id)}">
      <span class="document-title">${title}</span>
      <span class="document-line"><span class="kind">${KIND_WORDING[kind]}</span>${facts.map((fact) => html`<span class="fact">${fact}</span>`)}</span>
    </a>
  </li>`;
}
