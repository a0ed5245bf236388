/**
 * A number of the statement that no passage prints in, whether it is computed from the figures of the passages out: what is
 * used is then part of the evidence. A bound of the result is that of its figures.
 */
import { overYears, recompute, resultOf, SUM } from './arithmetic.ts';
import { maySubtract } from './combining.ts';
import { incomparable } from './comparable.ts';
import { sidesOf } from './comparisons.ts';
import type { Evidence, Fault } from './evidence.ts';
import type { Candidate } from './match-figure.ts';
import { meant } from './named-operands.ts';
import { normalForm } from './normal-form.ts';
import { qualifierAround } from './qualifiers.ts';
import { type Quantity, quantityOf } from './quantities.ts';
import { holds, isOf, namesYearsOf, operandsOf, type Relation } from './stated-relations.ts';
import type { StatementReading } from './statement-reading.ts';

/** A number that no passage prints as it is said: it may be a result. */
export interface Open {
  quantity: Quantity | null;
  part: string;
  fault: Fault;
}

interface Given {
  candidates: readonly Candidate[];
  relations: readonly Relation[];
}

/** Null when it is; else why not. */
export function recomputedFault(evidence: Evidence, open: Open, { candidates, relations }: Given): Fault | null {
  const { quantity, part, fault } = open;
  // 比…的不少于2个多2家: the second may be a number of the passages by chance.
  const isResult = quantity !== null && DIFFERENCE_BEFORE.test(part.slice(0, quantity.start));
  if (!quantity || !(isResult || ['figure', 'indicator'].includes(fault.problem))) return fault;
  const isBound = LOWER_BOUND.test(qualifierAround(part, quantity.start, quantity.end) ?? '');
  const result = resultOf(quantity.value, quantity.unit, quantity.text, isBound);
  const words = `${part}，${evidence.reading.normal}`;
  const yearly = overYears(result, words, evidence.figures);
  const stated = yearly ? [] : relations.filter((one) => isOf(one, quantity));
  const said = stated.map((one) => holds(one));
  if (said.includes(false)) return fault;
  const used =
    yearly ??
    (said.includes(true) ? stated.flatMap(operandsOf) : null) ??
    recompute(result, words, evidence.figures) ??
    (evidence.figures.length < 2 ? alike(recompute(result, words, meant(evidence, candidates))) : null);
  if (!used) return fault;
  if (said.includes(null) && !stated.every((one) => namesYearsOf(one, used))) return fault;
  if (!said.includes(true) && isTurnedRound(evidence.reading, quantity, used)) return fault;
  if (!(yearly ? isBound === isLowerBound(yearly) : boundHolds(part, quantity, used))) return fault;
  const apart = yearly ? null : apartOf(open, used, { reading: evidence.reading, stated });
  if (apart) return { problem: 'arithmetic', detail: apart, proofs: [] };
  evidence.computed = true;
  for (const candidate of used) {
    if (!evidence.figures.includes(candidate)) evidence.figures.push(candidate);
    if (candidate.sentenceOf) evidence.sentences.add(candidate.sentenceOf);
  }
  return null;
}

const DIFFERENCE_BEFORE = /比(?![重例率值较]).+[多少高低快慢](?:出|了)?约?$/u;

/** No result of exact numbers. */
const UPPER_BOUND = /以[下内]|之内|不足|不到|低于|少于|不超过|不高于|至多/;

/** 1500座以上 is 320座以上 more than 1180座; two exact numbers differ by an exact one. */
function boundHolds(part: string, { start, end, value, unit }: Quantity, used: readonly Candidate[]): boolean {
  const qualifier = qualifierAround(part, start, end) ?? '';
  if (UPPER_BOUND.test(qualifier)) return used.some(({ figure }) => UPPER_BOUND.test(figure.qualifier ?? ''));
  const bound = LOWER_BOUND.exec(qualifier);
  if (!bound) return true;
  // 10倍以上 of two exact numbers.
  if (unit === '倍') return !isLowerBound(used);
  const [larger, ...rest] = used
    .map(({ figure }) => ({ ...quantityOf(figure.value ?? 0, figure.unit), qualifier: figure.qualifier ?? '' }))
    .sort((a, b) => b.value - a.value);
  if (larger !== undefined && value > larger.value)
    return used.some(({ figure }) => LOWER_BOUND.test(figure.qualifier ?? ''));
  return (
    larger !== undefined &&
    LOWER_BOUND.test(larger.qualifier) &&
    !rest.some(({ qualifier }) => LOWER_BOUND.test(qualifier))
  );
}

/** 乙是甲的10倍 where 甲 is the larger; so too when nothing tells which is spoken of first. */
function isTurnedRound(reading: StatementReading, { unit, value }: Quantity, used: readonly Candidate[]): boolean {
  const { normal } = reading;
  const [larger, smaller] = used
    .map((candidate) => ({
      candidate,
      at: normal.indexOf(normalForm(candidate.figure.valueText)),
      ...quantityOf(candidate.figure.value ?? 0, candidate.figure.unit),
    }))
    .sort((a, b) => b.value - a.value);
  if (unit !== '倍' || value <= 1 || !larger || !smaller) return false;
  const latter = /后者[是为]?(?:约为?)?前者/.test(normal);
  if (latter || /前者[是为]?(?:约为?)?后者/.test(normal)) return larger.at < smaller.at === latter;
  const sides = sidesOf(reading, used);
  return sides === null || sides.first !== larger.candidate;
}

function isLowerBound(used: readonly Candidate[]): boolean {
  return used.some(({ figure }) => LOWER_BOUND.test(figure.qualifier ?? ''));
}

const LOWER_BOUND = /以上|不少于|不低于|至少|超|突破|高于|逾|多|余/;

/** Why the two that it was computed from may not be set against each other; null of a sum or a share. */
function apartOf(
  { quantity, part }: Open,
  used: readonly Candidate[],
  { reading, stated }: { reading: StatementReading; stated: readonly Relation[] },
): string | null {
  const [one, other, ...more] = used;
  if (!quantity || !one || !other || more.length > 0 || SUM.test(part) || !isCompared(quantity, stated)) return null;
  const resultQualifier = qualifierAround(part, quantity.start, quantity.end);
  const isElliptic = stated.some((relation) => relation.isElliptic);
  return incomparable({ one, other, resultQualifier, isElliptic }, reading);
}

/** 20家占65家的30.8% sets a part beside its whole. */
function isCompared({ unit }: Quantity, stated: readonly Relation[]): boolean {
  return unit !== '%' || stated.length > 0;
}

/** A statement that names neither figure means two of one kind; one that repeats both has said what each is. */
function alike(used: Candidate[] | null): Candidate[] | null {
  const [one, other] = used ?? [];
  return one && other && maySubtract(one, other) ? used : null;
}
