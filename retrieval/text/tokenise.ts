/**
 * Index text in, two lists of tokens out: dictionary words, and characters with their pairs. A question
 * and a passage are cut by the same rules, so that what looks alike is found alike.
 */

export interface Tokens {
  /** Words of the runtime's own Chinese dictionary; numbers and Latin runs whole. */
  words: string[];
  /** Single Han characters and neighbouring pairs; numbers and Latin runs whole. */
  chars: string[];
}

/** Words that ask instead of naming something. They stand in every kind of text and would only add noise. */
const QUESTION_WORDS = new Set(
  (
    '什么 甚么 啥 多少 多大 多长 多高 多久 多远 几 几个 几家 几条 几项 几年 哪 哪些 哪个 哪几 哪种 哪里 哪儿 哪年 哪一 哪位 谁 ' +
    '怎么 怎么样 怎样 如何 为什么 为何 何 何时 何地 何种 是否 是不是 有没有 能否 可否 ' +
    '的 了 是 在 吗 呢 吧 啊 呀 请 请问 告诉 想 知道 问 一下 我 你 您'
  ).split(' '),
);

const HAN = /^\p{Script=Han}/u;
/** A number that may go on in letters (5g, 1.2gb), or any other run of letters and digits that are not Han. */
const RUN = /\d+(?:[.,]\d+)*[[\p{L}\p{M}\p{N}]--\p{Script=Han}]*|[[\p{L}\p{M}\p{N}]--\p{Script=Han}]+/gv;
const THOUSANDS = /^\d{1,3}(?:,\d{3})+(?![\d,])/;
const DECIMAL = /^\d+\.\d+(?![\d.,])/;

/** Tokens of a passage or a heading. `text` is index text: simplified, widths folded. */
export function tokenise(text: string): Tokens {
  return cut(text, NOTHING);
}

/**
 * Tokens of a question, each once and without question words. A question of nothing but question words keeps them.
 */
export function tokeniseQuery(text: string): Tokens {
  const asked = cut(text, QUESTION_WORDS);
  const { words, chars } = asked.words.length > 0 ? asked : cut(text, NOTHING);
  return { words: [...new Set(words)], chars: [...new Set(chars)] };
}

const NOTHING: ReadonlySet<string> = new Set();

/** Pairs never reach over punctuation, a number, or a word left out. */
function cut(text: string, leftOut: ReadonlySet<string>): Tokens {
  const tokens: Tokens = { words: [], chars: [] };
  // PM_2.5 is typeset for PM2.5.
  const lower = text.toLowerCase().replace(/(?<=[a-z])_(?=\d)/g, '');
  let stretch = '';
  // The text goes to the segmenter whole: one call for each run of Han characters takes three times as long.
  for (const { segment, isWordLike } of wordSegmenter().segment(lower)) {
    if (isWordLike && HAN.test(segment) && !leftOut.has(segment)) {
      tokens.words.push(segment);
      stretch += segment;
    } else if (stretch !== '') {
      pushPairs(tokens.chars, stretch);
      stretch = '';
    }
  }
  pushPairs(tokens.chars, stretch);
  for (const [run] of lower.matchAll(RUN)) pushRun(tokens, run);
  return tokens;
}

function pushPairs(chars: string[], run: string): void {
  let before = '';
  for (const char of run) {
    if (before !== '') chars.push(before + char);
    chars.push(char);
    before = char;
  }
}

/** `1,400` is 1400 and `11.25` stays whole; a chain such as `2022.5.10` or `1.2.3` is no number and is cut at its dots. */
function pushRun(tokens: Tokens, run: string): void {
  const plain = run.replace(THOUSANDS, (number) => number.replaceAll(',', ''));
  const parts = DECIMAL.test(plain) ? [plain] : plain.split(/[.,]/);
  tokens.words.push(...parts);
  tokens.chars.push(...parts);
}

let segmenter: Intl.Segmenter | undefined;

/** Made once: building a segmenter loads the dictionary and costs more than cutting a document. */
function wordSegmenter(): Intl.Segmenter {
  segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' });
  return segmenter;
}
