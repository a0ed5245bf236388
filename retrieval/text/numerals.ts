/**
 * Numbers as plans write them (1,400, 1.2万, 一千四百, 百分之三十) and their values. Pure; a text that
 * is not one whole number gives null. Values are rounded to 12 significant digits, so that 1.2万 is
 * 12000 and not 11999.999999999998.
 */
import { foldWidth } from './simplify.ts';

const DIGITS: Record<string, number> = {
  〇: 0,
  零: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  壹: 1,
  贰: 2,
  叁: 3,
  肆: 4,
  伍: 5,
  陆: 6,
  柒: 7,
  捌: 8,
  玖: 9,
};

const SMALL_UNITS: Record<string, number> = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 };
const MYRIADS: Record<string, number> = { 万: 1e4, 亿: 1e8 };

/** Worth of a unit of counting, alone or compound: 百 100, 万 10000, 百万, 千万, 亿, 万亿. Null for anything else. */
export function scale(unit: string): number | null {
  if (unit === '') return null;
  let worth = 1;
  for (const character of unit) {
    const factor = SMALL_UNITS[character] ?? MYRIADS[character];
    if (factor === undefined) return null;
    worth *= factor;
  }
  return worth;
}

/** Value of a whole numeral: `1,400` `１２` `1.2万` `1万2千` `一千四百` `二〇二二` `百分之三十` (30). */
export function parseNumeral(text: string): number | null {
  const plain = foldWidth(text).replace(/\s+/g, '').replace(/万万/g, '亿');
  const negative = /^[-−负]/.test(plain);
  const value = parseUnsigned(negative ? plain.slice(1) : plain);
  if (value === null) return null;
  return negative ? -value : value;
}

/** Percentage named by `30%`, `百分之三十`, `三成`, `三成五`: 30, 30, 30, 35. Null when the text is not one. */
export function parsePercent(text: string): number | null {
  const plain = foldWidth(text).replace(/\s+/g, '');
  const tenths = /^([一二两三四五六七八九十\d.]+)成(半|[一二三四五六七八九])?$/.exec(plain);
  if (tenths !== null) {
    const whole = parseNumeral(tenths[1] ?? '');
    if (whole === null) return null;
    const rest = tenths[2] === '半' ? 5 : (DIGITS[tenths[2] ?? ''] ?? 0);
    return round(whole * 10 + rest);
  }
  const percent = /^(?:百分之(.+)|(.+)%)$/.exec(plain);
  return percent === null ? null : parseNumeral(percent[1] ?? percent[2] ?? '');
}

function parseUnsigned(plain: string): number | null {
  if (plain === '') return null;
  if (plain.startsWith('百分之')) return parseUnsigned(plain.slice(3));
  if (plain.endsWith('%')) return parseArabic(plain.slice(0, -1));
  return parseArabic(plain) ?? parseDigitByDigit(plain) ?? parseWithUnits(plain);
}

function parseArabic(plain: string): number | null {
  if (!/^(\d{1,3}(,\d{3})+|\d+)(\.\d+)?$/.test(plain)) return null;
  return Number(plain.replaceAll(',', ''));
}

/** 二〇二二, 一〇: digits without units, as years are written. One digit alone is read here too. */
function parseDigitByDigit(plain: string): number | null {
  let value = 0;
  for (const character of plain) {
    const digit = DIGITS[character];
    if (digit === undefined) return null;
    value = value * 10 + digit;
  }
  return value;
}

/** Numbers in units: split at the largest of 亿 and 万 (一亿二千万, 1.2万亿, 1万2千), below that by `SECTION`. */
function parseWithUnits(plain: string): number | null {
  const point = plain.indexOf('点');
  if (point >= 0) return parseChineseDecimal(plain.slice(0, point), plain.slice(point + 1));
  const unit = plain.includes('亿') ? '亿' : '万';
  const cut = plain.lastIndexOf(unit);
  if (cut < 0) return parseSection(plain);
  const worth = MYRIADS[unit] ?? Number.NaN;
  const before = parseUnsigned(plain.slice(0, cut));
  const rest = plain.slice(cut + 1);
  const after = rest === '' ? 0 : (tenthsOf(rest, worth) ?? parseUnsigned(rest));
  if (before === null || after === null || after >= worth || plain.indexOf(unit) !== cut) return null;
  return round(before * worth + after);
}

