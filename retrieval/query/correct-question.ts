/**
 * The question as it was probably meant. In: index text of a question; out: the same text with names typed by
 * sound, in pinyin or in English read as what the documents call them, and a list of what was read as what.
 */
import { soundIndexOf } from '../vocabulary/sound-index.ts';
import { correctCharacters } from './correct-characters.ts';
import { correctByContext } from './correct-context.ts';
import { correctLatin } from './correct-latin.ts';
import type { CorrectedQuestion } from './correction.ts';

export type { CorrectedQuestion, Correction } from './correction.ts';

export interface QuestionToCorrect {
  /** Index text: simplified, widths folded. */
  question: string;
  /** Words of the index with the number of passages they stand in. */
  words: ReadonlyMap<string, number>;
  /** Full names of the regions that the documents are about. */
  regionsOfDocuments: readonly string[];
  /** How often the characters stand in a row in the documents; without it no context is believed. */
  occurrences?: (text: string) => number;
}

/** Resolves homophones, typing errors, pinyin and English; a question without errors comes back as it is. */
export function correctQuestion({
  question,
  words,
  regionsOfDocuments,
  occurrences,
}: QuestionToCorrect): CorrectedQuestion {
  const index = soundIndexOf({ words, regionsOfDocuments });
  const { text: chinese, corrections } = correctLatin(question, index);
  const replacements = correctCharacters(chinese, index);
  let text = '';
  let done = 0;
  for (const { start, end, target } of replacements) {
    text += chinese.slice(done, start) + target.written;
    done = end;
    corrections.push({
      written: chinese.slice(start, end),
      read: target.written,
      kind: target.kind === 'region' ? 'region' : 'term',
    });
  }
  text += chinese.slice(done);
  if (!occurrences) return { text, corrections };
  const read = correctByContext(text, { words, occurrences }, index.known);
  return { text: read.text, corrections: [...corrections, ...read.corrections] };
}
