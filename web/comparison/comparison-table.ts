/** One indicator as a table, a row for each region and a column for each period; every figure opens its source. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Citation, ComparisonCell, IndicatorComparison } from '../../api/contract.ts';
import { readerAddress } from '../citation-place.ts';

export interface TableOptions {
  comparison: IndicatorComparison;
  indicator: IndicatorComparison['indicators'][number];
  onOpen: (event: Event, citation: Citation, among: Citation[]) => void;
}

const NOT_MENTIONED = '未提及';

export function comparisonTable({ comparison, indicator, onOpen }: TableOptions): TemplateResult {
  const among = indicator.rows.flatMap(({ cells }) =>
    cells.flatMap(({ indicators }) => indicators.map(({ citation }) => citation)),
  );
  const link = (citation: Citation, inner: string, name: string): TemplateResult =>
    html`<a
      href=${readerAddress(citation, among)}
      target="_blank"
      rel="noopener"
      title="打开原文"
      aria-label=${name}
      @click=${(event: Event) => onOpen(event, citation, among)}
      >${inner}</a
    >`;
  const cellView = (cell: ComparisonCell, where: string): TemplateResult => {
    const [first, ...more] = cell.indicators;
    if (!first) return html`<span class="none">${NOT_MENTIONED}</span>`;
    if (more.length === 0) return link(first.citation, cell.text, `${where}：${cell.text}，打开原文`);
    const places = cell.indicators.map(({ citation }, at) =>
      link(citation, `出处${at + 1}`, `${where}：出处${at + 1}，打开原文`),
    );
    return html`<span class=${cell.disagree ? 'disagree' : nothing}>${cell.text}</span><span class="places">${places}</span>`;
  };
  return html`<div class="table-scroll" role="region" tabindex="0" aria-label="${indicator.names.join('／')}对照表">
    <table>
      <thead>
        <tr>
          <th scope="col">地区</th>
          ${comparison.periods.map(({ label }) => html`<th scope="col">${label}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${indicator.rows.map(({ region, cells }) => {
          const place = region ?? '未注明地区';
          return html`<tr>
            <th scope="row">${place}</th>
            ${cells.map((cell, at) => html`<td>${cellView(cell, `${place} ${comparison.periods[at]?.label ?? ''}`)}</td>`)}
          </tr>`;
        })}
      </tbody>
    </table>
  </div>`;
}
