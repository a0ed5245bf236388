/** Names that a hurried writer puts together from what stands side by side. In: normal forms. */
import type { Figure } from '../plan-document.ts';
import { pairs, shareSaid } from './name-agreement.ts';
import { normalForm } from './normal-form.ts';

/** Share of a wording's name that may be the name of the figure beside it. */
const BORROWED = 0.34;

export interface MixedName {
  /** How the statement names its number. */
  wording: string;
  /** Name and wording of the figure in the source, with what it inherits. */
  said: string;
  figure: Figure;
  /** Other figures of its sentence. */
  beside: readonly Figure[];
}

/** 电子商务交易额占GDP比重达到11.25%: the figure whose name makes half of this one's, or null. */
export function borrowedName({ wording, said, figure, beside }: MixedName): Figure | null {
  // 业务收入1.08万亿元，年均增长9%: a growth bears the name of what grows.
  if (figure.kind === 'change' || figure.kind === 'yearly') return null;
  const own = new Set(pairs(wording));
  const foreign = [...own].filter((pair) => !said.includes(pair));
  return (
    beside.find(({ name }) => {
      const other = normalForm(name);
      return foreign.filter((pair) => other.includes(pair)).length > BORROWED * own.size;
    }) ?? null
  );
}

/** Least share of each name that must be recognised. */
const RECOGNISED = 0.3;

/** 200家标杆工厂和示范智能车间 are neither 200 of the one nor of a third thing. */
export function leavesOutPart(name: string, stated: string): boolean {
  const parts = name.split(/和|与|及/).filter((part) => pairs(part).length > 2);
  return parts.length > 1 && parts.some((part) => shareSaid(part, stated) < RECOGNISED);
}
