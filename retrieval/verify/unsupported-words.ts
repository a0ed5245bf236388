/**
 * A statement and the text that it cites in, the figures, units, bodies and quoted phrases in it that the text does not
 * have out. Both sides are compared in one form: simplified, widths folded, numerals Arabic, typesetting gone.
 */

import { cleanText } from '../text/clean.ts';
import { isPageMark } from '../text/noise.ts';
import { parseNumeral } from '../text/numerals.ts';

export interface Support {
  /** Cited quotes and what they inherit, as printed. */
  quotes: readonly string[];
  /** Facts of the cited documents that stand at places of their own: title, issuer, number, dates, region. */
  facts: readonly string[];
}

const NUMBER =
  /\d+(?:,\d{3})*(?:\.\d+)?(?:万亿|[万亿千百])?(?:个百分点|百分点|%|‰|[元家个座架项件台套条场批所盏户人名位亩吨斤倍])?/g;
const QUOTED = /“([^”]{2,40})”/g;
const BODY =
  /(?<=^|[、，为由和及；：])[\p{Script=Han}]{2,14}(?:局|委|办|厅|部|委员会|政府|管委会|中心|领导小组)(?=$|[、，。；）和及等牵])/gu;

/** In the order of the statement; empty when everything is said by the cited text. */
export function unsupportedWords(statement: string, { quotes, facts }: Support): string[] {
  const said = plain([...quotes, ...facts].join('，'));
  // 第16条 is the number of a task: its label proves it, not the quote.
  const own = plain(statement.replace(/第\d{1,3}条/g, ''));
  const wanted = [
    ...[...own.matchAll(NUMBER)].map((match) => match[0]),
    ...[...statement.matchAll(QUOTED)].map((match) => plain(match[1] ?? '')),
    ...[...own.matchAll(BODY)].map((match) => match[0].replace(/^.*[由为是]/u, '')),
  ];
  const cells = new Set(quotes.flatMap((quote) => quote.split(/\r?\n/)).map((line) => plain(line).replace(/^-/, '')));
  return [...new Set(wanted)].filter((word) => word !== '' && !holds(said, cells, word));
}

/** A number must stand by itself: 10 is not said by 100, nor 5% by 15%. */
function holds(said: string, cells: ReadonlySet<string>, word: string): boolean {
  for (let at = said.indexOf(word); at >= 0; at = said.indexOf(word, at + 1)) {
    const before = said[at - 1] ?? '';
    const after = said[at + word.length] ?? '';
    if (/^\d/.test(word) && /[\d.]/.test(before) && !/^\d{4}$/.test(word)) continue;
    if (/\d$/.test(word) && /\d/.test(after)) continue;
    return true;
  }
  // 1180座 of a table row: number and unit stand in cells of their own, between bars or a line each.
  const parts = /^(\d[\d.,]*)([^\d.,]\D*)$/.exec(word);
  if (parts === null || !said.includes(parts[2] ?? '')) return false;
  return cells.has(parts[1] ?? '') || (said.includes('|') && standsAlone(said, parts[1] ?? ''));
}

function standsAlone(said: string, number: string): boolean {
  return new RegExp(`(?<![\\d.])${number.replace('.', '\\.')}(?![\\d.])`).test(said);
}

const NUMERAL = /[一二两三四五六七八九十百千零〇]+/gu;

function plain(text: string): string {
  // A page may end inside a number: 超100 / # Page 846: / 亿元.
  const lines = text.split(/\r?\n/).filter((line) => !isPageMark(cleanText(line)));
  return cleanText(lines.join('\n'))
    .replace(/[\s“”‘’"]/g, '')
    .replace(/[·•]/g, '')
    .replace(NUMERAL, (run) => String(parseNumeral(run) ?? run));
}
