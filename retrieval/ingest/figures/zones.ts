/** A sentence with its numbers in, for each number the words that belong to it out. */
import type { Span } from '../../plan-document.ts';
import type { NumberToken } from './numbers.ts';
import { QUALIFIER_AFTER } from './wording.ts';

export interface Zone {
  token: NumberToken;
  /** Part of the sentence between the commas around the number. */
  segment: Span;
  /** Narrower: between the neighbours in a list of parallel figures. */
  range: Span;
  /** Said in one breath with its neighbour (支持36所技工院校新增62个专业): the whole segment states it. */
  linked: boolean;
}

export function zonesOf(text: string, segments: readonly Span[], tokens: readonly NumberToken[]): Zone[] {
  const zones: Zone[] = [];
  for (const segment of segments) {
    const all = tokens.filter((token) => token.start >= segment.start && token.end <= segment.end);
    const inside = isCondition(text, segment, all.length)
      ? []
      : all.filter((token, at) => !isThreshold(text, token, all[at + 1]));
    let start = segment.start;
    let linkedBefore = false;
    for (const [at, token] of inside.entries()) {
      const next = inside[at + 1];
      const end = next ? boundary(text, token, next) : segment.end;
      const linkedNext = next !== undefined && isLinked(text.slice(token.end, next.start));
      zones.push({ token, segment, range: { start, end }, linked: linkedBefore || linkedNext });
      linkedBefore = linkedNext;
      start = next ? afterSeparator(text, end, next.start) : end;
    }
  }
  return zones;
}

/** 营业收入首次超过10亿元、50亿元、100亿元的，分别给予…: several sums that only say who is given what. */
function isCondition(text: string, segment: Span, tokens: number): boolean {
  return (
    tokens >= 2 &&
    text.slice(segment.start, segment.end).endsWith('的') &&
    /^，(?:分别|按|一次性|再|可|将)*(?:给予|奖励|补助|补贴|资助)/u.test(text.slice(segment.end))
  );
}

/** 36所院校新增62个专业; 100多个国家和地区的200多个港口. */
function isLinked(between: string): boolean {
  return !/[、，]|[和及与]|（其中/.test(between) || /^\p{Script=Han}{1,6}[和及与]\p{Script=Han}{1,4}的$/u.test(between);
}

/** 10亿元以上项目不少于10个: the first number only says which projects are counted. */
function isThreshold(text: string, token: NumberToken, next: NumberToken | undefined): boolean {
  if (!next) return false;
  return /^(?:及|或)?(?:以上|以下|以内)的?[\p{Script=Han}“][^、，及和]*$/u.test(text.slice(token.end, next.start));
}

/** 4亿元与…12亿元; with 与上年持平 no other figure begins. */
const MARKS = /、|和|及|与(?![去上]年|[^，；。]{0,8}(?:相比|持平|同步))|以及|，/g;

/** Where the words of a number end and those of the next begin. */
function boundary(text: string, token: NumberToken, next: NumberToken): number {
  const between = text.slice(token.end, next.start);
  const behind = between.replace(QUALIFIER_AFTER, '');
  const nounBehind = /^[\p{Script=Han}“A-Za-z0-9]/u.test(behind) && !/^(?:和|及|与|以及|占|，)/.test(behind);
  const marks = [...between.matchAll(MARKS)].map((match) => match.index);
  const first = marks[0];
  const last = marks.at(-1);
  if (first === undefined || last === undefined) return nounBehind ? next.start : token.end;
  return token.end + (nounBehind ? last : first);
}

function afterSeparator(text: string, at: number, limit: number): number {
  let start = at;
  while (start < limit && /[、和及与以，]/.test(text[start] ?? '')) start += 1;
  return start;
}
