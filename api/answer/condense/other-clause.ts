/** 第17条呢 after 镇江第16条谁牵头: the same is asked of another clause; 那第17条讲什么 asks something else of it. */
import { findClauseNumbers } from '#retrieval/query/named-clause';
import { without } from './question-slots.ts';
import { composed } from './stem.ts';
import { bareTurn, placeFor, type Said, type Turn } from './turn.ts';

/** Null unless clauses are what the conversation speaks of: 第三条 after a list is an item of it. */
export function otherClause(read: Turn, { slots: before }: Said): string | null {
  if (before.analysis.clauses.length === 0 || read.slots.analysis.clauses.length === 0) return null;
  const asking = withoutClauses(bareTurn(read));
  const topic = read.slots.analysis.clauses.map((number) => `第${number}条`).join('和');
  const again = withoutClauses(without(before.text, [...before.places, ...before.periods, ...before.papers]));
  return composed({ place: placeFor(read, before), period: '', topic, asking: asking === '' ? again : asking });
}

function withoutClauses(text: string): string {
  const bare = findClauseNumbers(text, false)
    .toReversed()
    .reduce((rest, { start, end }) => `${rest.slice(0, start)}${rest.slice(end)}`, text);
  return bare.replace(/^[和与、，,的\s]+/u, '');
}
