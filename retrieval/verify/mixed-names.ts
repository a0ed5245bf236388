/** Names that a hurried writer puts together from what stands side by side. In: normal forms. */
import type { Figure } from '../plan-document.ts';
import { contentWords, saidOf } from './content-words.ts';
import { pairs, shareSaid } from './name-agreement.ts';
import { normalForm } from './normal-form.ts';
import { taggedWords } from './tagged-words.ts';

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

/** 示范工厂20个 where 20个 are 示范车间 and the figure beside it counts 示范工厂: that figure, or null. */
export function borrowedHead({ wording, said, figure, beside }: MixedName): Figure | null {
  const own = headOf(figure.name);
  if (own === '' || wording.includes(own)) return null;
  return (
    beside.find(({ name }) => {
      const head = headOf(name);
      return head !== '' && wording.endsWith(head) && !said.includes(head);
    }) ?? null
  );
}

/** The last two characters of a name say what it is of. */
function headOf(name: string): string {
  return /\p{Script=Han}{2}$/u.exec(normalForm(name.replace(/（[^（）]*）/g, '')))?.[0] ?? '';
}

/** Least share of each name that must be recognised. */
const RECOGNISED = 0.3;

/** 200家标杆工厂和示范智能车间 are neither 200 of the one nor of a third thing. */
export function leavesOutPart(name: string, stated: string): boolean {
  const parts = name.split(/和|与|及/).filter((part) => pairs(part).length > 2);
  return parts.length > 1 && parts.some((part) => shareSaid(part, stated) < RECOGNISED);
}

/** 室内5G基站 for 5G基站: the word directly in front of the name, which nothing says; null when there is none. */
export function addedPrefix(wording: string, name: string, said: () => string): string | null {
  const at = name.length > 1 ? wording.indexOf(name) : -1;
  const front = /[\p{Script=Han}a-z]+$/u.exec(wording.slice(0, Math.max(0, at)))?.[0] ?? '';
  const last = taggedWords(front).at(-1);
  if (!last || last.word.length < 2 || !/^(?:n|s|b|f|j|a)/.test(last.tag)) return null;
  return contentWords(last.word).length > 0 && saidOf(last.word, said()) === 0 ? last.word : null;
}
