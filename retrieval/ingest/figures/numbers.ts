/**
 * Index text in, numbers with a unit of measure out. Numbers that are names (5G, G312, “531”产业链, 500强, 12345热线),
 * attributes (30万吨级航道), dates, numbering, document numbers and counts of a paper's own parts are left out.
 */
import type { Span } from '../../plan-document.ts';
import { parseNumeral } from '../../text/numerals.ts';
import { BOUND_COUNTS, DURATIONS, FREE_COUNTS, MEASURES, PARTS_OF_PAPER, PER, unitPattern } from './measures.ts';

export interface NumberToken extends Span {
  /** End of the number itself; the unit reaches to `end`. */
  numberEnd: number;
  value: number;
  valueTo: number | null;
  /** As printed, with its scale: `万个`, `亿元`, `%`. */
  unit: string;
}

type Match = RegExpMatchArray & { index: number };

const SCALE = '(?:万亿|千亿|百亿|十亿|千万|百万|十万|亿|万|千|百)?';
const ARABIC = new RegExp(
  `(?<![\\dA-Za-z.〔［\\[《/])(?<number>\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?)(?:(?:[-—–~～至到]{1,2})(?<to>\\d+(?:\\.\\d+)?))?(?<more>多|余)?(?<scale>${SCALE})(?<more2>多|余)?(?<unit>(?:${unitPattern(MEASURES)})${PER})`,
  'gu',
);
const HAN_DIGITS = '[一二两三四五六七八九十百千]{1,5}';
const HAN = new RegExp(
  `(?<![第每这那某各哪几数多十百千万“\\d])(?<free>${HAN_DIGITS})(?<freeScale>[万亿]?)(?<freeUnit>${unitPattern(FREE_COUNTS)})|(?<![\\p{Script=Han}\\d“])(?<bound>${HAN_DIGITS})(?<boundScale>[万亿]?)(?<boundUnit>${unitPattern(BOUND_COUNTS)})`,
  'gu',
);
const PERCENT = /百分之(?<number>[一二两三四五六七八九十百点]{1,6})/gu;
/** 标识注册量过亿, 产值超千亿元: the scale alone is the number. */
const BARE_SCALE =
  /(?<=[过超破])(?<times>[十百千]?)(?<scale>万亿|亿|万)(?<unit>元|美元|吨|人次|户|台)?(?=[，。；、）]|$)/gu;

export function findNumbers(text: string): NumberToken[] {
  const tokens: NumberToken[] = [];
  const quoted = quotedSpans(text);
  const push = (token: NumberToken | null): void => {
    if (!token || tokens.some((known) => token.start < known.end && known.start < token.end)) return;
    if (quoted.some((quote) => quote.start <= token.start && token.end <= quote.end)) return;
    tokens.push(token);
  };
  for (const match of text.matchAll(ARABIC)) push(arabicToken(text, match));
  for (const match of text.matchAll(PERCENT)) push(percentToken(match));
  for (const match of text.matchAll(BARE_SCALE)) push(scaleToken(match));
  for (const match of text.matchAll(HAN)) push(hanToken(text, match));
  return tokens.sort((a, b) => a.start - b.start);
}

function arabicToken(text: string, match: Match): NumberToken | null {
  const groups = match.groups ?? {};
  const unit = groups.unit ?? '';
  const value = parseNumeral(groups.number ?? '');
  const after = text.slice(match.index + match[0].length);
  const before = text.slice(0, match.index);
  if (value === null || DURATIONS.has(unit) || before.endsWith('第')) return null;
  if (unit.startsWith('大') ? !isBuilt(before, after) : isName(unit, after)) return null;
  if (unit === '人' && /^(?:民|才|工|口|员|均)/.test(after) && !groups.scale) return null;
  const number = groups.number ?? '';
  const reach = groups.to ? match[0].indexOf(groups.to, number.length) + groups.to.length : number.length;
  return {
    ...spanOf(match),
    numberEnd: match.index + reach,
    value,
    valueTo: groups.to ? parseNumeral(groups.to) : null,
    unit: `${groups.scale ?? ''}${unit}`,
  };
}

