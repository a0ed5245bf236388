/**
 * What is left of a question without region, period and asking words in, weighted content terms out. Nouns weigh by
 * their rarity in the index, verbs less, the rest nothing: an unknown noun is what a question is about, an unknown
 * verb is how somebody happened to ask.
 */
import { parseNumeral } from '../text/numerals.ts';
import { canonical, termNames } from '../vocabulary/terms.ts';
import { tagWords } from '../vocabulary/word-classes.ts';
import { ASKING, WEAK } from './question-words.ts';

export interface Term {
  /** Normal form. */
  text: string;
  weight: number;
  /** The index says it somewhere. */
  known: boolean;
  /** A thing, not a doing: what a figure is of. */
  core: boolean;
  /** Asked for itself: 占地区生产总值比重 does not say it. */
  alone?: true;
  /** The kind of thing asked for (哪些高校); the text may name the members without it. */
  kind?: true;
}

export interface WordStatistics {
  /** Passages that a word of the index stands in. */
  words: ReadonlyMap<string, number>;
  passages: number;
  /** How often the characters stand in a row in the index; normal form. */
  occurrences: (text: string) => number;
}

/** 首台(套): a term with a bracket in it, which the tagger cuts. */
const bracketedNames = [...new Set(termNames.map((name) => canonical(name)))].filter((name) => /[()]/.test(name));
const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** 哪些高校: the members are named in the text (盐城师范学院), the kind often is not. */
const KIND_ASKED = /(?:哪(?:些|几[个家所座项条]?|[两二三四五][个家所座]|[个家所座])|什么|啥)([\p{Script=Han}]{2,5})/gu;
const KIND_WORTH = 0.4;

const WEAK_WEIGHT = 0.12;
const MAX_WEIGHT = 4;
/** Times that the papers must have a character for it to be an ending of any word. */
const COMMON_ENDING = 3;

/** 3条, 10大, 户数: they count and name nothing. */
const COUNTING =
  /^(?:1共|几[\p{Script=Han}]|\d+(?:条|项|个|大|类|种|部|块|家|批|步|方面|点)?|[户家个座人项件]数|人次|户次|百分点|全部|所有|各个|总共|一共|合计)$/u;

/** Weight of a word class; classes that are not named weigh nothing. Tags of the jieba dictionary. */
const CLASS_WEIGHTS: [RegExp, number][] = [
  [/^(?:n|j|eng|nz|nt|nr|ns|i|l)/, 1],
  [/^(?:vn|b|an)/, 0.8],
  [/^v/, 0.45],
  [/^(?:a|z)/, 0.35],
  [/^(?:s|x)/, 0.5],
  // 未来 of 未来产业; 明天 stands in no paper and then weighs nothing.
  [/^t/, 0.5],
];

/** Measures decide which figure is meant, however common they are. */
const MEASURES =
  /^(?:比重|占比|比例|增速|增幅|产值|规模|收入|交易额|销售额|零售额|总额|覆盖率|率|用户数|端口数|投资|利润|面积|产量|排名|增加值|总投资|贷款|补助|奖励|贴息)$/;

