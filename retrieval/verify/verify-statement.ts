/**
 * One statement and the passages that it cites in, a verdict out. Supported is only what the passages say with
 * everything that makes it right: figures with their unit, region, period, name, kind and qualifier, bodies and their
 * part, quoted phrases, negations, and its words. No model is asked.
 */
import { withMarkedTitles } from './bare-titles.ts';
import { causeFault } from './causes.ts';
import { figuresFault } from './check-figures.ts';
import { bodiesFault, placesFault, postsFault } from './check-places.ts';
import { quotationFault, wordsFault } from './check-words.ts';
import { clauseNumberFault } from './clause-numbers.ts';
import { clausePlacesFault } from './clause-places.ts';
import { clauseWordsFault } from './clause-words.ts';
import { contentWords } from './content-words.ts';
import { doerFault } from './doers.ts';
import { blank, type Evidence, type Fault } from './evidence.ts';
import { narrowingFault } from './narrowings.ts';
import { normalForm } from './normal-form.ts';
import { issuerFault, paperDatesFault } from './paper-dates.ts';
import { rankFault } from './ranks.ts';
import { proofOfFigure, proofOfSentence, proofsOfFacts, sourceOf } from './source-sentences.ts';
import { stageFault } from './stages.ts';
import { readStatement, type StatementReading } from './statement-reading.ts';
import type { GivenPassage, StatementProof, StatementVerdict } from './verdict.ts';

/** In this order: what is found first names the problem. */
const CHECKS: readonly ((evidence: Evidence) => Fault | null)[] = [
  quotationFault,
  clauseNumberFault,
  narrowingFault,
  issuerFault,
  figuresFault,
  wordsFault,
  placesFault,
  bodiesFault,
  postsFault,
  paperDatesFault,
  rankFault,
  doerFault,
  causeFault,
  stageFault,
  clauseWordsFault,
  clausePlacesFault,
];

/**
 * `statement`: one sentence, list item or table row without markers. `given`: the passages that it cites, no others.
 * The proofs are spans of the canonical texts.
 */
export function verifyStatement(statement: string, given: readonly GivenPassage[]): StatementVerdict {
  const reading = readStatement(
    withMarkedTitles(
      statement,
      given.map(({ document }) => document.title),
    ),
  );
  if (!claimsSomething(reading)) return { verdict: 'no-claim' };
  if (given.length === 0) return { verdict: 'not-found', problem: 'uncited', detail: '没有引用可以核对的原文。' };
  const evidence: Evidence = {
    reading,
    sources: given.map(sourceOf),
    figures: [],
    sentences: new Set(),
    computed: false,
    ordered: false,
  };
  for (const check of CHECKS) {
    const fault = check(evidence);
    if (fault) return verdictOf(fault);
  }
  return { verdict: 'supported', proofs: proofsOf(evidence), computed: evidence.computed };
}

function claimsSomething({ text, normal, regions, periods }: StatementReading): boolean {
  const words = contentWords(normalForm(blank(text, [...regions, ...periods])));
  return /\d/.test(normal) || words.some(({ isThing }) => isThing);
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
  const proofs = [
    ...figures.map(({ source, figure }) => proofOfFigure(source, figure)),
    ...[...sentences].map(proofOfSentence),
  ];
  return proofs.filter((proof, at) => proofs.findIndex((other) => holds(other, proof)) === at);
}

function holds(one: StatementProof, { document, span }: StatementProof): boolean {
  return one.document.id === document.id && one.span.start <= span.start && one.span.end >= span.end;
}