const DIGIT = '\\d+(?:\\.\\d+)?|[一二两三四五六七八九壹贰叁肆伍陆柒捌玖]';
const SECTION = new RegExp(
  `^零?(?:(${DIGIT})[千仟])?(?:零?(${DIGIT})[百佰])?(?:零?(${DIGIT})?[十拾])?(零)?(${DIGIT})?$`,
);

/** A number below 万: 一千四百, 二十六, 3.5千, 一千零五. */
function parseSection(plain: string): number | null {
  const parts = SECTION.exec(plain);
  if (parts === null) return null;
  const [, thousands, hundreds, tens, zero, ones] = parts;
  const hasTens = /[十拾]/.test(plain);
  const last = digitValue(ones ?? '');
  const lastUnit =
    hasTens || zero !== undefined ? 1 : hundreds !== undefined ? 100 : thousands !== undefined ? 1000 : 1;
  return round(
    digitValue(thousands ?? '') * 1000 +
      digitValue(hundreds ?? '') * 100 +
      (hasTens ? (tens === undefined ? 10 : digitValue(tens) * 10) : 0) +
      (lastUnit > 1 ? (last * lastUnit) / 10 : last),
  );
}

/** 一万二 is 12000 and 三百五 is 350: a single last digit counts in tenths of the unit before it. */
function tenthsOf(rest: string, worth: number): number | null {
  const digit = rest.length === 1 && rest !== '零' && rest !== '〇' ? DIGITS[rest] : undefined;
  return digit === undefined ? null : (digit * worth) / 10;
}

function digitValue(token: string): number {
  return token === '' ? 0 : (DIGITS[token] ?? Number(token));
}

function parseChineseDecimal(whole: string, rest: string): number | null {
  const unit = /[万亿]+$/.exec(rest)?.[0] ?? '';
  const decimals = parseDigitByDigit(rest.slice(0, rest.length - unit.length));
  const before = parseUnsigned(whole);
  const places = rest.length - unit.length;
  if (decimals === null || before === null || places === 0) return null;
  return round((before + decimals / 10 ** places) * (unit === '' ? 1 : (scale(unit) ?? Number.NaN)));
}

function round(value: number): number {
  return Number(value.toPrecision(12));
}

const NUMERALS = '〇一二三四五六七八九';

/** Chinese numeral of a whole number below 10^12: 26 → 二十六, 1400 → 一千四百, 10 → 十. */
export function chineseNumeral(value: number): string {
  if (!Number.isInteger(value) || Math.abs(value) >= 1e12) {
    throw new RangeError(`chineseNumeral takes whole numbers below 10^12, got ${value}`);
  }
  if (value < 0) return `负${chineseNumeral(-value)}`;
  if (value === 0) return '零';
  let written = '';
  let rest = value;
  for (const [unit, worth] of [
    ['亿', 1e8],
    ['万', 1e4],
    ['', 1],
  ] as const) {
    const group = Math.floor(rest / worth);
    if (group > 0) {
      if (written !== '' && group < 1000) written += '零';
      written += belowMyriad(group) + unit;
    }
    rest %= worth;
  }
  return written.replace(/零+/g, '零').replace(/^一十/, '十');
}

function belowMyriad(value: number): string {
  let written = '';
  let gap = false;
  for (const [unit, worth] of [
    ['千', 1000],
    ['百', 100],
    ['十', 10],
    ['', 1],
  ] as const) {
    const digit = Math.floor(value / worth) % 10;
    if (digit === 0) gap = written !== '';
    else {
      written += (gap ? '零' : '') + NUMERALS.charAt(digit) + unit;
      gap = false;
    }
  }
  return written;
}