export function questionTerms(rest: string, statistics: WordStatistics): Term[] {
  const terms = new Map<string, Term>();
  const add = (word: string, classWeight: number, quoted = false): void => {
    const text = normal(word);
    if (classWeight === 0 || text === '' || terms.has(text) || (!quoted && COUNTING.test(text))) return;
    const term = weigh({ text, word, classWeight, statistics });
    const pieces = term.known || text.length < 3 ? [] : wordsOf(text);
    const parts = pieces.filter((part) => part.length > 1 && part !== text);
    const isCompound =
      parts.every((part) => statistics.occurrences(part) > 0) &&
      !endsStrangely(pieces, statistics) &&
      !holdsStrange(pieces, statistics);
    if (parts.length > 0 && isCompound) for (const part of parts) add(part, classWeight);
    else if (term.weight > 0) terms.set(text, term);
  };
  // 占全省比例 is what plans call 占全省比重.
  const asked = rest.replace(ASKING, ' ').replace(/(?<=占[^，。]{0,6})比例/gu, '比重');
  const names = quotedNames(asked).filter(
    (name) => statistics.occurrences(normal(name)) > 0 || !/\p{Script=Han}/u.test(name),
  );
  // “12345” alone is a catchword of many figures and decides little among them.
  for (const name of names) add(name, /^\d+$/.test(name) ? 0.6 : 1, true);
  // 光子产业那个12345: a catchword without its quotation marks.
  for (const [catchword] of asked.matchAll(/(?<![\d.〔])\d{4,}(?![\d.年%〕]|\s*[万亿千百个家座项条户元人号期])/gu))
    if (statistics.occurrences(catchword) > 0) add(catchword, 0.6, true);
  for (const name of numberNames(asked, statistics)) add(name, 1, true);
  for (const [rank] of asked.matchAll(
    /(?:\d+|[一二三四五六七八九]?[百千])强|[十百千万]亿(?:元)?级|第[一二三四\d]批|首批|\d{1,2}月\d{1,2}日/gu,
  ))
    add(rank, 1);
  const unnamed = names.reduce(
    (text, name) => text.replace(new RegExp(`[“"「]${RegExp.escape(name)}[”"」]`, 'u'), ' '),
    asked,
  );
  const plain = canonical(unnamed);
  const kinds = [...rest.matchAll(KIND_ASKED)].map((match) => canonical(match[1] ?? ''));
  for (const name of [...brokenNames(plain, statistics), ...bracketedNames.filter((one) => plain.includes(one))])
    add(name, 1);
  for (const name of suffixedNames(plain, statistics)) add(name, 1);
  for (const { word, tag } of tagWords(plain)) {
    if (!/[\p{Script=Han}A-Za-z]/u.test(word) || /^[A-Za-z]$/.test(word)) continue;
    const weight = MEASURES.test(word)
      ? 1
      : (CLASS_WEIGHTS.find(([tags]) => tags.test(tag))?.[1] ?? (tag === 'm' && /[强级条]$/.test(word) ? 0.8 : 0));
    add(word, weight);
  }
  return [...terms.values()].map((term) =>
    kinds.some((kind) => kind.includes(term.text)) ? { ...term, kind: true } : term,
  );
}

const NUMBER_NAME =
  /(?<![\d.〔+])(\d{2,3}|\d(?:\+[\dNXnx])+)(?![\d年%〕.+]|\s*(?:[万亿千百十个家座项条户元人号期分小天月日公米吨亩件台套次届场批倍级强类种名位册]|余|多))(\p{Script=Han}{2})/gu;

/** 543体系, 1+3+X格局: a name that is a number, without its quotation marks; the papers have it before the same noun. */
function numberNames(asked: string, { occurrences }: WordStatistics): string[] {
  return [...asked.matchAll(NUMBER_NAME)].flatMap(([name, number = '']) =>
    occurrences(normal(name)) > 0 ? [number] : [],
  );
}

/** 业 of 软件业 ends words all over the papers; 杯 stands in none or one, so that 世界杯 is no 世界. */
function endsStrangely([head, ending, ...more]: readonly string[], { occurrences }: WordStatistics): boolean {
  return (
    head !== undefined &&
    ending !== undefined &&
    more.length === 0 &&
    single(ending) &&
    !single(head) &&
    occurrences(ending) < COMMON_ENDING
  );
}

/** 瞪羚企业 is no 企业: characters that no dictionary joins and no paper has in a row are a name of their own. */
function holdsStrange(pieces: readonly string[], { occurrences }: WordStatistics): boolean {
  // 一两句话 (12句话 in normal form) counts and names nothing.
  if (pieces.some((piece) => /\d/.test(piece))) return false;
  const runs = pieces.map((piece) => (single(piece) ? piece : ' ')).join('');
  return runs.split(/\s+/u).some((run) => [...run].length > 1 && occurrences(run) === 0);
}

/** Terms among which the kind asked for counts little, or null when the question names none. */
export function withoutKinds(terms: readonly Term[]): Term[] | null {
  if (!terms.some((term) => term.kind) || !terms.some((term) => !term.kind && term.core && term.weight >= 1))
    return null;
  return terms.map(({ kind, ...term }) => (kind ? { ...term, weight: term.weight * KIND_WORTH, core: false } : term));
}

const FUNCTION_WORD = /^(?:u|p|c|d|y|e|o|r|f|q|m|w)/;

/** 大冬会, 危化品 stand in no dictionary and fall into characters; the index knows them as names. */
function brokenNames(text: string, { occurrences }: WordStatistics): string[] {
  const names: string[] = [];
  let run = '';
  const close = (): void => {
    const known = longestKnown(run, occurrences);
    if (known !== null) names.push(known);
    run = '';
  };
  for (const { word, tag } of tagWords(text)) {
    const open = single(word) && /\p{Script=Han}/u.test(word) && !/^[的了是在有和与及为]$/.test(word);
    // 思必驰: a character that may be grammar can stand inside a name, not at its head.
    if (open && (run !== '' || !FUNCTION_WORD.test(tag))) run += word;
    else close();
  }
  close();
  return names;
}

