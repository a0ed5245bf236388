/** A bar chart drawn without a library: positions are attributes, so no inline style is needed. The table beside it says the same. */
import { html, svg, type TemplateResult } from 'lit';
import type { Chart } from './chart-bars.ts';
import { KIND_NAMES } from './kind-names.ts';

const ROW = 32;
const LABEL = 170;
const BAR = 330;
const WIDTH = LABEL + BAR + 140;

export function chartView({ kind, unit, bars }: Chart, name: string): TemplateResult {
  const most = Math.max(...bars.map(({ value }) => value));
  const said = bars.map(({ label, text }) => `${label} ${text}`).join('；');
  const height = bars.length * ROW + 8;
  return html`<figure class="chart">
    <figcaption>${KIND_NAMES[kind]}${unit === '' ? '' : `（单位：${unit}）`}</figcaption>
    <svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${name}，${KIND_NAMES[kind]}：${said}">
      ${bars.map(({ label, text, value }, at) => {
        const middle = at * ROW + ROW / 2 + 4;
        const length = Math.max(2, (value / most) * BAR);
        return svg`<text class="bar-label" x=${LABEL - 10} y=${middle} text-anchor="end" dominant-baseline="central">${label}</text>
          <rect class="bar" x=${LABEL} y=${middle - 9} width=${length} height="18" rx="3"></rect>
          <text class="bar-value" x=${LABEL + length + 8} y=${middle} dominant-baseline="central">${text}</text>`;
      })}
    </svg>
  </figure>`;
}
