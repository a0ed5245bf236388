/**
 * One line of source text made ready for matching: simplified, widths folded, stray spaces and the
 * readings of characters gone. Single units only change one for one, so the map stays exact.
 */
import type { Span } from '../plan-document.ts';
import type { MappedText } from './mapped-text.ts';
import { foldWidth, simplify } from './simplify.ts';

const ASCII_WORD = /[0-9A-Za-z]/;
const DIGIT = /[0-9]/;
/** Zero-width and direction characters, the soft hyphen and other controls that copies from web pages carry. */
const INVISIBLE = /[\u00ad\p{Cf}\p{Cc}]/u;
const SPACE = /[\s\u3000\u00a0]/;
/** A reading printed behind its character by a page's pinyin script: `新(xīn)`, `質(zhì)`. A tone mark must be in it. */
const READING =
  /(?<=\p{Script=Han})[(（](?=[a-zü]*[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ])[a-züāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]{1,6}[)）]/gu;

const PUNCTUATION: Record<string, string> = {
  ';': '；',
  '?': '？',
  '!': '！',
  '(': '（',
  ')': '）',
  '﹒': '.',
  '﹪': '%',
};

/** Index form of `source` between two offsets. Line breaks inside count as spaces. */
export function cleanRange(source: string, range: Span): MappedText {
  const raw = source.slice(range.start, range.end);
  const dropped = readings(raw);
  const folded = simplify(foldWidth(raw));
  const out: MappedText = { text: '', starts: [], ends: [] };
  const units: string[] = [];
  let spaceAt = -1;
  const push = (unit: string, at: number): void => {
    units.push(unit);
    out.starts.push(range.start + at);
    out.ends.push(range.start + at + 1);
  };
  for (let at = 0; at < folded.length; at += 1) {
    const unit = folded[at] ?? '';
    if (dropped.has(at)) continue;
    if (SPACE.test(unit)) {
      if (spaceAt < 0) spaceAt = at;
      continue;
    }
    if (INVISIBLE.test(unit)) continue;
    // A space means something between two Latin words or numbers only; elsewhere it is typesetting.
    if (spaceAt >= 0 && ASCII_WORD.test(units.at(-1) ?? '') && ASCII_WORD.test(unit)) push(' ', spaceAt);
    spaceAt = -1;
    push(unit, at);
  }
  out.text = units.map((unit, at) => foldPunctuation(unit, units[at - 1], units[at + 1])).join('');
  return out;
}

function foldPunctuation(unit: string, before = '', after = ''): string {
  if (unit === ',' || unit === ':') {
    const insideNumber = DIGIT.test(before) && DIGIT.test(after);
    if (insideNumber) return unit;
    return unit === ',' ? '，' : '：';
  }
  return PUNCTUATION[unit] ?? unit;
}

function readings(raw: string): ReadonlySet<number> {
  const dropped = new Set<number>();
  for (const match of raw.matchAll(READING)) {
    for (let at = match.index; at < match.index + match[0].length; at += 1) dropped.add(at);
  }
  return dropped;
}

/** Index form of a whole text, for questions and other text that no citation points into. */
export function cleanText(text: string): string {
  for (let at = 0; at < text.length; at += 1)
    if (!isSettled(text.charCodeAt(at))) return cleanRange(text, { start: 0, end: text.length }).text;
  return text;
}

const UNKNOWN = 0;
const SETTLED = 1;
const OPEN = 2;
/** Per UTF-16 unit, filled as units are met. */
const states = new Uint8Array(0x10000);
/** May be dropped or folded, or change its neighbours: 著, and the tone mark that makes a bracket a reading. */
const UNSETTLED = /[\s\u3000\u00a0\u00ad\p{Cf}\p{Cc},:;?!()﹒﹪著āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]/u;

/** Does the unit stay as it is, wherever it stands? Text of the index and most of a statement holds no others. */
function isSettled(code: number): boolean {
  if (states[code] === UNKNOWN) {
    const unit = String.fromCharCode(code);
    states[code] = !UNSETTLED.test(unit) && simplify(foldWidth(unit)) === unit ? SETTLED : OPEN;
  }
  return states[code] === SETTLED;
}
