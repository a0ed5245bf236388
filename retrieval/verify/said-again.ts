/** 1.2万个5G基站换算为12000个: a number written once more in another unit or scale says nothing new. In: a statement. */
import type { Evidence } from './evidence.ts';
import { normalForm } from './normal-form.ts';
import { qualifierAround } from './qualifiers.ts';
import { type Quantity, quantitiesIn, quantityOf, sameUnit, sameValue } from './quantities.ts';

export interface SaidAgain {
  /** What is to be proven. */
  rest: string;
  again: Quantity;
}

const AGAIN = /，?(?:换算(?:为|成|后为?)|折合(?:为|成)?|相当于|也就是|亦即)(?=\d)/u;

export function saidAgain(statement: string): SaidAgain | null {
  const text = statement.replace(/[。；]$/u, '');
  const marks = [...text.matchAll(new RegExp(AGAIN, 'gu'))];
  const mark = marks.at(-1);
  const again = mark && text.slice(mark.index + mark[0].length);
  const rest = mark && text.slice(0, mark.index);
  if (rest === undefined || again === undefined || /[，；。]/.test(again)) return null;
  // The number that is written again stands in the same clause.
  if (!/\d/.test(rest.split(/[；。]/).at(-1) ?? '')) return null;
  const normal = normalForm(again);
  const [quantity, ...more] = quantitiesIn(normal);
  if (!quantity || more.length > 0 || quantity.start > 0 || quantity.end < normal.length || quantity.unit === '')
    return null;
  return qualifierAround(normal, quantity.start, quantity.end) === null ? { rest, again: quantity } : null;
}

/** Is it the number that stands last in what was proven? */
export function isSameNumber({ again }: SaidAgain, { matched }: Evidence): boolean {
  const figure = matched.get(Math.max(...matched.keys()))?.figure;
  if (!figure || figure.value === null || figure.valueTo !== null) return false;
  const { value, unit } = quantityOf(figure.value, figure.unit);
  return sameValue(value, again.value) && sameUnit(unit, again.unit);
}
