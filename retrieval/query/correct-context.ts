/**
 * Single characters typed for others of the same sound, or left as pinyin, that the words around them give away:
 * 四端融和 → 四端融合, 数据出竟 → 数据出境, 人she厅 → 人社厅. Only what stands in the documents in just these words is
 * believed: 失业率 never becomes 事业率.
 */
import { readings } from '../vocabulary/sound.ts';
import type { Correction } from './correction.ts';
import { type QuestionUnit, questionUnits } from './question-units.ts';

export interface DocumentText {
  /** Words of the index with the number of passages they stand in. */
  words: ReadonlyMap<string, number>;
  /** How often the characters stand in a row in the documents. */
  occurrences: (text: string) => number;
}

/** Characters of a stretch that must stand in the documents as read; all but one of them as typed. */
const WINDOW = 4;
/** Fewer suffice around letters, which cannot be a word of the question's own. */
const LETTER_CONTEXT = 2;

/** One of these for another is another thing: 第四, 市级, 某局. */
const TELLING = /[一二三四五六七八九十百千万亿省市区县镇乡局厅委办部院]/;
const TYPED = /(?<=\p{Script=Han})[a-z]{2,18}(?![a-z0-9])|(?<![a-z0-9-])[a-z]{2,18}(?=\p{Script=Han})/giu;

export function correctByContext(
  text: string,
  documents: DocumentText,
  known: ReadonlySet<string>,
): { text: string; corrections: Correction[] } {
  const corrections: Correction[] = [];
  const spelt = text.replace(TYPED, (letters, at: number) => {
    const read = documents.words.has(letters.toLowerCase()) ? null : readLetters({ text, letters, at, documents });
    if (read === null) return letters;
    corrections.push({ written: letters, read, kind: 'pinyin' });
    return read;
  });
  const characters = [...spelt];
  // Rare characters of two units would shift the places; a question that has one is left as it is.
  if (characters.length !== spelt.length) return { text: spelt, corrections };
  for (const unit of questionUnits(spelt, known)) {
    const at = unit.start;
    if (!isDoubtful(unit, documents) || counts(spelt, at)) continue;
    const found = readCharacter(characters.join(''), at, documents);
    if (found === null) continue;
    corrections.push({ written: found.typed, read: found.read, kind: 'term' });
    characters[at] = found.character;
  }
  return { text: characters.join(''), corrections };
}

/** Not part of a name, and no word that the documents use. */
function isDoubtful({ known, han, text, wordLength }: QuestionUnit, { words }: DocumentText): boolean {
  // A word of two characters may be the misspelling itself (招集人); what stands in the documents is let be later.
  return han && !known && !TELLING.test(text) && (wordLength <= 2 || !words.has(text));
}

/** 这种小企业, 几家单位: the word that counts belongs to what stands in front of it; it is no 中小企业. */
function counts(text: string, at: number): boolean {
  return /[这那哪几每各某此多][种类个项家条批位份座次件名户]$/u.test(text.slice(0, at + 1));
}

interface Letters {
  text: string;
  letters: string;
  at: number;
  documents: DocumentText;
}

function readLetters({ text, letters, at, documents }: Letters): string | null {
  const before = /\p{Script=Han}{0,3}$/u.exec(text.slice(0, at))?.[0] ?? '';
  const after = /^\p{Script=Han}{0,3}/u.exec(text.slice(at + letters.length))?.[0] ?? '';
  const candidates = wordsSpelt(letters.toLowerCase(), documents);
  for (let size = before.length + after.length; size >= LETTER_CONTEXT; size -= 1) {
    let best = { character: '', count: 0 };
    for (let left = Math.min(size, before.length); left >= Math.max(0, size - after.length); left -= 1) {
      for (const character of candidates) {
        const window = before.slice(before.length - left) + character + after.slice(0, size - left);
        const count = documents.occurrences(window);
        if (count > best.count) best = { character, count };
      }
    }
    if (best.count > 0) return best.character;
  }
  return null;
}

const MOST_SYLLABLES = 4;

/** Characters or words of the documents that are spelt so: she → 社, 设 …; fuwushang → 服务商. */
function wordsSpelt(letters: string, documents: DocumentText): string[] {
  const sounds = charactersOf(documents);
  const found: string[] = [];
  const grow = (head: string, rest: string, count: number): void => {
    if (rest === '') {
      found.push(head);
      return;
    }
    if (count === MOST_SYLLABLES) return;
    for (let length = Math.min(6, rest.length); length > 0; length -= 1) {
      for (const character of sounds.get(rest.slice(0, length)) ?? []) {
        const next = head + character;
        if (count === 0 || documents.occurrences(next) > 0) grow(next, rest.slice(length), count + 1);
      }
    }
  };
  grow('', letters, 0);
  return found;
}

function readCharacter(
  text: string,
  at: number,
  documents: DocumentText,
): { character: string; typed: string; read: string } | null {
  const neighbours = [text.slice(at - 1, at + 1), text.slice(at, at + 2)];
  if (neighbours.some((pair) => [...pair].length === 2 && documents.occurrences(pair) > 0)) return null;
  const windows = windowsAround(text, at);
  if (windows.length === 0 || windows.some(({ typed }) => documents.occurrences(typed) > 0)) return null;
  const candidates = new Set(readings(text.charAt(at)).flatMap((sound) => charactersOf(documents).get(sound) ?? []));
  for (const { typed, place } of windows) {
    for (const character of candidates) {
      const read = typed.slice(0, place) + character + typed.slice(place + 1);
      if ((isInside(place) || makesWord(read, place, documents)) && documents.occurrences(read) > 0)
        return { character, typed, read };
    }
  }
  return null;
}

/** Known characters on both sides; at the edge of the window a word may be cut. */
function isInside(place: number): boolean {
  return place > 0 && place < WINDOW - 1;
}

/** With a neighbour it is a word of the documents: 融合 in 四端融合; 织数 in 组织数字经济 is none. */
function makesWord(read: string, place: number, { words }: DocumentText): boolean {
  return words.has(read.slice(place - 1, place + 1)) || words.has(read.slice(place, place + 2));
}

/** Stretches of Han characters that hold the one at `at`. */
function windowsAround(text: string, at: number): { typed: string; place: number }[] {
  return Array.from({ length: WINDOW }, (_, back) => ({
    typed: text.slice(Math.max(0, at - back), at - back + WINDOW),
    place: back,
  })).filter(({ typed, place }) => at - place >= 0 && /^\p{Script=Han}{4}$/u.test(typed));
}

const cache = new WeakMap<ReadonlyMap<string, number>, Map<string, string[]>>();

/** The characters of the documents by their sound, the usual reading and all others. */
function charactersOf({ words }: DocumentText): Map<string, string[]> {
  const made = cache.get(words);
  if (made) return made;
  const bySound = new Map<string, string[]>();
  for (const character of new Set([...words.keys()].join(''))) {
    for (const sound of readings(character)) bySound.set(sound, [...(bySound.get(sound) ?? []), character]);
  }
  cache.set(words, bySound);
  return bySound;
}
