/** Canonical text in, its printed lines out, each as index text and told apart by what it is. */
import type { Span } from '../plan-document.ts';
import { cleanRange } from '../text/clean.ts';
import { emptyMapped, type MappedText } from '../text/mapped-text.ts';
import { isFurniture, isPageMark } from '../text/noise.ts';
import type { OnStep } from './reading-time.ts';

export interface Line {
  span: Span;
  clean: MappedText;
  /** The line above ends in the middle of its sentence. */
  goesOn?: boolean;
  type: 'text' | 'blank' | 'page' | 'furniture' | 'table';
}

export function readLines(source: string, onStep: OnStep): Line[] {
  const lines: Line[] = [];
  for (const match of source.matchAll(/[^\r\n\f]+/g)) {
    onStep();
    const span = { start: match.index, end: match.index + match[0].length };
    const previous = lines.at(-1);
    if (previous && /\n[ \t\u3000]*\r?\n/.test(source.slice(previous.span.end, span.start + 1))) {
      lines.push({ span: { start: previous.span.end, end: span.start }, clean: emptyMapped(), type: 'blank' });
    }
    const clean = cleanRange(source, span);
    lines.push({ span, clean, type: typeOf(clean.text, match[0]) });
  }
  return lines;
}

function typeOf(clean: string, raw: string): Line['type'] {
  if (clean === '') return 'blank';
  if (isPageMark(clean)) return 'page';
  if (isFurniture(clean)) return 'furniture';
  if (/\|\s*$|^\s*\|/.test(raw) || (raw.match(/ \| /g)?.length ?? 0) >= 1 || (raw.match(/\t/g)?.length ?? 0) >= 2) {
    return 'table';
  }
  return 'text';
}
