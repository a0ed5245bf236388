/** Every number of the statement must be a figure of the passages, a number that they print, or a result recomputed from them. */
import type { Span } from '../plan-document.ts';
import { partsOf } from '../text/sentences.ts';
import { catchwordsIn } from './catchwords.ts';
import { blank, type Evidence, type Fault } from './evidence.ts';
import { orderFault, turnFault } from './figure-order.ts';
import {
  type Candidate,
  candidatesOf,
  type FigureJudgement,
  findContrary,
  judgeFigure,
  type StatedFigure,
} from './match-figure.ts';
import { matchNumber } from './match-number.ts';
import { normalForm } from './normal-form.ts';
import { countsItself } from './own-counts.ts';
import { type Quantity, quantitiesIn, sameValue } from './quantities.ts';
import { quotedHeadings } from './quoted-headings.ts';
import { type Open, recomputedFault } from './recomputed.ts';
import { siblingOf } from './sibling-number.ts';
import { proofOfFigure, proofOfSentence } from './source-sentences.ts';
import { isReversed, relationFault, relationsIn } from './stated-relations.ts';
import { figuresIn, partAt } from './statement-reading.ts';

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
  for (const one of open) {
    const fault = recomputedFault(evidence, one, { candidates, relations });
    if (fault) return relationFault(relations.filter(isReversed)) ?? withSibling({ ...one, fault }, evidence);
  }
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
