/**
 * One statement and the passages that it cites in, a verdict out. Supported is only what the passages say with
 * everything that makes it right: figures with their unit, region, period, name, kind and qualifier, bodies and their
 * part, quoted phrases, negations, and its words. No model is asked.
 */
import { addedAttributeFault } from './added-attributes.ts';
import { withMarkedTitles } from './bare-titles.ts';
import { causeFault } from './causes.ts';
import { figuresFault } from './check-figures.ts';
import { bodiesFault, placesFault } from './check-places.ts';
import { quotationFault, wordsFault } from './check-words.ts';
import { clauseNumberFault } from './clause-numbers.ts';
import { clausePlacesFault } from './clause-places.ts';
import { clauseWordsFault } from './clause-words.ts';
import { comparedSides, differAsSaid } from './compared-sides.ts';
import { contentWords } from './content-words.ts';
import { countedNameFault } from './counted-names.ts';
import { directionFault } from './directions.ts';
import { doerFault } from './doers.ts';
import { blank, type Evidence, type Fault } from './evidence.ts';
import { extremeFault } from './extremes.ts';
import { headNounFault } from './head-nouns.ts';
import { joinedStatements } from './joined-statements.ts';
import { withKindsInFront } from './kind-nouns.ts';
import { levelWordFault } from './level-words.ts';
import { listedItemFault } from './listed-items.ts';
import { mixedAttributeFault } from './mixed-attributes.ts';
import { modalityFault } from './modality.ts';
import { narrowingFault } from './narrowings.ts';
import { normalForm } from './normal-form.ts';
import { officeFault } from './offices.ts';
import { issuerFault, paperDatesFault } from './paper-dates.ts';
import { placesInFrontFault } from './places-in-front.ts';
import { heldIn, postsFault } from './posts.ts';
import { underHeadingFault } from './quoted-headings.ts';
import { rankFault } from './ranks.ts';
import { withoutRemarks } from './remarks.ts';
import { isSameNumber, saidAgain } from './said-again.ts';
import { proofOfFigure, proofOfSentence, proofsOfFacts, sourceOf } from './source-sentences.ts';
import { stageFault } from './stages.ts';
import { readStatement, type StatementReading } from './statement-reading.ts';
import { turnedRangeFault } from './turned-ranges.ts';
import type { GivenPassage, StatementProof, StatementVerdict } from './verdict.ts';
import { wholeListFault } from './whole-lists.ts';

/** In this order: what is found first names the problem. */
const CHECKS: readonly ((evidence: Evidence) => Fault | null)[] = [
  quotationFault,
  clauseNumberFault,
  wholeListFault,
  turnedRangeFault,
  countedNameFault,
  levelWordFault,
  listedItemFault,
  narrowingFault,
  issuerFault,
  figuresFault,
  directionFault,
  extremeFault,
  wordsFault,
  underHeadingFault,
  placesFault,
  placesInFrontFault,
  bodiesFault,
  postsFault,
  officeFault,
  paperDatesFault,
  rankFault,
  doerFault,
  causeFault,
  stageFault,
  clauseWordsFault,
  mixedAttributeFault,
  addedAttributeFault,
  clausePlacesFault,
  headNounFault,
  modalityFault,
];

/**
 * `statement`: one sentence, list item or table row without markers. `given`: the passages that it cites, no others.
 * The proofs are spans of the canonical texts.
 */
export function verifyStatement(statement: string, given: readonly GivenPassage[]): StatementVerdict {
  const marked = withMarkedTitles(
    statement,
    given.map(({ document }) => document.title),
  );
  const reading = readStatement(marked);
  if (!claimsSomething(reading)) return { verdict: 'no-claim' };
  if (given.length === 0) return { verdict: 'not-found', problem: 'uncited', detail: '没有引用可以核对的原文。' };
  const whole = judge(reading, given);
  if (!('problem' in whole)) return supportedBy([whole]);
  // What two figures contradict no part of the statement makes true.
  const isMiscomputed = whole.problem === 'arithmetic' && whole.proofs.length > 0;
  if (isMiscomputed) return verdictOf(whole);
  return (
    provenInSides(marked, given) ??
    provenAgain(marked, given) ??
    provenInParts(marked, whole, given) ??
    verdictOf(whole)
  );
}