function hanToken(text: string, match: Match): NumberToken | null {
  const groups = match.groups ?? {};
  const number = groups.free ?? groups.bound ?? '';
  const unit = groups.freeUnit ?? groups.boundUnit ?? '';
  const value = parseNumeral(number);
  const after = text.slice(match.index + match[0].length);
  const before = text.slice(0, match.index);
  if (value === null) return null;
  // 一个 is mostly an article; 争创一个国家创新平台 counts.
  if (value < 2 && !unit.endsWith('百分点') && !(unit === '个' && /[创建设]$/.test(before))) return null;
  if (unit === '大' ? !isBuilt(before, after) : isName(unit, after)) return null;
  if (/^[”"’“性样位]/.test(after) || (unit === '条' && !/^\p{Script=Han}{2}/u.test(after))) return null;
  // 市民云、企业云两个渠道: both are named, nothing is counted.
  if (number === '两' && /[\p{Script=Han}A-Za-z”][和与、][\p{Script=Han}A-Za-z“”]{1,12}$/u.test(before)) return null;
  return {
    ...spanOf(match),
    numberEnd: match.index + number.length,
    value,
    valueTo: null,
    unit: `${groups.freeScale ?? groups.boundScale ?? ''}${unit}`,
  };
}

/** The words behind make the number part of a name, an attribute or a count of the paper's own parts. */
function isName(unit: string, after: string): boolean {
  if (/^级/.test(after) || /^[^，。；、]{0,14}之一/.test(after)) return true;
  if (unit === '元' && /^[宇旦]/.test(after)) return true;
  // 3个“建立” counts words; 100个“智改数转”工厂 counts factories.
  if (unit === '个' && /^[“"][^”"]{1,3}[”"]/.test(after)) return true;
  if (unit === '条' && /^[”"]/.test(after)) return true;
  return ['个', '项', '条', '类', '种'].includes(unit) && PARTS_OF_PAPER.test(after);
}

/** 五大基础库 is a name of something that is there, unless it is built: 建成五大基础库. */
function isBuilt(before: string, after: string): boolean {
  if (!/^(?![二三四]届)\p{Script=Han}{2}/u.test(after) || PARTS_OF_PAPER.test(after) || /党的$/.test(before))
    return false;
  const clause = before.slice(Math.max(...['，', '。', '；'].map((mark) => before.lastIndexOf(mark))) + 1);
  const verb =
    /(?:建成|建设|打造|设立|培育|形成|构建|聚焦|围绕|依托|按照)(?!.*(?:建成|建设|打造|设立|培育|形成|构建|聚焦|围绕|依托|按照))/.exec(
      clause,
    )?.[0];
  return verb !== undefined && !/聚焦|围绕|依托|按照/.test(verb);
}

function percentToken(match: Match): NumberToken | null {
  const value = parseNumeral(match.groups?.number ?? '');
  if (value === null) return null;
  return { ...spanOf(match), numberEnd: match.index + match[0].length, value, valueTo: null, unit: '%' };
}

function scaleToken(match: Match): NumberToken {
  const { times = '', scale = '', unit = '' } = match.groups ?? {};
  const value = times === '' ? 1 : (parseNumeral(`一${times}`) ?? 1);
  const numberEnd = match.index + times.length + scale.length;
  return { ...spanOf(match), numberEnd, value, valueTo: null, unit: `${scale}${unit}` };
}

function spanOf(match: Match): Span {
  return { start: match.index, end: match.index + match[0].length };
}

/** Short words in quotation marks are names: “531”, “20条”, “三个一”. */
function quotedSpans(text: string): Span[] {
  return [...text.matchAll(/[“「"][^”」"]{1,14}[”」"]/gu)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
}
