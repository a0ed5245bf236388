/**
 * Two figures of one passage in, whether its words say that the one holds the other: 投资210亿元，其中工业投资120亿元, and
 * 上半年建成150个，全年建成400个.
 */
import type { Figure, Passage } from '../plan-document.ts';
import { fromSource } from '../text/mapped-text.ts';
import { partOfYearAt } from '../text/part-of-year.ts';

/** Of what was counted before; it rules to the end of its sentence. */
const OF_THESE = /(?:其中|当中)[^。；！？]*$|[（(，](?:包括|包含|含)[^。；！？）)]*$/u;
const HALVES_AND_QUARTERS = /^(?:[上下]半年|[一二三四]季度)$/;

export function isPartOfOther(one: Figure, other: Figure, passages: readonly Passage[]): boolean {
  const passage = passages.find(({ id }) => id === one.passageId);
  if (!passage || one.passageId !== other.passageId) return false;
  const [first, second] = [placeOf(one, passage), placeOf(other, passage)].sort((a, b) => a - b);
  if (first === undefined || second === undefined || first < 0) return false;
  const text = passage.indexText;
  if (OF_THESE.test(text.slice(first, second))) return true;
  return withoutPart(one.name) === withoutPart(other.name) && !areApart(partAt(text, first), partAt(text, second));
}

function placeOf({ span }: Figure, { sourceStarts, sourceEnds }: Passage): number {
  return fromSource({ starts: sourceStarts, ends: sourceEnds }, span)?.start ?? -1;
}

/** 上半年建成充电桩 and 充电桩建成. */
function withoutPart(name: string): string {
  return name
    .replace(/全年|[上下]半年|第?[一二三四1-4]季度/gu, '')
    .replace(/^(?:建成|完成|新[建增])|(?:建成|完成|新[建增])$/u, '');
}

function partAt(text: string, at: number): string {
  return partOfYearAt(text, at) ?? '全年';
}

/** 上半年 and 下半年 share no month; 上半年 and 一季度 do, and all share with the year. */
function areApart(one: string, other: string): boolean {
  if (one === other) return true;
  const halves = [one, other].filter((part) => part.endsWith('半年')).length;
  return halves !== 1 && [one, other].every((part) => HALVES_AND_QUARTERS.test(part));
}