/** A comparison that gives both numbers. */
function provenInSides(statement: string, given: readonly GivenPassage[]): StatementVerdict | null {
  const sides = comparedSides(statement);
  if (!sides) return null;
  const one = judge(readStatement(sides.one), given);
  const other = 'problem' in one ? one : judge(readStatement(sides.other), given);
  if ('problem' in one || 'problem' in other || !differAsSaid(sides, one, other)) return null;
  return supportedBy([{ ...one, computed: true }, other]);
}

/** A number and the same number in another unit. */
function provenAgain(statement: string, given: readonly GivenPassage[]): StatementVerdict | null {
  const said = saidAgain(statement);
  if (!said) return null;
  const rest = judge(readStatement(said.rest), given);
  return 'problem' in rest || !isSameNumber(said, rest) ? null : supportedBy([{ ...rest, computed: true }]);
}

/** What no source says as one, when it joins what is proven or remarks on it. */
function provenInParts(statement: string, judged: Fault, given: readonly GivenPassage[]): StatementVerdict | null {
  const { rest, remarks } = withoutRemarks(withKindsInFront(statement));
  const joined = joinedStatements(rest);
  if (rest === statement && joined.length === 0) return null;
  const whole = rest === statement ? judged : judge(readStatement(rest), given);
  const parts = 'problem' in whole ? joined.map((part) => judge(readStatement(part), given)) : [whole];
  const proven = parts.filter((part): part is Evidence => !('problem' in part));
  if (proven.length === 0 || proven.length < parts.length) return null;
  const all = joinedEvidence(readStatement(rest), proven);
  return remarks.every((remark) => remark.holds(all)) ? supportedBy(proven) : null;
}

function joinedEvidence(reading: StatementReading, parts: readonly Evidence[]): Evidence {
  return {
    reading,
    sources: [...new Set(parts.flatMap(({ sources }) => sources))],
    figures: [...new Set(parts.flatMap(({ figures }) => figures))],
    matched: new Map(),
    sentences: new Set(parts.flatMap(({ sentences }) => [...sentences])),
    computed: parts.some(({ computed }) => computed),
    ordered: false,
  };
}

/** The first fault, or what proves it. */
function judge(reading: StatementReading, given: readonly GivenPassage[]): Fault | Evidence {
  const evidence: Evidence = {
    reading,
    sources: given.map(sourceOf),
    figures: [],
    matched: new Map(),
    sentences: new Set(),
    computed: false,
    ordered: false,
  };
  for (const check of CHECKS) {
    const fault = check(evidence);
    if (fault) return fault;
  }
  return evidence;
}

function supportedBy(parts: readonly Evidence[]): StatementVerdict {
  const proofs = parts.flatMap(proofsOf);
  const computed = parts.some((part) => part.computed);
  return { verdict: 'supported', proofs: outermost(proofs), computed };
}

function claimsSomething({ text, normal, regions, periods }: StatementReading): boolean {
  if (/\d/.test(normal) || heldIn(normal).length > 0) return true;
  return contentWords(normalForm(blank(text, [...regions, ...periods]))).some(({ isThing }) => isThing);
}

function verdictOf({ problem, detail: clause, proofs }: Fault): StatementVerdict {
  const detail = `${clause}。`;
  return proofs.length > 0
    ? { verdict: 'contradicted', problem, detail, proofs }
    : { verdict: 'not-found', problem, detail };
}

/** Narrowest first met: a sentence that a figure's proof holds already is not shown twice. */
function proofsOf({ figures, sentences, sources }: Evidence): StatementProof[] {
  if (figures.length === 0 && sentences.size === 0) return sources.slice(0, 1).flatMap(proofsOfFacts);
  return [
    ...figures.map(({ source, figure }) => proofOfFigure(source, figure)),
    ...[...sentences].map(proofOfSentence),
  ];
}

function outermost(proofs: readonly StatementProof[]): StatementProof[] {
  return proofs.filter((proof, at) => proofs.findIndex((other) => holds(other, proof)) === at);
}

function holds(one: StatementProof, { document, span }: StatementProof): boolean {
  return one.document.id === document.id && one.span.start <= span.start && one.span.end >= span.end;
}
