/**
 * May two figures be set against each other as a statement does it? In: the two, the statement and its result; out: a
 * Chinese clause why not. 新建 minus 已建成, 现有 of one city minus the goal of another, 1000人次以上 minus 100人次以上 and
 * 规模以上电子信息制造业 minus 电子信息产品制造业 are no differences of anything.
 */
import { maySubtract } from './combining.ts';
import type { Candidate } from './match-figure.ts';
import { shareSaid } from './name-agreement.ts';
import { normalForm } from './normal-form.ts';
import type { StatementReading } from './statement-reading.ts';

export interface Comparison {
  one: Candidate;
  other: Candidate;
  /** What the statement says of its result: 以上, 至少, 约. */
  resultQualifier: string | null;
  /** One of the two is told by its place, year or number alone, and so is of the thing that is named. */
  isElliptic: boolean;
}

export function incomparable(comparison: Comparison, reading: StatementReading): string | null {
  const { one, other } = comparison;
  const values = `${one.figure.valueText}和${other.figure.valueText}`;
  if (!maySubtract(one, other)) return `原文中的${values}一个是新增的量，一个是总数，不能相比`;
  if (!areOfTime(comparison, reading)) return `原文中的${values}不是同一时间的数，不能相比`;
  if (!isOneThing(comparison, reading)) return `“${one.figure.name}”与“${other.figure.name}”不是同一项指标`;
  if (!tellsResult(comparison, reading)) return `原文的${values}有“以上”一类的限定，算不出确定的数`;
  return null;
}

/** Of two places: of one time, or the statement says of which each is. */
function areOfTime({ one: { figure: one }, other: { figure: other } }: Comparison, reading: StatementReading): boolean {
  const [year, otherYear] = [one.period?.to ?? null, other.period?.to ?? null];
  if (one.region === other.region || year === otherYear) return true;
  return [year, otherYear].every((to) => to !== null && reading.periods.some((period) => period.to === to));
}

/** Doing and counting make no other indicator: 开通5G基站 is 5G基站数. */
const DOING =
  /建设|建成|开通|累计|完成|实现|达到?|全[国省市区县]|新[增建]|力争|争创|培育|创建|推广|[总个]?数量?(?=$|，)|总量|规模(?!以)|业务|等|的|为|了/g;
const NARROW = /规模?以?上|限额?以?上|民营|国有|外资|高新区|开发区|[国省市区县]家?级/;

function isOneThing({ one, other, isElliptic }: Comparison, { normal }: StatementReading): boolean {
  const [name, otherName] = [one, other].map(({ figure }) => normalForm(figure.name).replace(DOING, ''));
  const own = leftOver(name ?? '', otherName ?? '');
  const others = leftOver(otherName ?? '', name ?? '');
  if (isElliptic && [own, others].some((words) => NARROW.test(words.join('，')))) return false;
  if (own.length === 0 || others.length === 0) return true;
  return !isElliptic && [own, others].every((words) => shareSaid(words.join('，'), normal) >= SAID);
}

const SAID = 0.4;

/** Runs of a name that the other does not have: of 规模以上电子信息制造业 beside 电子信息产品制造业 it is 规模以上. */
function leftOver(name: string, other: string): string[] {
  let rest = name;
  for (let length = name.length; length > 1; length--)
    for (let at = 0; at + length <= name.length; at++) {
      const piece = name.slice(at, at + length);
      if (other.includes(piece)) rest = rest.replace(piece, '，');
    }
  return rest.split('，').filter((words) => words.length > 1);
}

const OPEN =
  /以上|不少于|不低于|至少|超|突破|高于|逾|多|余|以[下内]|之内|不足|不到|低于|少于|不超过|不高于|至多|约|左右|上下|近/;
/** The reader is told that bounds were left out. */
const AS_WRITTEN = /按(?:照)?所写的?(?:数字|数值)/;

/** Of a bound only a bound follows. What of a bounded result is so is asked elsewhere. */
function tellsResult({ one, other, resultQualifier }: Comparison, { text }: StatementReading): boolean {
  const isOpen = [one, other].some(({ figure }) => OPEN.test(figure.qualifier ?? ''));
  return !isOpen || resultQualifier !== null || AS_WRITTEN.test(text);
}
