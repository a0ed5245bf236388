/** What the checks of one statement share: the statement, the passages that it cites, and what of them was found to say it. */
import type { Candidate } from './match-figure.ts';
import type { Source, SourceSentence } from './source-sentences.ts';
import type { StatementReading } from './statement-reading.ts';
import type { StatementProblem, StatementProof } from './verdict.ts';

export interface Evidence {
  reading: StatementReading;
  sources: Source[];
  /** Figures of the passages that the statement repeats or computes from. */
  figures: Candidate[];
  /** The figure that each number of the statement repeats, by the number's place in its text. */
  matched: Map<number, Candidate>;
  sentences: Set<SourceSentence>;
  computed: boolean;
  /** Two figures are compared, and the cited ones stand in that order. */
  ordered: boolean;
}

export interface Fault {
  problem: StatementProblem;
  /** Chinese, a clause without its stop. */
  detail: string;
  /** What the passages say instead; empty when they say nothing of it. */
  proofs: StatementProof[];
}

/** The text with the spans as wide spaces, so that offsets stay. */
export function blank(text: string, spans: readonly { start: number; end: number }[]): string {
  let rest = text;
  for (const { start, end } of spans) rest = rest.slice(0, start) + '　'.repeat(end - start) + rest.slice(end);
  return rest;
}
