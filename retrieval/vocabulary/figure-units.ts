/** Units of figures: what a scaled value is in single units, and which units count the same thing. */
import type { Figure } from '../plan-document.ts';
import { expandUnit } from './terms.ts';

/** 千瓦 and 百分点 are units of their own: only what scales a number is taken off. */
const SCALE = /^(?:万|亿|千(?![瓦米克升帕卡])|百(?!分))+/;
const WORTH: Record<string, number> = { 万: 1e4, 亿: 1e8, 千: 1e3, 百: 100 };

/** Measure words of one counted thing: plans write 示范智能车间 in 家 and 个, 5G基站 in 座 and 个, 企业 in 户 and 家. */
const COUNTERS = /^[个家户座项所处]$/;

/** Unit without its scale: 万个 and 个 count the same. */
export function baseUnit(unit: string): string {
  return unit.replace(SCALE, '');
}

/** One word for all units that count the same thing; 个 for the measure words of counted things. */
export function unitFamily(unit: string): string {
  const base = baseUnit(unit);
  if (COUNTERS.test(base)) return '个';
  return base === '个百分点' ? '百分点' : (expandUnit(base)[0] ?? base);
}

/** A value in single units: 1.2 of 万个 is 12000. */
export function scaled(value: number, unit: string): number {
  const scale = SCALE.exec(unit)?.[0] ?? '';
  const worth = [...scale].reduce((product, word) => product * (WORTH[word] ?? 1), 1);
  return Number((value * worth).toPrecision(12));
}

/** Value in single units; null when the figure has none. */
export function scaledValue({ value, unit }: Pick<Figure, 'value' | 'unit'>): number | null {
  return value === null ? null : scaled(value, unit);
}

/** Do values of one indicator in these units measure the same? 人 and 人次 or % and 百分点 do not. */
export function sameUnit(one: string, other: string): boolean {
  return unitFamily(one) === unitFamily(other);
}
