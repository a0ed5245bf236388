/** `A比B多`, `A高于B`: which is more must be so in the cited figures. In: the statement and the figures it repeats or means. */
import type { Candidate } from './match-figure.ts';
import { quantityOf, sameUnit } from './quantities.ts';
import type { StatementReading } from './statement-reading.ts';

const MORE =
  /高于|多于|大于|快于|领先于|优于|(?<=比(?![重例率值较]).{1,40})(?:增加|增长|提高|提升|[高多大快](?!质量|新|端|层|元|数|样|于))/u;
const LESS =
  /低于|少于|小于|慢于|落后于|(?<=比(?![重例率值较]).{1,40})(?:减少|下降|降低|[低少小慢](?!碳|代|微|数|于))/u;

export interface Sides {
  first: Candidate;
  second: Candidate;
}

/** Null when nothing is compared, or the order holds; else a Chinese clause. */
export function comparisonFault(reading: StatementReading, sides: Sides | null): string | null {
  const more = MORE.test(reading.text);
  const less = LESS.test(reading.text);
  if (more === less || sides === null) return null;
  const [a, b] = [sides.first.figure, sides.second.figure];
  if (a.value === null || b.value === null) return null;
  const [one, other] = [quantityOf(a.value, a.unit), quantityOf(b.value, b.unit)];
  if (!sameUnit(one.unit, other.unit)) return null;
  const holds = more ? one.value > other.value : one.value < other.value;
  return holds ? null : `原文中前者为${a.valueText}，后者为${b.valueText}`;
}

/** The two figures in the order in which the statement names their place, their year or their value. */
export function sidesOf({ text, regions, periods }: StatementReading, figures: readonly Candidate[]): Sides | null {
  const [one, other] = figures;
  if (!one || !other) return null;
  const placed = [one, other].map((candidate) => {
    const { figure } = candidate;
    const region = regions.find(({ candidates }) => candidates.some(({ name }) => name === figure.region));
    const period = periods.find(({ to }) => to === figure.period?.to);
    return {
      candidate,
      value: text.indexOf(figure.valueText),
      region: region?.start ?? -1,
      period: period?.start ?? -1,
    };
  });
  const [a, b] = placed;
  if (!a || !b) return null;
  for (const key of ['value', 'region', 'period'] as const) {
    if (a[key] < 0 || b[key] < 0 || a[key] === b[key]) continue;
    return a[key] < b[key] ? { first: one, second: other } : { first: other, second: one };
  }
  return null;
}
