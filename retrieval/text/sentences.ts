/** Sentences and clauses of index text as ranges. Ends are 。！？； outside brackets and quotation marks. */
import type { Span } from '../plan-document.ts';
import { remembering } from './remembering.ts';

const OPENING = '（〔［《“‘「『【';
const CLOSING = '）〕］》”’」』】';
const ENDS = '。！？；';

/** Ranges that cover the text without gaps; each keeps its end mark and the closing marks behind it. */
export function sentences(text: string): Span[] {
  const found: Span[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text[at] ?? '';
    if (OPENING.includes(unit)) {
      // The bracket behind a finished sentence, such as （市工信局牵头）, stands on its own.
      depth += 1;
    } else if (CLOSING.includes(unit)) depth = Math.max(0, depth - 1);
    const last = text[at - 1] ?? '';
    const closesSentence = CLOSING.includes(unit) && ENDS.includes(last);
    if ((ENDS.includes(unit) && depth === 0) || (closesSentence && depth === 0 && '”’」』'.includes(unit))) {
      if (closingFollows(text, at)) continue;
      found.push({ start, end: at + 1 });
      start = at + 1;
    }
  }
  if (start < text.length) found.push({ start, end: text.length });
  // A quotation mark that never closes would swallow the rest of the paragraph: then split without regard to marks.
  return depth > 0 && found.length < 2 ? flatSentences(text) : found;
}

function closingFollows(text: string, at: number): boolean {
  return '”’」』'.includes(text[at + 1] ?? ' ');
}

function flatSentences(text: string): Span[] {
  const found: Span[] = [];
  let start = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (ENDS.includes(text[at] ?? ' ')) {
      found.push({ start, end: at + 1 });
      start = at + 1;
    }
  }
  if (start < text.length) found.push({ start, end: text.length });
  return found;
}

/** Parts of a whole text. */
export const partsOf = remembering((text): readonly Span[] => segments(text, { start: 0, end: text.length }), 2000);

/** Parts between ，and ； outside brackets and marks, without the comma. */
export function segments(text: string, sentence: Span): Span[] {
  const found: Span[] = [];
  let depth = 0;
  let start = sentence.start;
  for (let at = sentence.start; at < sentence.end; at += 1) {
    const unit = text[at] ?? '';
    if (OPENING.includes(unit)) depth += 1;
    else if (CLOSING.includes(unit)) depth = Math.max(0, depth - 1);
    else if (depth === 0 && '，；。！？'.includes(unit)) {
      if (at > start) found.push({ start, end: at });
      start = at + 1;
    }
  }
  if (start < sentence.end) found.push({ start, end: sentence.end });
  return found;
}
