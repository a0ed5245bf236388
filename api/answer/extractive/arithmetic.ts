/** Cited figures in, computed ones out: difference, sum, ratio, totals over years, other units. Exact in decimal. */
import type { Figure } from '#retrieval/plan-document';
import { baseUnit, scaledValue } from '#retrieval/vocabulary/figure-units';

/** Without the noise of binary fractions: 1.6 − 1.08 is 0.52. */
export function exact(value: number): number {
  return Number(value.toPrecision(12));
}

const WORTH: [string, number][] = [
  ['万亿', 1e12],
  ['亿', 1e8],
  ['万', 1e4],
];

/** A number in single units as a reader expects it beside figures of `unit`: 0.52万亿元, 320座. */
export function inUnit(value: number, unit: string): string {
  const base = baseUnit(unit);
  const scale = unit.slice(0, unit.length - base.length);
  const worth = WORTH.find(([name]) => name === scale)?.[1] ?? 1;
  return `${plain(exact(value / worth))}${scale}${base}`;
}

export function plain(value: number): string {
  return Number.isInteger(value) ? String(value) : String(exact(value));
}

/** Units in which a difference of shares is said. */
function differenceUnit(unit: string): string {
  return unit === '%' ? '个百分点' : unit;
}

export function difference(a: Figure, b: Figure): { value: number; words: string } | null {
  const [left, right] = [scaledValue(a), scaledValue(b)];
  if (left === null || right === null) return null;
  const value = exact(left - right);
  const unit =
    scaleOf(a.unit).length >= scaleOf(b.unit).length && scaleOf(a.unit) !== '' && scaleOf(b.unit) !== ''
      ? a.unit
      : a.unit === b.unit
        ? a.unit
        : baseUnit(a.unit);
  return { value, words: inUnit(Math.abs(value), differenceUnit(unit)) };
}

function scaleOf(unit: string): string {
  return unit.slice(0, unit.length - baseUnit(unit).length);
}

/** 12000 座 as 1.2万座, when the question wants 万 or 亿. */
export function convert(figure: Figure, wanted: string): string | null {
  const value = scaledValue(figure);
  const worth = WORTH.find(([name]) => name === wanted)?.[1] ?? (wanted === '' ? 1 : null);
  if (value === null || worth === null) return null;
  return `${plain(exact(value / worth))}${wanted}${baseUnit(figure.unit)}`;
}
