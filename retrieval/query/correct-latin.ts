/**
 * English phrases and typed pinyin in a question, read as Chinese. Letters that the documents use themselves
 * (5G, GDP, IPv6, APP) and words that are neither stay as they are.
 */

import { readings as soundsOf } from '../vocabulary/sound.ts';
import type { SoundIndex, SoundTarget } from '../vocabulary/sound-index.ts';
import { englishTerms, expandTerm } from '../vocabulary/terms.ts';
import type { CorrectedQuestion } from './correction.ts';

interface Token {
  text: string;
  start: number;
  end: number;
}

interface Reading {
  start: number;
  end: number;
  read: string;
  kind: 'pinyin' | 'english';
}

/** Letters that no digit adjoins, so that 5G and IPv6 are no words. */
const TOKEN = /(?<![a-z0-9-])[a-zü](?:[a-zü'’-]*[a-zü])?(?![a-z0-9])/gi;

/** English that says nothing a search could use, left out when the rest is read as Chinese. */
const EMPTY_WORDS =
  /(?<![a-z0-9])(?:what|which|is|are|was|were|the|a|an|of|in|for|on|and|does|do|did|its|there|please|tell|me|about|have|has|be|will)(?![a-z0-9])/gi;

const PARTICLES: Record<string, string> = {
  de: '的',
  qu: '区',
  xian: '县',
  nian: '年',
  sheng: '省',
  he: '和',
  shi: '市',
};

const SPELT_NUMBERS = /(?<![a-z0-9])(yi|liang|er|san|si|wu|liu|qi|ba|jiu|shi)(ge|da|xiang|tiao|jia)(?![a-z0-9])/gi;
const NUMERAL_OF: Record<string, string> = {
  yi: '一',
  liang: '两',
  er: '二',
  san: '三',
  si: '四',
  wu: '五',
  liu: '六',
  qi: '七',
  ba: '八',
  jiu: '九',
  shi: '十',
};
const MEASURE_OF: Record<string, string> = { ge: '个', da: '大', xiang: '项', tiao: '条', jia: '家' };

/** sige, wuda: a number and its measure word, which stand in no dictionary of names. */
function spellNumbers(question: string): string {
  return question.replace(
    SPELT_NUMBERS,
    (_, numeral: string, measure: string) =>
      `${NUMERAL_OF[numeral.toLowerCase()] ?? ''}${MEASURE_OF[measure.toLowerCase()] ?? ''}`,
  );
}

export function correctLatin(typed: string, index: SoundIndex): CorrectedQuestion {
  const question = spellNumbers(typed);
  if (!/[a-z]{2}/i.test(question)) return { text: question, corrections: [] };
  const tokens = [...question.matchAll(TOKEN)].map((match) => ({
    text: match[0].toLowerCase(),
    start: match.index,
    end: match.index + match[0].length,
  }));
  const english = readEnglish(question, tokens, index);
  const mixed = readMixed(question, index);
  const done = [...english, ...mixed];
  const rest = tokens.filter((token) => !done.some(({ start, end }) => token.start < end && start < token.end));
  const readings = [...done, ...readPinyin(question, rest, index)].sort((a, b) => a.start - b.start);
  // Little words such as by and city are only read in the company of others.
  return apply(question, readings.some(({ read }) => read.length > 1) ? readings : []);
}

function apply(question: string, readings: readonly Reading[]): CorrectedQuestion {
  if (readings.length === 0) return { text: question, corrections: [] };
  const plain = (part: string): string => part.replace(EMPTY_WORDS, ' ');
  let text = '';
  let done = 0;
  for (const { start, end, read } of readings) {
    text += plain(question.slice(done, start)) + read;
    done = end;
  }
  text += plain(question.slice(done));
  return {
    text: text
      .replace(/\s+/g, ' ')
      .replace(/(?<=\p{Script=Han}) | (?=\p{Script=Han})/gu, '')
      .trim(),
    corrections: readings.map(({ start, end, read, kind }) => ({ written: question.slice(start, end), read, kind })),
  };
}

/** Longest phrases first; a name that the plans write in Latin letters themselves (GDP, AI) is none. */
function readEnglish(question: string, tokens: readonly Token[], index: SoundIndex): Reading[] {
  const readings: Reading[] = [];
  const lower = question.toLowerCase();
  let done = 0;
  for (const { start } of phraseStarts(lower, tokens)) {
    if (start < done) continue;
    const phrase = phraseAt(lower, start, index);
    if (phrase === null) continue;
    done = start + phrase.length;
    readings.push({ start, end: done, read: englishTerms.get(phrase.replace(/\s+/g, ' ')) ?? phrase, kind: 'english' });
  }
  return readings;
}

/** 5G and 10G-PON may open a phrase although they are no words. */
function phraseStarts(lower: string, tokens: readonly Token[]): { start: number }[] {
  const mixed = [...lower.matchAll(/(?<![a-z0-9])\d+[a-z][a-z0-9-]*/g)].map((match) => ({ start: match.index }));
  return [...tokens, ...mixed].sort((a, b) => a.start - b.start);
}

function phraseAt(lower: string, start: number, index: SoundIndex): string | null {
  const words = /^[a-z0-9&-]+(?:\s+[a-z0-9&-]+){0,7}/.exec(lower.slice(start))?.[0] ?? '';
  for (let end = words.length; end > 0; end = words.lastIndexOf(' ', end - 1)) {
    const phrase = words.slice(0, end).trimEnd();
    const single = !/\s/.test(phrase);
    if (single && (index.words.has(phrase) || expandTerm(phrase).length > 1)) return null;
    if (englishTerms.has(phrase.replace(/\s+/g, ' '))) return phrase;
  }
  return null;
}

/** 泰zhou, zhen江: one character of a place's name typed, the other left as letters. */
function readMixed(question: string, index: SoundIndex): Reading[] {
  const readings: Reading[] = [];
  for (const match of question.matchAll(
    /(\p{Script=Han})([a-z]{2,6})(?![a-z0-9])|(?<![a-z0-9])([a-z]{2,6})(\p{Script=Han})/giu,
  )) {
    const [written, before, after, front, behind] = match;
    const han = before ?? behind ?? '';
    const typed = (after ?? front ?? '').toLowerCase();
    for (const sound of soundsOf(han)) {
      const name = (index.byLetters.get(before ? sound + typed : typed + sound) ?? []).find(
        (target) =>
          target.kind === 'region' &&
          (before ? target.written.startsWith(han) : target.written.endsWith(han)) &&
          [...target.written].length === 2,
      );
      if (!name) continue;
      readings.push({ start: match.index, end: match.index + written.length, read: name.written, kind: 'pinyin' });
      break;
    }
  }
  return readings;
}

/** Runs of neighbouring tokens (zhen jiang, zhenjiang shi) are covered by the names that sound like them. */
function readPinyin(question: string, tokens: readonly Token[], index: SoundIndex): Reading[] {
  const readings: Reading[] = [];
  let from = 0;
  while (from < tokens.length) {
    let to = from + 1;
    while (to < tokens.length && question.slice(tokens[to - 1]?.end, tokens[to]?.start) === ' ') to += 1;
    readings.push(...coverRun(tokens.slice(from, to), index));
    from = to;
  }
  return readings;
}

interface Cover {
  score: number;
  readings: Reading[];
}

/** Best cover of a run of tokens: each token is covered whole, alone or with its neighbours, or left alone. */
function coverRun(tokens: readonly Token[], index: SoundIndex): Reading[] {
  const best: Cover[] = [{ score: 0, readings: [] }];
  tokens.forEach((token, place) => {
    let cover: Cover = best[place] ?? { score: 0, readings: [] };
    for (let from = Math.max(0, place - 7); from <= place; from += 1) {
      const before = best[from];
      const joined = tokens.slice(from, place + 1);
      const names = from === place ? coverToken(token, index, before?.readings ?? []) : joinedName(joined, index);
      const letters = joined.reduce((sum, { text }) => sum + text.length, 0);
      if (before === undefined || names === null) continue;
      const score = before.score + letters * letters - names.length;
      if (score <= cover.score) continue;
      const reading: Reading = { start: joined[0]?.start ?? 0, end: token.end, read: names.join(''), kind: 'pinyin' };
      cover = { score, readings: [...before.readings, reading] };
    }
    best.push(cover);
  });
  const found = best.at(-1)?.readings ?? [];
  return found.every(({ read }) => Object.values(PARTICLES).includes(read)) ? [] : found;
}

/** Several tokens that are one name, each of them pinyin that is written apart: zhen jiang, shu zi jing ji. */
function joinedName(tokens: readonly Token[], index: SoundIndex): string[] | null {
  if (tokens.some(({ text }) => englishTerms.has(text))) return null;
  const name = nameOf(tokens.map(({ text }) => letters(text)).join(''), index);
  return name === null ? null : [name];
}

/** One token cut into names; the fewest pieces win. Null when a rest remains. */
function coverToken({ text }: Token, index: SoundIndex, before: readonly Reading[]): string[] | null {
  const typed = letters(text);
  if (index.words.has(text)) return null;
  const particle = PARTICLES[typed];
  if (particle !== undefined) return before.length > 0 ? [particle] : null;
  if (typed.length < 4) return null;
  const covers: (string[] | null)[] = [[]];
  for (let end = 1; end <= typed.length; end += 1) {
    let cover: string[] | null = null;
    for (let from = 0; from < end; from += 1) {
      const head = covers[from] ?? null;
      const piece = typed.slice(from, end);
      const name = head === null ? null : (nameOf(piece, index) ?? (from > 0 ? (PARTICLES[piece] ?? null) : null));
      if (head !== null && name !== null && (cover === null || head.length + 1 < cover.length)) cover = [...head, name];
    }
    covers.push(cover);
  }
  return covers[typed.length] ?? null;
}

function letters(token: string): string {
  return token.replace(/['’-]/g, '').replaceAll('ü', 'v');
}

/** The one best name of these letters, or null when two are equally good (suzhou: 苏州, 宿州). */
function nameOf(typed: string, index: SoundIndex): string | null {
  if (typed.length < 3) return null;
  const targets = (index.byLetters.get(typed) ?? []).toSorted((a, b) => standing(b) - standing(a));
  const [first, second] = targets;
  if (first === undefined) return null;
  return second !== undefined && standing(second) === standing(first) ? null : first.written;
}

/** changzhou is 常州 before 长洲: of two regions equally near a city comes before a district. */
function standing({ kind, level, rank, passages }: SoundTarget): number {
  return rank * 1e8 + (kind === 'region' ? 5e7 : 0) + (level === 'district' ? 0 : 2e7) + Math.min(passages, 1e7);
}
