/**
 * A number of the statement that no passage prints in, whether it is computed from the figures of the passages out: what is
 * used is then part of the evidence. A bound of the result is that of its figures.
 */
import { overYears, recompute, resultOf } from './arithmetic.ts';
import { maySubtract } from './combining.ts';
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

export function isRecomputed(
  evidence: Evidence,
  { quantity, part, fault }: Open,
  { candidates, relations }: Given,
): boolean {
  // 比…的不少于2个多2家: the second may be a number of the passages by chance.
  const isResult = quantity !== null && DIFFERENCE_BEFORE.test(part.slice(0, quantity.start));
  if (!quantity || !(isResult || ['figure', 'indicator'].includes(fault.problem))) return false;
  const isBound = LOWER_BOUND.test(qualifierAround(part, quantity.start, quantity.end) ?? '');
  const result = resultOf(quantity.value, quantity.unit, quantity.text, isBound);
  const words = `${part}，${evidence.reading.normal}`;
  const yearly = overYears(result, words, evidence.figures);
  const stated = yearly ? [] : relations.filter((one) => isOf(one, quantity));
  const said = stated.map((one) => holds(one));
  if (said.includes(false)) return false;
  const used =
    yearly ??
    (said.includes(true) ? stated.flatMap(operandsOf) : null) ??
    recompute(result, words, evidence.figures) ??
    (evidence.figures.length < 2 ? alike(recompute(result, words, meant(evidence, candidates))) : null);
  if (!used) return false;
  if (said.includes(null) && !stated.every((one) => namesYearsOf(one, used))) return false;
  if (!said.includes(true) && isTurnedRound(evidence.reading, quantity, used)) return false;
  if (!(yearly ? isBound === isLowerBound(yearly) : boundHolds(part, quantity, used))) return false;
  evidence.computed = true;
  for (const candidate of used) {
    if (!evidence.figures.includes(candidate)) evidence.figures.push(candidate);
    if (candidate.sentenceOf) evidence.sentences.add(candidate.sentenceOf);
  }
  return true;
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

/** A statement that names neither figure means two of one kind; one that repeats both has said what each is. */
function alike(used: Candidate[] | null): Candidate[] | null {
  const [one, other] = used ?? [];
  return one && other && maySubtract(one, other) ? used : null;
}
