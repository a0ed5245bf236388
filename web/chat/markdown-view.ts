/** The tree of an answer as page. Text is set as text; `[n]` becomes what `chip` makes of it, or stays when it makes nothing. */
import { html, type nothing, type TemplateResult } from 'lit';
import { type Branch, type Leaf, readMarkdown } from './markdown-tree.ts';

export type Part = TemplateResult | string | typeof nothing;

export interface MarkdownOptions {
  chip: (marker: number) => TemplateResult | null;
  /** Name of a table for those who do not see it. */
  tableName: string;
}

export function markdownView(markdown: string, options: MarkdownOptions): Part[] {
  return leaves(readMarkdown(markdown), options);
}

function leaves(list: readonly Leaf[], options: MarkdownOptions): Part[] {
  return list.flatMap((leaf): Part[] => {
    if (typeof leaf === 'string') return textParts(leaf, options);
    return ['children' in leaf ? branch(leaf, options) : html`<br />`];
  });
}

/** Kept per marker text: `[1][2]` are two. */
function textParts(text: string, { chip }: MarkdownOptions): Part[] {
  return text.split(/(\[\d{1,3}\])/).map((part) => {
    const marker = /^\[(\d+)\]$/.exec(part)?.[1];
    return (marker && chip(Number(marker))) || part;
  });
}

function branch({ tag, children, start }: Branch, options: MarkdownOptions): TemplateResult {
  const inner = leaves(children, options);
  switch (tag) {
    case 'p':
      return html`<p>${inner}</p>`;
    case 'strong':
      return html`<strong>${inner}</strong>`;
    case 'em':
      return html`<em>${inner}</em>`;
    case 'ul':
      return html`<ul>${inner}</ul>`;
    case 'ol':
      return html`<ol start=${start ?? 1}>${inner}</ol>`;
    case 'li':
      return html`<li>${inner}</li>`;
    case 'blockquote':
      return html`<blockquote>${inner}</blockquote>`;
    case 'table':
      // Wide tables scroll inside the answer, with the keyboard too.
      return html`<div class="table" role="region" tabindex="0" aria-label=${options.tableName}><table>${inner}</table></div>`;
    case 'thead':
      return html`<thead>${inner}</thead>`;
    case 'tbody':
      return html`<tbody>${inner}</tbody>`;
    case 'tr':
      return html`<tr>${inner}</tr>`;
    case 'th':
      return html`<th>${inner}</th>`;
    case 'td':
      return html`<td>${inner}</td>`;
  }
}
