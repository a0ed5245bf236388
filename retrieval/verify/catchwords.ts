/**
 * “12345”, “1+4+N”: figures of speech whose parts a statement may unfold (“3”指打造三个基础共性工艺平台). A part counts what
 * it stands for, so that the count behind it proves it; 1 counts one thing and may stand without a count.
 */
import type { Span } from '../plan-document.ts';
import { contentWords, wordsSaid } from './content-words.ts';
import { normalForm } from './normal-form.ts';
import { quantitiesIn } from './quantities.ts';
import type { SourceSentence } from './source-sentences.ts';

const CATCHWORD = /[“"「『]([\da-zA-Z]{3,9}|[\da-zA-Z](?:[+＋][\da-zA-Z]+)+)[”"」』]/g;
const PART = /[“"「『](\d)[”"」』]/g;

interface Catchword {
  written: string;
  parts: string[];
  /** Parts between commas of its sentence and the next, which unfold it; normal forms. */
  unfolded: string[];
}

/** Spans of `text` that are catchwords of the sentences, or parts of one that are unfolded rightly. */
export function catchwordsIn(text: string, sentences: readonly SourceSentence[]): Span[] {
  const known = sentences.flatMap((sentence, at) => catchwordsOf(sentence, sentences[at + 1]));
  if (known.length === 0) return [];
  const labels = [...text.matchAll(PART)];
  const whole = [...text.matchAll(CATCHWORD)].filter((match) => known.some(({ written }) => written === match[1]));
  const parts = labels.filter((label, at) => {
    const item = normalForm(text.slice(label.index + label[0].length, labels[at + 1]?.index ?? text.length));
    return known.some((catchword) => unfolds(catchword, label[1] ?? '', item));
  });
  return [...whole, ...parts].map((match) => ({ start: match.index, end: match.index + match[0].length }));
}

function catchwordsOf({ text, source }: SourceSentence, next: SourceSentence | undefined): Catchword[] {
  return [...text.matchAll(CATCHWORD)].map(([, written = '']) => {
    const more = next?.source === source ? next.text : '';
    return {
      written,
      parts: /[+＋]/.test(written) ? written.split(/[+＋]/) : [...written],
      unfolded: normalForm(`${text}，${more}`).split(/[，；。：]/),
    };
  });
}

function unfolds({ parts, unfolded }: Catchword, label: string, item: string): boolean {
  if (!parts.includes(label)) return false;
  const counts = countsIn(item);
  if (label !== '1') return counts.includes(Number(label));
  if (counts.some((count) => count > 1)) return false;
  const words = contentWords(item);
  const shares = unfolded.map((part) => wordsSaid(words, part).share);
  const own = shares.indexOf(Math.max(...shares));
  const others = parts.filter((part) => /^\d+$/.test(part) && part !== '1').map(Number);
  const next = unfolded.findIndex((part) => countsIn(part).some((count) => others.includes(count)));
  return parts[0] === '1' && (next < 0 || own <= next);
}

function countsIn(normal: string): number[] {
  return quantitiesIn(
    normal.replace(/([二三四五六七八九])(?=大)/gu, (digit) => String('一二三四五六七八九'.indexOf(digit) + 1)),
  ).map(({ value }) => value);
}
