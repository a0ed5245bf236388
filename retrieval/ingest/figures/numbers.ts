/**
 * Index text in, numbers with a unit of measure out. Numbers that are names (5G, G312, “531”产业链, 500强, 12345热线),
 * dates, numbering and document numbers are no figures and are left out.
 */
import type { Span } from '../../plan-document.ts';
import { parseNumeral } from '../../text/numerals.ts';

export interface NumberToken extends Span {
  /** End of the number itself; the unit reaches to `end`. */
  numberEnd: number;
  value: number;
  valueTo: number | null;
  /** As printed, with its scale: `万个`, `亿元`, `%`. */
  unit: string;
}

/** Units of measure and count words, longest first where one begins with another. */
export const UNITS = [
  '个百分点',
  '百分点',
  '人次',
  '户次',
  '台（套）',
  '台套',
  '标准箱',
  '标箱',
  '千瓦时',
  '千瓦',
  '兆瓦',
  '平方公里',
  '平方米',
  '立方米',
  '公里',
  '千米',
  '公斤',
  '公顷',
  '个月',
  '小时',
  '分钟',
  '美元',
  '欧元',
  '人民币',
  '大赛区',
  '亿斤',
  '车次',
  '班次',
  '床位',
  '%',
  '‰',
  '元',
  '家',
  '个',
  '座',
  '架',
  '项',
  '件',
  '台',
  '套',
  '条',
  '场',
  '批',
  '所',
  '盏',
  '户',
  '人',
  '名',
  '位',
  '亩',
  '吨',
  '斤',
  '米',
  '天',
  '倍',
  '级',
  '类',
  '种',
  '处',
  '片',
  '对',
  '篇',
  '部',
  '辆',
  '艘',
  '只',
  '头',
  '株',
  '张',
  '份',
  '支',
  '款',
  '间',
  '栋',
  '幢',
  '枚',
  '颗',
  '例',
  '起',
  '宗',
  '笔',
  '村',
  '镇',
  '县',
  '次',
  '门',
  '块',
  '档',
  '岁',
  '成',
  '周',
  '日',
  '年',
  '端口',
  '辆次',
  '升',
  '册',
  '期',
  '大',
  '大类',
  '强',
  '届',
].sort((a, b) => b.length - a.length);

/** Count words that stand behind a Chinese numeral in a figure; 一批, 一流 and 一体 are none. */
const HAN_UNITS = [
  '个百分点',
  '百分点',
  '个',
  '家',
  '项',
  '条',
  '座',
  '所',
  '件',
  '场',
  '大',
  '类',
  '户',
  '倍',
  '成',
  '名',
  '位',
  '支',
  '处',
];

