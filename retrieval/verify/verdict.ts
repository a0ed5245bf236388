/**
 * What the verification of one statement takes and gives. A statement is supported when the passages that it cites say
 * it, with everything that makes a figure right; what is wrong with any other is a typed problem.
 */
import type { ContextPiece, Figure, Passage, Span } from '../plan-document.ts';
import type { StoredDocument } from '../store/plan-store.ts';

/** A passage as it was given to whoever wrote the statement. */
export interface GivenPassage {
  document: StoredDocument;
  passage: Passage;
  /** All figures of the passage. */
  figures: readonly Figure[];
  /** Full name of the region that the passage speaks of, or null. */
  region: string | null;
}

export type StatementProblem =
  /** No marker, or none of a passage that was given. */
  | 'uncited'
  | 'figure'
  | 'unit'
  | 'region'
  | 'period'
  | 'indicator'
  | 'kind'
  | 'qualifier'
  | 'body'
  | 'quotation'
  /** The passage says it without the 不/未/非 of the statement, or the other way about. */
  | 'negation'
  /** 力争, 争创, 探索, 拟 became a plain assertion, or the other way about. */
  | 'strength'
  /** A result that cannot be recomputed from the cited figures, or is another. */
  | 'arithmetic'
  /** Too few of its content words stand in the passages. */
  | 'unrelated';

export interface StatementProof {
  document: StoredDocument;
  /** The sentence or table row of the canonical text. */
  span: Span;
  /** Index of the innermost section, or null before the first heading. */
  section: number | null;
  /** What the statement needs and the span inherits: region, year, column head. */
  context: ContextPiece[];
}

export type StatementVerdict =
  /** `computed`: the statement holds a result recomputed from the cited figures. */
  | { verdict: 'supported'; proofs: StatementProof[]; computed: boolean }
  /** The passages say something else of the same thing: the proofs show what. `detail` names it in one Chinese sentence. */
  | { verdict: 'contradicted'; problem: StatementProblem; detail: string; proofs: StatementProof[] }
  | { verdict: 'not-found'; problem: StatementProblem; detail: string }
  /** A heading, a greeting, a connecting phrase: nothing that could be wrong. */
  | { verdict: 'no-claim' };
