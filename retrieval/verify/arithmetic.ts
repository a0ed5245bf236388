/**
 * A number that stands in no passage in, the figures that it is computed from out: difference, sum, ratio, share and
 * growth are recomputed from cited figures, and nothing else may be computed.
 */

import { maySum } from './combining.ts';
import type { Candidate } from './match-figure.ts';
import { quantityOf, sameUnit } from './quantities.ts';

export interface Result {
  value: number;
  /** Without scale. */
  unit: string;
  /** Half of the last printed place: 1.2倍 may be 1.15 to 1.25. */
  tolerance: number;
  /** 10倍以上: the whole times that the one is more. */
  atLeast: boolean;
}

const DIFFERENCE =
  /相差|差距|差额|差[了为]?\d|[多少高低快慢][出了于]?|增加|减少|提高|提升|下降|降低|净增|扩大|缩小|增长/;
export const SUM = /合计|共计|总计|之和|总和|总共|加起来|一共|相加|[＋+]/;
const RATIO = /倍|占|比例|比重|增长|增幅|增速|下降|降幅/;

interface Operand {
  candidate: Candidate;
  value: number;
  unit: string;
}

/** `operands`: figures that the statement repeats, in its order, or else all it may mean. Null when nothing fits. */
export function recompute(result: Result, part: string, candidates: readonly Candidate[]): Candidate[] | null {
  const operands = candidates.flatMap((candidate): Operand[] => {
    const { value, unit } = candidate.figure;
    return value === null ? [] : [{ candidate, ...quantityOf(value, unit) }];
  });
  const pair = SUM.test(part) ? null : (ofTwo(result, part, operands) ?? ofShare(result, part, operands));
  return pair ?? (SUM.test(part) ? ofAll(result, operands) : null);
}

const YEARS = /(\d+)年(?:合计|共计|总计|累计|共|总共|一共|计算|下来|不少于|不低于|至少|应|需|要)/;
/** 2022年至2024年每年300家，合计900家: the years are those that the words name. */
const SPAN = /(20\d\d)年?[-至到](20\d\d)年.*(?:合计|共计|总计|累计|共|总共|一共)/;

function yearsIn(words: string): number {
  const [, from, to] = SPAN.exec(words) ?? [];
  return Number(YEARS.exec(words)?.[1] ?? 0) || (from && to ? Number(to) - Number(from) + 1 : 0);
}

/** 每年300家，三年合计900家: what is done each year, over all years of the paper. */
export function overYears(result: Result, words: string, candidates: readonly Candidate[]): Candidate[] | null {
  const years = yearsIn(words);
  const yearly = candidates.filter(({ figure, source }) => {
    const [first = 0, last = 0] = [source.given.document.years[0], source.given.document.years.at(-1)];
    if (figure.value === null || figure.kind !== 'yearly' || last - first + 1 !== years) return false;
    const { value, unit } = quantityOf(figure.value, figure.unit);
    return sameUnit(unit, result.unit) && near(value * years, { ...result, tolerance: 0 });
  });
  return years > 1 && yearly.length > 0 ? yearly.slice(0, 1) : null;
}

function ofTwo(result: Result, part: string, operands: readonly Operand[]): Candidate[] | null {
  for (const [at, one] of operands.entries()) {
    for (const other of operands.slice(at + 1)) {
      if (!sameUnit(one.unit, other.unit)) continue;
      if (isDifference(result, part, one, other) || isRatio(result, part, one, other))
        return [one.candidate, other.candidate];
    }
  }
  return null;
}

const ESTIMATE = /推算|反推|倒推|推出|估算|折算|测算|计算|推得|算得/;

/** 8家，占全省的61.5%，推算全省约13家: the share is the one that directly follows the count. */
function ofShare(result: Result, part: string, operands: readonly Operand[]): Candidate[] | null {
  if (!ESTIMATE.test(part)) return null;
  const inOrder = operands.toSorted((a, b) => a.candidate.figure.span.start - b.candidate.figure.span.start);
  for (const [at, count] of inOrder.entries()) {
    const share = inOrder[at + 1];
    if (share?.unit !== '%' || share.value === 0 || share.candidate.sentenceOf !== count.candidate.sentenceOf) continue;
    if (!share.candidate.figure.statement.includes('占') || !sameUnit(count.unit, result.unit)) continue;
    if (near((100 * count.value) / share.value, { ...result, tolerance: 0.5 }))
      return [count.candidate, share.candidate];
  }
  return null;
}

function isDifference(result: Result, part: string, one: Operand, other: Operand): boolean {
  const unit = one.unit === '%' ? '百分点' : one.unit;
  if (!DIFFERENCE.test(part) || !sameUnit(unit, result.unit)) return false;
  return near(Math.abs(one.value - other.value), result);
}

function isRatio(result: Result, part: string, one: Operand, other: Operand): boolean {
  if (!RATIO.test(part) || one.value === 0 || other.value === 0) return false;
  const [small, large] = [Math.min(one.value, other.value), Math.max(one.value, other.value)];
  if (result.unit === '倍')
    return result.atLeast ? Math.floor(large / small) === result.value : near(large / small, result);
  if (result.unit !== '%') return false;
  return near((100 * small) / large, result) || near((100 * (large - small)) / small, result);
}

function ofAll(result: Result, operands: readonly Operand[]): Candidate[] | null {
  const same = operands.filter(({ unit }) => sameUnit(unit, result.unit) || areCounts(unit, result.unit));
  if (same.length < 2 || !maySum(same.map(({ candidate }) => candidate))) return null;
  const sum = same.reduce((total, { value }) => total + value, 0);
  return near(sum, result) ? same.map(({ candidate }) => candidate) : null;
}

/** 15家 and 165个 are 180: things are counted by several words, and a sum may leave the word out. */
const COUNT = /^[家个座所项处]?$/;

function areCounts(one: string, other: string): boolean {
  return COUNT.test(one) && COUNT.test(other);
}

function near(value: number, { value: wanted, tolerance }: Result): boolean {
  return Math.abs(value - wanted) <= tolerance + 1e-9 * Math.max(1, Math.abs(value));
}

/** `text` as printed: 61.5 is exact to 0.05. */
export function resultOf(value: number, unit: string, text: string, atLeast: boolean): Result {
  const number = /\d+(?:\.(\d+))?/.exec(text);
  const digits = number?.[1]?.length ?? 0;
  const printed = Number(number?.[0] ?? 1);
  const worth = printed === 0 ? 1 : value / printed;
  return {
    value,
    unit,
    atLeast,
    tolerance: digits === 0 && unit !== '%' && unit !== '倍' ? 0 : (0.5 / 10 ** digits) * worth,
  };
}