const SCALE = '(?:万亿|千万|百万|十万|亿|万|千|百)?';
const unitPattern = (units: readonly string[]): string =>
  units.map((unit) => unit.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');
const ARABIC = new RegExp(
  `(?<![\\dA-Za-z.〔［\\[《/])(?<number>\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?)(?:(?:[-—–~～至到]{1,2})(?<to>\\d+(?:\\.\\d+)?))?(?<more>多|余)?(?<scale>${SCALE})(?<more2>多|余)?(?<unit>${unitPattern(UNITS)})`,
  'gu',
);
const HAN = new RegExp(
  `(?<![第每这那某各哪几数多十百千“\\d])(?<number>[一二两三四五六七八九十百千]{1,5})(?<scale>[万亿]?)(?<unit>个百分点|百分点|个|家|项|座|所|件)|(?<![\\p{Script=Han}\\d“]|第)(?<number2>[一二两三四五六七八九十百]{1,5})(?<scale2>[万亿]?)(?<unit2>${unitPattern(HAN_UNITS)})|(?<=[及和、建成有面共术])(?<number3>[二两三四五六七八九十百]{1,5})(?<unit3>大|条)`,
  'gu',
);
const PERCENT = /百分之(?<number>[一二两三四五六七八九十百点]{1,6})/gu;

/** Units that make a date, an ordinal or a rank list, not a quantity. */
const NEVER = new Set(['强', '届', '期', '级', '日', '年', '成']);
const DURATIONS = new Set(['个月', '天', '小时', '分钟', '周', '岁']);

export function findNumbers(text: string): NumberToken[] {
  const tokens: NumberToken[] = [];
  const quoted = quotedSpans(text);
  const push = (token: NumberToken): void => {
    if (tokens.some((known) => token.start < known.end && known.start < token.end)) return;
    if (quoted.some((quote) => quote.start <= token.start && token.end <= quote.end && quote.end - quote.start <= 14))
      return;
    tokens.push(token);
  };
  for (const match of text.matchAll(ARABIC)) {
    const token = arabicToken(text, match);
    if (token) push(token);
  }
  for (const match of text.matchAll(PERCENT)) {
    const value = parseNumeral(match.groups?.number ?? '');
    if (value !== null)
      push({ ...spanOf(match), numberEnd: match.index + match[0].length, value, valueTo: null, unit: '%' });
  }
  for (const match of text.matchAll(HAN)) {
    const token = hanToken(text, match);
    if (token) push(token);
  }
  return tokens.sort((a, b) => a.start - b.start);
}

function arabicToken(text: string, match: RegExpMatchArray & { index: number }): NumberToken | null {
  const groups = match.groups ?? {};
  const unit = groups.unit ?? '';
  const value = parseNumeral(groups.number ?? '');
  if (value === null || NEVER.has(unit) || DURATIONS.has(unit)) return null;
  const after = text.slice(match.index + match[0].length);
  const before = text.slice(0, match.index);
  if (/第$/.test(before)) return null;
  // 2022年 and 8月 never come here; 24小时, 12个月 do and are spans of time. 5个“一”, 4大类 are counts.
  if (unit === '大' && !/^\p{Script=Han}/u.test(after)) return null;
  if (unit === '条' && /^[”"]/.test(after)) return null;
  if (unit === '人' && /^(?:民|才|工|口|员|均)/.test(after) && !groups.scale) return null;
  if (unit === '元' && /^(?:宇|旦)/.test(after)) return null;
  if (unit === '个' && /^[“"][^”"]{1,3}[”"]/.test(after)) return null;
  if (/^[^，。；、]{0,14}之一/.test(after)) return null;
  const numberEnd =
    match.index +
    (groups.number ?? '').length +
    (groups.to ? match[0].indexOf(groups.to) + groups.to.length - (groups.number ?? '').length : 0);
  return {
    ...spanOf(match),
    numberEnd,
    value,
    valueTo: groups.to ? parseNumeral(groups.to) : null,
    unit: `${groups.scale ?? ''}${unit}`,
  };
}

function hanToken(text: string, match: RegExpMatchArray & { index: number }): NumberToken | null {
  const groups = match.groups ?? {};
  const number = groups.number ?? groups.number2 ?? groups.number3 ?? '';
  const unit = groups.unit ?? groups.unit2 ?? groups.unit3 ?? '';
  const value = parseNumeral(number);
  if (value === null) return null;
  const after = text.slice(match.index + match[0].length);
  if (value < 2 && !unit.includes('百分点') && !(unit === '个' && /[创建设]$/.test(text.slice(0, match.index))))
    return null;
  if (
    /^[”"’性样位级]/.test(after) ||
    /^[^，。；、]{0,14}之一/.test(after) ||
    (unit === '大' && !/^\p{Script=Han}{2}/u.test(after))
  )
    return null;
  if (unit === '成' || (unit === '个' && /^[“"”]/.test(after))) return null;
  return {
    ...spanOf(match),
    numberEnd: match.index + number.length,
    value,
    valueTo: null,
    unit: `${groups.scale ?? groups.scale2 ?? ''}${unit}`,
  };
}

function spanOf(match: RegExpMatchArray & { index: number }): Span {
  return { start: match.index, end: match.index + match[0].length };
}

/** Short words in quotation marks are names: “531”, “20条”, “三个一”. */
function quotedSpans(text: string): Span[] {
  return [...text.matchAll(/[“「"][^”」"]{1,14}[”」"]/gu)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
}
