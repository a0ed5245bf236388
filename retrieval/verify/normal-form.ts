/**
 * Text of either side in, one form for comparing them out: simplified, half width, Arabic numerals, synonyms by their
 * first name, quotation marks and typesetting gone. Only for comparing: its offsets say nothing of the text.
 */
import { MEASURES, unitPattern } from '../ingest/figures/measures.ts';
import { cleanText } from '../text/clean.ts';
import { parseNumeral } from '../text/numerals.ts';
import { remembering } from '../text/remembering.ts';
import { canonical } from '../vocabulary/terms.ts';

const PERCENT = /百分之([一二两三四五六七八九十百点零\d.]+)/gu;
const TENTHS = /(?<![\p{Script=Han}\d])([一二三四五六七八九])成(半|[一二三四五六七八九])?(?![立效果功为员就本熟长])/gu;
/** Counting something, or of two digits at least: 长三角 and 一卡通 are names, 一批 and 一体化 are words. */
const NUMERAL = new RegExp(
  `[一二两三四五六七八九十][一二两三四五六七八九十百千万亿零〇]+|[二两三四五六七八九十](?=个|者|市|地|年|月|日|期|届|批|次|级|条|${unitPattern(MEASURES)})|一(?=个百分点|百分点|倍)|(?<=第)[一二三四五六七八九十]`,
  'gu',
);
const SCALED = /^([一二两三四五六七八九十百千零〇]+)(万亿|万|亿)$/u;
const THOUSANDS = /(?<![\d,])\d{1,3}(?:,\d{3})+(?!\d)/g;

export const normalForm = remembering((text: string): string => unadorned(arabic(canonical(cleanText(text)))));

/** The same without synonyms, for what must stand to the letter. */
export const literalForm = remembering((text: string): string => unadorned(arabic(cleanText(text))));

function unadorned(text: string): string {
  return text
    .toLowerCase()
    .replace(/[\s“”‘’"「」『』·•*`_]/g, '')
    .replace(/[—–－~～-]+/g, '-');
}

/** `一千四百` → `1400`, `两万` → `2万`, `百分之十` → `10%`, `1,400` → `1400`. */
export function arabic(text: string): string {
  return text
    .replace(THOUSANDS, (number) => number.replaceAll(',', ''))
    .replace(PERCENT, (whole, number: string) => percent(whole, number))
    .replace(TENTHS, (_, whole: string, rest: string | undefined) => `${tenths(whole, rest)}%`)
    .replace(NUMERAL, numeral);
}

function percent(whole: string, number: string): string {
  const value = parseNumeral(number);
  return value === null ? whole : `${value}%`;
}

function tenths(whole: string, rest: string | undefined): number {
  const ones = rest === undefined ? 0 : rest === '半' ? 5 : (parseNumeral(rest) ?? 0);
  return (parseNumeral(whole) ?? 0) * 10 + ones;
}

function numeral(run: string): string {
  const scaled = SCALED.exec(run);
  if (scaled) return `${parseNumeral(scaled[1] ?? '') ?? scaled[1]}${scaled[2]}`;
  return String(parseNumeral(run) ?? run);
}
