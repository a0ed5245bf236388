/** Line drawings on a grid of 24, drawn in the colour of the text around them. */
import { html, type TemplateResult } from 'lit';

const PATHS = {
  send: 'M5 12h13M12 5l7 7-7 7',
  stop: 'M7 7h10v10H7z',
  plus: 'M12 5v14M5 12h14',
  clock: 'M12 7v5l3 2M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z',
  close: 'M6 6l12 12M18 6L6 18',
  copy: 'M9 9h10v11H9zM5 15V4h10',
  again: 'M20 11a8 8 0 1 0-2.3 6.3M20 5v6h-6',
  edit: 'M4 20l1-4L16 5l3 3L8 19zM14 7l3 3',
  up: 'M7 11v9H4v-9zM7 11l4-8c1.600 0 2.500 1 2.200 2.600L12.600 9H18a2 2 0 0 1 2 2.400l-1.300 6.500A2.600 2.600 0 0 1 16 20H7',
  down: 'M7 13V4H4v9zM7 13l4 8c1.600 0 2.500-1 2.200-2.600L12.600 15H18a2 2 0 0 0 2-2.400l-1.300-6.500A2.600 2.600 0 0 0 16 4H7',
  back: 'M19 12H5M11 6l-6 6 6 6',
  book: 'M5 4h11a3 3 0 0 1 3 3v13H8a3 3 0 0 1-3-3zM5 17a3 3 0 0 1 3-3h11',
} as const;

export type IconName = keyof typeof PATHS;

export function icon(name: IconName): TemplateResult {
  return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d=${PATHS[name]} /></svg>`;
}
