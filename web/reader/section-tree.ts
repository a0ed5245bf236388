/** The sections of a document as links, the one with the quote marked and in sight. */
import { html, nothing, type TemplateResult } from 'lit';
import type { OutlineItem } from '../../api/contract.ts';
import type { Range } from './text-segments.ts';

interface TreeOptions {
  outline: readonly OutlineItem[];
  text: string;
  range: Range | null;
}

export function sectionTree({ outline, text, range }: TreeOptions): TemplateResult {
  const current = range ? narrowestWith(outline, range.start) : null;
  return html`<nav class="tree" aria-label="目录">
    <details open>
      <summary>目录</summary>
      <ul>
        ${outline.map(
          (item) => html`<li class="level-${Math.min(item.depth, 4)}">
            <a href="#${anchorOf(item)}" aria-current=${item === current ? 'location' : nothing}>${printedHeading(item, text)}</a>
          </li>`,
        )}
      </ul>
    </details>
  </nav>`;
}

export function anchorOf({ index }: OutlineItem): string {
  return `section-${index}`;
}

function narrowestWith(outline: readonly OutlineItem[], offset: number): OutlineItem | null {
  const around = outline.filter(({ start, end }) => start <= offset && offset < end);
  return around.reduce<OutlineItem | null>((best, item) => (best && best.depth >= item.depth ? best : item), null);
}

/** As printed, run-in heading included: `16.打造高速泛在、融合智能的网络基础设施`. */
function printedHeading({ headingStart, headingEnd }: OutlineItem, text: string): string {
  return text.slice(headingStart, headingEnd).replace(/\s+/g, ' ').trim();
}
