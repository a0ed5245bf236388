/** Normal form in, every number in it out, be it a figure, a name (5G, G312) or a count of parts, with what touches it. */
import { MEASURES, unitPattern } from '../ingest/figures/measures.ts';
import type { Span } from '../plan-document.ts';
import { scale } from '../text/numerals.ts';
import { expandUnit } from '../vocabulary/terms.ts';

export interface Quantity extends Span {
  /** With its scale: 1.2万个 is 12000. */
  value: number;
  /** Upper end of a range, else null. */
  valueTo: number | null;
  /** Without scale: 个, 元, %; empty when none is known. */
  unit: string;
  /** Character directly in front when it is a letter. */
  before: string;
  /** Character directly behind number and unit. */
  after: string;
  text: string;
}

const NUMBER = '\\d+(?:\\.\\d+)?';
const SCALE = '万亿|千亿|百亿|十亿|千万|百万|十万|亿|万|千|百';
const SCALE_FIRST = new RegExp(`^(?:${SCALE})`);
const QUANTITY = new RegExp(
  `(?<![\\d.])(?<number>${NUMBER})(?:(?<lowScale>${SCALE})?[-至到](?<to>${NUMBER}))?[多余]?(?<scale>${SCALE})?[多余]?(?<unit>${unitPattern(MEASURES)})?`,
  'gu',
);

export function quantitiesIn(text: string): Quantity[] {
  return [...text.matchAll(QUANTITY)].map((match) => {
    const { number = '', to, scale: written = '', unit: counted = '' } = match.groups ?? {};
    // 第1组长 holds a post and counts no group.
    const unit = counted === '组' && text[match.index + match[0].length] === '长' ? '' : counted;
    const worth = scale(written) ?? 1;
    return {
      start: match.index,
      end: match.index + match[0].length,
      value: scaled(Number(number), worth),
      valueTo: to === undefined ? null : scaled(Number(to), worth),
      unit: unit === '个百分点' ? '百分点' : unit,
      before: /[a-z]/.exec(text[match.index - 1] ?? '')?.[0] ?? '',
      after: text[match.index + match[0].length] ?? '',
      text: match[0],
    };
  });
}

/** Value and unit of a figure as printed (`1.2` with `万个`) on the same measure. */
export function quantityOf(value: number, printedUnit: string): { value: number; unit: string } {
  const written = SCALE_FIRST.exec(printedUnit)?.[0] ?? '';
  const unit = printedUnit.slice(written.length);
  return { value: scaled(value, scale(written) ?? 1), unit: unit === '个百分点' ? '百分点' : unit };
}

function scaled(value: number, worth: number): number {
  return worth === 1 ? value : Number((value * worth).toPrecision(12));
}

const COUNTS = new Set([
  '家',
  '座',
  '项',
  '所',
  '条',
  '处',
  '户',
  '件',
  '只',
  '支',
  '款',
  '种',
  '类',
  '场',
  '台',
  '套',
]);

/** 个 counts anything that is counted; 家 and 户, 公里 and 千米 are one. */
export function sameUnit(one: string, other: string): boolean {
  if (one === other || expandUnit(one).includes(other)) return true;
  return (one === '个' && COUNTS.has(other)) || (other === '个' && COUNTS.has(one));
}

export function sameValue(one: number, other: number): boolean {
  return Math.abs(one - other) <= 1e-9 * Math.max(1, Math.abs(one), Math.abs(other));
}
