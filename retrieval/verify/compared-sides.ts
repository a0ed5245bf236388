/**
 * 甲（9.54%）比乙（8.87%）高0.67个百分点: a comparison that gives both numbers says three things, the one, the other and what
 * they differ by. In: a statement; out: its two sides as statements of their own, each to be proven by itself, and whether
 * the two proven figures bear out what is said of them.
 */
import type { Figure } from '../plan-document.ts';
import { resultOf } from './arithmetic.ts';
import { incomparable } from './comparable.ts';
import type { Evidence } from './evidence.ts';
import { namesIndicator } from './match-figure.ts';
import { nameShare } from './name-agreement.ts';
import { normalForm } from './normal-form.ts';
import { qualifierAround } from './qualifiers.ts';
import { type Quantity, quantitiesIn, quantityOf, sameUnit, sameValue } from './quantities.ts';
import { readStatement, type StatementReading } from './statement-reading.ts';

export interface ComparedSides {
  one: string;
  other: string;
  isMore: boolean;
  difference: Quantity | null;
  times: { value: Quantity; ofOne: boolean } | null;
}

const LEAD = /^(?:从|按)(?:照)?(?:上述|所写)?(?:数字|数值)(?:计算|比较|来?看)，/;
const MORE = '(?<![最至不])[高多快大]';
const LESS = '(?<![最至不])[低少慢小]';
const DIFFERENCE = '(?<difference>\\d[\\d.]*[^\\d，；。（）]{1,6})';
const TIMES = '(?:，(?<who>前者|后者)是(?:前者|后者)的(?<times>\\d[\\d.]*倍))?';
/** Where 甲…比乙… is cut; 占比 and 比重 are nouns. */
const THAN = /，?(?<!占)比(?![重例率值较])/u;
/** 比乙更快，高0.67个百分点 says it twice, in one direction. */
const THAN_OTHER = new RegExp(
  `^(?<other>[^；。，]+?)(?:(?:更[高多快大]，)?(?<more>${MORE})|(?:更[低少慢小]，)?(?<less>${LESS}))(?:出|了)?${DIFFERENCE}${TIMES}$`,
  'u',
);
const ABOVE_OTHER = new RegExp(
  `^(?<one>[^；。]+?)(?<!不)(?:(?<more>[高多大快])|(?<less>[低少小慢]))于(?<other>[^；。，]+?)(?:，(?:两者|两地|二者)?(?:相差|差|高出?|多出?|低|少)${DIFFERENCE})?$`,
  'u',
);
/** 甲市有4家、乙区有2家，甲市多2家: the one that is named again is said to be more. */
const NAMED_AGAIN = new RegExp(
  `^(?<one>[^；。，、]+)[，、](?<other>[^；。，、]+)，(?<again>[^；。，\\d]{2,8}?)(?:(?<more>${MORE})|(?<less>${LESS}))(?:出|了)?${DIFFERENCE}$`,
  'u',
);

/** Null when the statement compares nothing, or in other words. */
export function comparedSides(statement: string): ComparedSides | null {
  const text = readStatement(statement)
    .text.replace(/[。；]$/u, '')
    .replace(LEAD, '');
  const groups = moreThan(text) ?? ABOVE_OTHER.exec(text)?.groups ?? namedAgain(text);
  if (!groups) return null;
  const { one = '', other = '', more, difference, times, who } = groups;
  const exact = difference === undefined ? null : exactNumber(difference);
  const factor = times === undefined ? null : exactNumber(times);
  if ((difference !== undefined && !exact) || (times !== undefined && !factor)) return null;
  const [first, second] = [withoutBrackets(one), withoutBrackets(other)];
  if (![first, second].every((side) => /\d/.test(side))) return null;
  return {
    one: first,
    other: `${frameFor(first, second)}${second}`,
    isMore: more !== undefined,
    difference: exact,
    times: factor && { value: factor, ofOne: who === '前者' },
  };
}

function moreThan(text: string): Record<string, string | undefined> | null {
  const than = THAN.exec(text);
  const one = text.slice(0, than?.index ?? 0);
  if (!than || one === '' || /[；。]/.test(one)) return null;
  const groups = THAN_OTHER.exec(text.slice(than.index + than[0].length))?.groups;
  return groups ? { ...groups, one } : null;
}

function namedAgain(text: string): Record<string, string | undefined> | null {
  const groups = NAMED_AGAIN.exec(text)?.groups;
  if (!groups) return null;
  const { one = '', other = '', again = '' } = groups;
  const holders = [one, other].filter((side) => side.startsWith(again));
  if (holders.length !== 1) return null;
  return holders[0] === one ? groups : { ...groups, one: other, other: one };
}

/** A number and its unit, nothing around it: 至少, 约 and 以上 are not exact. */
function exactNumber(text: string): Quantity | null {
  const normal = normalForm(text);
  const [quantity, ...more] = quantitiesIn(normal);
  if (!quantity || more.length > 0 || quantity.start > 0 || quantity.end < normal.length) return null;
  return quantity.unit === '' || qualifierAround(normal, quantity.start, quantity.end) !== null ? null : quantity;
}

