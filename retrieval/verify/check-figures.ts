/** Every number of the statement must be a figure of the passages, a number that they print, or a result recomputed from them. */
import type { Span } from '../plan-document.ts';
import { partsOf } from '../text/sentences.ts';
import { overYears, recompute, resultOf } from './arithmetic.ts';
import { catchwordsIn } from './catchwords.ts';
import { maySubtract } from './combining.ts';
import { callsOneMore, compares, comparisonFault, ofOneUnit, sidesOf } from './comparisons.ts';
import { namedInTurn } from './distinct-names.ts';
import { blank, type Evidence, type Fault } from './evidence.ts';
import {
  type Candidate,
  candidatesOf,
  type FigureJudgement,
  findContrary,
  judgeFigure,
  namesIndicator,
  type StatedFigure,
} from './match-figure.ts';
import { matchNumber } from './match-number.ts';
import { agreement, nameShare } from './name-agreement.ts';
import { comparesNames, isComparedIn, namedSides } from './named-sides.ts';
import { normalForm } from './normal-form.ts';
import { countsItself } from './own-counts.ts';
import { qualifierAround } from './qualifiers.ts';
import { type Quantity, quantitiesIn, quantityOf, sameValue } from './quantities.ts';
import { quotedHeadings } from './quoted-headings.ts';
import { siblingOf } from './sibling-number.ts';
import { proofOfFigure, proofOfSentence } from './source-sentences.ts';
import {
  holds,
  isOf,
  isReversed,
  namesYearsOf,
  operandsOf,
  type Relation,
  relationFault,
  relationsIn,
} from './stated-relations.ts';
import { figuresIn, partAt, type StatementReading } from './statement-reading.ts';

/** A number that no passage prints as it is said: it may be a result. */
interface Open {
  quantity: Quantity | null;
  part: string;
  fault: Fault;
}

export function figuresFault(evidence: Evidence): Fault | null {
  const { reading, sources } = evidence;
  const candidates = candidatesOf(sources);
  const read = new Map(sources.map((source) => [source, figuresIn(reading, source)]));
  const headings = quotedHeadings(reading.text, sources);
  const all = [...read.values()].flat().filter(({ span }) => !headings.some((one) => isWithin(span, one)));
  const open: Open[] = [];
  for (const at of [...new Set(all.map(({ span }) => span.start))].sort((a, b) => a - b)) {
    const stated: StatedFigure = {
      reading,
      at,
      readIn: (source) => read.get(source)?.find((figure) => figure.span.start === at) ?? null,
    };
    const written = all.find(({ span }) => span.start === at)?.valueText ?? '';
    const unmatched = matchStated(evidence, stated, written, candidates);
    if (unmatched) open.push(unmatched);
  }
  const catchwords = catchwordsIn(
    reading.text,
    sources.flatMap(({ sentences }) => sentences),
  );
  const rest = blank(reading.text, [...all.map(({ span }) => span), ...reading.periods, ...catchwords, ...headings]);
  open.push(...unreadNumbers(evidence, rest));
  const relations = relationsIn(evidence, candidates);
  for (const one of open)
    if (!isRecomputed(evidence, one, { candidates, relations }))
      return relationFault(relations.filter(isReversed)) ?? withSibling(one, evidence);
  return relationFault(relations) ?? turnFault(evidence) ?? orderFault(evidence, candidates);
}

