/** What is left of a question without region, period and asking words in, weighted content terms out. */
import { canonical } from '../vocabulary/terms.ts';
import { ASKING, WEAK } from './question-words.ts';

export interface Term {
  /** Canonical, lower case. */
  text: string;
  /** Rare words of the index weigh more; words of every plan weigh little. */
  weight: number;
  /** The index has this word or its characters in a row. */
  known: boolean;
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
const WEAK_WEIGHT = 0.12;

export interface WordStatistics {
  /** Passages that a word stands in. */
  words: ReadonlyMap<string, number>;
  passages: number;
}

/** Content chunks of the question, in order: what stands between the asking words. */
export function contentChunks(rest: string): string[] {
  return rest
    .replace(ASKING, ' ')
    .split(/[\s，。！？；：、（）《》【】\[\]?!,;:()…—"']+/u)
    .map((chunk) => chunk.replace(/^[的和与及跟在对把从到要将是有为得个]+|[的和与及跟在上中里内对要将是为得]+$/gu, ''))
    .filter((chunk) => chunk !== '');
}

export function questionTerms(chunks: readonly string[], statistics: WordStatistics): Term[] {
  const terms = new Map<string, Term>();
  for (const chunk of chunks) {
    for (const word of wordsOf(normal(chunk))) {
      if (terms.has(word)) continue;
      const weak = WEAK.has(word);
      if (word.length === 1 && (weak || !/\p{Script=Han}|\d/u.test(word) || /^\d$/.test(word))) continue;
      terms.set(word, weigh(word, weak, statistics));
    }
  }
  return [...terms.values()];
}

function weigh(word: string, weak: boolean, { words, passages }: WordStatistics): Term {
  const count = words.get(word) ?? 0;
  const rarity = Math.log(1 + (passages - count + 0.5) / (count + 0.5));
  const weight = weak ? WEAK_WEIGHT : Math.min(4, Math.max(0.4, rarity)) * (word.length === 1 ? 0.35 : 1);
  return { text: word, weight, known: count > 0 };
}

/** One form for matching: known synonyms by their first name, lower case, quotation marks and spaces gone. */
export function normal(text: string): string {
  return canonical(text)
    .toLowerCase()
    .replace(/[\s“”"'‘’《》「」·\-－—–]/g, '');
}

export function wordsOf(text: string): string[] {
  const found: string[] = [];
  for (const { segment, isWordLike } of segmenter.segment(text)) {
    if (isWordLike) found.push(segment);
    else if (segment === '%') found.push('%');
  }
  return found;
}