/** 服务圈, 健康码: a word with a noun of one character behind it, when the documents have them in a row. */
function suffixedNames(text: string, { occurrences }: WordStatistics): string[] {
  const tokens = tagWords(text);
  return tokens.slice(1).flatMap(({ word, tag }, at) => {
    const before = tokens[at]?.word ?? '';
    // 自然增长率 is no growth of nature.
    const ends =
      (single(word) && /^[nvgkq]/.test(tag) && !/[有是要可会能到做搞办建数率量值额]/.test(word)) ||
      /^增长率$/.test(word);
    const suffixed = ends && /^\p{Script=Han}{2,}$/u.test(before);
    return suffixed && !WEAK.has(before) && occurrences(normal(before + word)) > 0 ? [before + word] : [];
  });
}

/** The longest stretch of three characters or more that the documents have in a row. */
function longestKnown(run: string, occurrences: WordStatistics['occurrences']): string | null {
  for (let length = run.length; length >= 3; length -= 1) {
    for (let start = 0; start + length <= run.length; start += 1) {
      const part = run.slice(start, start + length);
      if (occurrences(normal(part)) > 0) return part;
    }
  }
  return null;
}

/** “12345”, “1+4+N”, “三个一”: a name in quotation marks is one term. */
function quotedNames(text: string): string[] {
  return [...text.matchAll(/[“"「]([^”"」]{1,10})[”"」]/gu)].map((match) => match[1] ?? '');
}

function weigh({
  text,
  word,
  classWeight,
  statistics,
}: {
  text: string;
  word: string;
  classWeight: number;
  statistics: WordStatistics;
}): Term {
  const count = countOf(text, statistics);
  const known = count > 0;
  const core = classWeight >= 0.8 && !single(word);
  if (WEAK.has(word)) return { text, weight: WEAK_WEIGHT, known, core: false };
  const rarity = Math.min(MAX_WEIGHT, Math.max(0.6, Math.log(1 + (statistics.passages - count + 0.5) / (count + 0.5))));
  if (!known && single(word)) return { text, weight: 0.1, known, core: false };
  // A verb or adjective that no paper has says nothing about what is asked.
  if (!known && classWeight < 0.8) return { text, weight: 0.1, known, core: false };
  return { text, weight: rarity * classWeight * (single(word) ? 0.12 : 1), known, core };
}

function single(word: string): boolean {
  return [...word].length === 1;
}

function countOf(text: string, { words, passages, occurrences }: WordStatistics): number {
  return words.get(text) ?? Math.min(passages, occurrences(text));
}

/** What the question is about, for people: its words without those that only ask. */
export function topicOf(rest: string): string {
  return rest
    .replace(ASKING, ' ')
    .replace(/[？?！!。，,；;：:]/g, ' ')
    .split(/\s+/)
    .map((part) =>
      part.replace(
        /^(?:的|和|与|及|在|把|从|到|要|将|是|有(?!效)|为|得|个|吗|呢|啊|呀|吧|嘛|了|着)+|(?:的|和|与|及|在|上|中|里|内|对|要|将|是|为|得|吗|呢|啊|呀|吧|嘛|了|着)+$/gu,
        '',
      ),
    )
    .filter((part) => part.length > 1)
    .join('');
}

const NUMERAL = /[一二两三四五六七八九十百千零〇]+/gu;
const normals = new Map<string, string>();

/** One form for matching: synonyms by their first name, lower case, numerals Arabic, marks and spaces gone. */
export function normal(text: string): string {
  const known = normals.get(text);
  if (known !== undefined) return known;
  const result = canonical(text)
    .toLowerCase()
    .replace(/[\s“”"'‘’《》「」·\-－—–_]/g, '')
    .replace(NUMERAL, (run) => String(parseNumeral(run) ?? run));
  // Passages come again with every question; the cache holds a corpus of some thousand of them.
  if (normals.size > 50_000) normals.clear();
  normals.set(text, result);
  return result;
}

export function wordsOf(text: string): string[] {
  const found: string[] = [];
  for (const { segment, isWordLike } of segmenter.segment(text)) {
    if (isWordLike) found.push(segment);
    else if (segment === '%') found.push('%');
  }
  return found;
}