/** 常州（3000家） is 常州3000家. */
function withoutBrackets(side: string): string {
  return side.replace(/（([^（）]+)）$/u, (whole, inside: string) => (/\d/.test(inside) ? inside : whole));
}

/** 宿城区2024年甲（4亿元）比乙（2亿元）多2亿元: place and year in front are those of both, unless the second names its own. */
function frameFor(first: string, second: string): string {
  const [one, other] = [readStatement(first), readStatement(second)];
  const place = other.regions.length > 0 ? '' : (one.regions[0]?.written ?? '');
  const [period] = one.periods;
  const isUntil = period !== undefined && one.text[period.start - 1] === '到';
  const year = other.isDated || !period ? '' : `${isUntil ? '到' : ''}${one.text.slice(period.start, period.end)}`;
  return place + year;
}

/** Do the figures that prove the sides differ as it is said? Only exact numbers, of one kind, place and time differ by one. */
export function differAsSaid(sides: ComparedSides, first: Evidence, second: Evidence): boolean {
  const [one, other] = [onlyFigure(first), onlyFigure(second)];
  if (!one || !other || one.figure === other.figure) return false;
  const comparison = { one, other, resultQualifier: null, isElliptic: false };
  if (incomparable(comparison, bothOf(first.reading, second.reading))) return false;
  if (!sameBound(one.figure, other.figure) || !isComparable(first, second, one.figure, other.figure)) return false;
  const [a, b] = [one, other].map(({ figure }) => quantityOf(figure.value ?? Number.NaN, figure.unit));
  if (!a || !b || !sameUnit(a.unit, b.unit) || !(sides.isMore ? a.value > b.value : a.value < b.value)) return false;
  return differsBy(sides, a, b) && isTimes(sides, a.value, b.value);
}

function bothOf(first: StatementReading, second: StatementReading): StatementReading {
  return {
    ...first,
    text: `${first.text}，${second.text}`,
    normal: `${first.normal}，${second.normal}`,
    periods: [...first.periods, ...second.periods],
  };
}

interface Amount {
  value: number;
  unit: string;
}

function differsBy({ difference }: ComparedSides, a: Amount, b: Amount): boolean {
  if (!difference) return true;
  const isOfUnit = [a, b].every(({ unit }) => sameUnit(unit === '%' ? '百分点' : unit, difference.unit));
  return isOfUnit && sameValue(Math.abs(a.value - b.value), difference.value);
}

/** 11倍 is exact, 1.2倍 is rounded. */
function isTimes({ times }: ComparedSides, a: number, b: number): boolean {
  if (!times) return true;
  const { value, text } = times.value;
  const ratio = times.ofOne ? a / b : b / a;
  const { tolerance } = resultOf(value, '倍', text, false);
  return text.includes('.') ? Math.abs(ratio - value) <= tolerance : sameValue(ratio, value);
}

/** Of several numbers of a side (成长型企业20强7家) its own stands last. */
function onlyFigure({ matched, figures }: Evidence): Evidence['figures'][number] | null {
  const last = Math.max(...matched.keys());
  const candidate = matched.get(last);
  return candidate && candidate.figure.valueTo === null && figures.includes(candidate) ? candidate : null;
}

/** Two 最高 differ by what they say; of 以上 and 约 nobody can tell. */
function sameBound(one: Figure, other: Figure): boolean {
  const [a, b] = [one, other].map(({ qualifier }) =>
    (qualifier ?? '').split('、').filter((word) => word !== '' && !/^(?:力争|争取|确保|争创)$/.test(word)),
  );
  return a?.join() === b?.join() && (a ?? []).every((word) => word === '最高' || word === '最低');
}

/** What neither side says must be the same of both: the place, the year, and of two bare numbers the thing. */
function isComparable(first: Evidence, second: Evidence, one: Figure, other: Figure): boolean {
  const readings = [first.reading, second.reading];
  if (!readings.some(({ regions }) => regions.length > 0) && one.region !== other.region) return false;
  if (!readings.some(({ isDated }) => isDated) && one.period?.to !== other.period?.to) return false;
  return readings.every(namesIndicator) || isOneThing(one, other);
}

const MOST_OF_NAME = 0.6;

/** 工业企业免费诊断服务 and 为制造业企业免费提供诊断对接服务: the head is one, and the longer name says most of the shorter. */
function isOneThing(one: Figure, other: Figure): boolean {
  const [shorter = '', longer = ''] = [one, other]
    .map(({ name }) => normalForm(name))
    .sort((a, b) => a.length - b.length);
  return shorter.length > 1 && shorter.slice(-2) === longer.slice(-2) && nameShare(shorter, longer) >= MOST_OF_NAME;
}
