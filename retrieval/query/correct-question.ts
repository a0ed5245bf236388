/**
 * The question as it was probably meant. In: index text of a question; out: the same text with names typed by
 * sound, in pinyin or in English read as what the documents call them, and a list of what was read as what.
 */
import { soundIndexOf } from '../vocabulary/sound-index.ts';
import { correctCharacters } from './correct-characters.ts';
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
}

/** Resolves homophones, typing errors, pinyin and English; a question without errors comes back as it is. */
export function correctQuestion({ question, words, regionsOfDocuments }: QuestionToCorrect): CorrectedQuestion {
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
  return { text: text + chinese.slice(done), corrections };
}