function isWithin(inner: Span, outer: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** A number that no passage has: what stands in its place, when the papers tell the same with another. */
function withSibling({ quantity, part, fault }: Open, evidence: Evidence): Fault {
  if (!quantity || fault.problem !== 'figure' || fault.proofs.length > 0) return fault;
  const sibling = siblingOf(quantity, part, evidence);
  return sibling ? { ...fault, detail: `原文为“${sibling.said}”`, proofs: [proofOfSentence(sibling.sentence)] } : fault;
}

function matchStated(
  evidence: Evidence,
  stated: StatedFigure,
  written: string,
  candidates: readonly Candidate[],
): Open | null {
  const { reading, sources, figures, matched, sentences } = evidence;
  const [best] = judgeFigure(stated, candidates);
  if (best && !best.fault) {
    figures.push(best.candidate);
    matched.set(stated.at, best.candidate);
    if (best.candidate.sentenceOf) sentences.add(best.candidate.sentenceOf);
    return null;
  }
  const part = normalForm(partAt(reading.text, stated.at));
  const [printed] = quantitiesIn(normalForm(written));
  const quantity =
    quantitiesIn(part).find(({ value, unit }) => printed && sameValue(value, printed.value) && unit === printed.unit) ??
    null;
  if (best && restates(part, best.candidate, figures)) return null;
  if (quantity && (countsItself(quantity, part, evidence) || isSaidAgain(quantity, part))) return null;
  if (!best || best.fault?.problem === 'indicator') {
    const match = quantity
      ? matchNumber(quantity, part, sources, { printedAsFigure: best?.candidate.sentenceOf ?? null })
      : null;
    if (match?.sentence && !match.fault) {
      sentences.add(match.sentence);
      return null;
    }
  }
  return { quantity, part, fault: faultOf(best, stated, written, candidates) };
}

/** 6.81万人次，即68100人次, 换算为68100人次: the second only writes the first in another way. */
function restates(part: string, candidate: Candidate, figures: readonly Candidate[]): boolean {
  return /^(?:即|也就是|亦即|折合|约合|合|换算[为成]?|相当于)/.test(part) && figures.includes(candidate);
}

function faultOf(
  best: FigureJudgement | undefined,
  stated: StatedFigure,
  written: string,
  candidates: readonly Candidate[],
): Fault {
  const contrary = best && best.names > 0.8 ? null : findContrary(stated, candidates);
  const otherwise = contrary ? [proofOfFigure(contrary.source, contrary.figure)] : [];
  if (best?.fault) {
    const { problem } = best.fault;
    // 分别增长11.5%、7.5%: both values are those of the list, in another turn.
    const isInTurn =
      problem === 'indicator' && /分别|依次/.test(stated.reading.text) && /分别|依次/.test(best.candidate.sentence);
    const isSame = problem === 'kind' || problem === 'qualifier' || problem === 'strength' || isInTurn;
    return {
      ...best.fault,
      proofs: isSame ? [proofOfFigure(best.candidate.source, best.candidate.figure)] : otherwise,
    };
  }
  return contrary
    ? { problem: 'figure', detail: `原文为“${contrary.figure.statement}”`, proofs: otherwise }
    : { problem: 'figure', detail: `所引原文没有“${written}”`, proofs: [] };
}

function unreadNumbers(evidence: Evidence, rest: string): Open[] {
  return partsOf(rest).flatMap(({ start, end }) => {
    const part = normalForm(rest.slice(start, end));
    const whole = normalForm(evidence.reading.text.slice(start, end));
    // Figures that were read are blanked behind the number, and stand in the whole part.
    const wholePart = (bare: string, { end: at }: Quantity): string =>
      whole.startsWith(bare.slice(0, at)) ? whole : bare;
    return quantitiesIn(part).flatMap((quantity) => {
      if (countsItself(quantity, part, evidence) || isSaidAgain(quantity, wholePart(part, quantity))) return [];
      const { sentence, fault } = matchNumber(quantity, part, evidence.sources, {
        whole: evidence.reading.normal,
      });
      if (sentence && !fault && quantity.unit !== '') evidence.sentences.add(sentence);
      return fault ? [{ quantity, part, fault: { ...fault, proofs: [] } }] : [];
    });
  });
}

/** “三个”是打造三个平台: what the number stands for follows, and is checked. */
function isSaidAgain({ start, end, value, unit }: Quantity, part: string): boolean {
  if (!/^(?:是指?|指|即|为)/.test(part.slice(end))) return false;
  return quantitiesIn(part).some(
    (other) => other.start > start && sameValue(other.value, value) && other.unit === unit,
  );
}

interface Given {
  candidates: readonly Candidate[];
  relations: readonly Relation[];
}

function isRecomputed(evidence: Evidence, { quantity, part, fault }: Open, { candidates, relations }: Given): boolean {
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

/** Figures that the statement names by thing, place and year without giving their values. */
function meant({ reading }: Evidence, candidates: readonly Candidate[]): Candidate[] {
  const { regions, periods, normal } = reading;
  return candidates.filter(({ figure }) => {
    const isPlace =
      regions.length === 0 || regions.some(({ candidates: some }) => some.some(({ name }) => name === figure.region));
    const isTime =
      periods.length === 0 || periods.some(({ from, to }) => figure.period?.to === to || figure.period?.from === from);
    return isPlace && isTime && nameShare(normalForm(figure.name), normal) >= 0.7;
  });
}

/** A、B分别为1、2: the first value is that of the first name. */
function turnFault({ reading, figures, computed }: Evidence): Fault | null {
  if (computed || !/分别|依次/.test(reading.text)) return null;
  for (const [at, { figure }] of figures.entries()) {
    const next = figures[at + 1];
    if (!next || next.figure.unit !== figure.unit) continue;
    if (!namedInTurn(reading.normal, normalForm(figure.name), normalForm(next.figure.name))) continue;
    const detail = `原文为“${figure.statement}”，“${next.figure.statement}”`;
    return { problem: 'indicator', detail, proofs: [proofOfFigure(next.source, next.figure)] };
  }
  return null;
}

/** 第一产业增加值比第三产业高: which is more is told by the two figures of these names, or by no one. */
function namedOrderFault(evidence: Evidence, candidates: readonly Candidate[]): Fault | null {
  const sides = namedSides(evidence.reading, candidates);
  if (!sides) {
    const said = evidence.sources.flatMap(({ sentences }) => sentences.map(({ normal }) => normal));
    const detail = '原文没有这样比较';
    return isComparedIn(evidence.reading, said) ? null : { problem: 'arithmetic', detail, proofs: [] };
  }
  const both = [sides.first, sides.second];
  const detail = comparisonFault(evidence.reading, sides);
  const proofs = both.map(({ source, figure }) => proofOfFigure(source, figure));
  if (detail) return { problem: 'arithmetic', detail, proofs };
  evidence.figures.push(...both);
  evidence.computed = true;
  evidence.ordered = true;
  return null;
}

const ONE_INDICATOR = 0.5;

/** 盐城高于镇江 needs both figures, named or meant. */
function orderFault(evidence: Evidence, candidates: readonly Candidate[]): Fault | null {
  if (comparesNames(evidence.reading)) return namedOrderFault(evidence, candidates);
  if (!compares(evidence.reading) && !callsOneMore(evidence.reading)) return null;
  const operands = evidence.figures.length >= 2 ? evidence.figures : meant(evidence, candidates);
  const sides = sidesOf(evidence.reading, operands);
  if (!sides && callsOneMore(evidence.reading))
    return { problem: 'arithmetic', detail: '原文没有这样比较', proofs: [] };
  if (!sides || !compares(evidence.reading) || !ofOneUnit(sides)) return null;
  const proofs = operands.slice(0, 2).map(({ source, figure }) => proofOfFigure(source, figure));
  const [one, other] = [sides.first.figure.name, sides.second.figure.name].map(normalForm);
  // 甲市的11%高于乙市的10%: without a name in the statement only one indicator can be meant.
  if (!namesIndicator(evidence.reading) && agreement(one ?? '', other ?? '') < ONE_INDICATOR)
    return { problem: 'indicator', detail: '原文中的两个数说的不是同一项指标', proofs };
  const detail = comparisonFault(evidence.reading, sides);
  if (detail) return { problem: 'arithmetic', detail, proofs };
  evidence.ordered = true;
  return null;
}
