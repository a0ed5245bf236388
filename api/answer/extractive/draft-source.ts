/** What the built-in answerer draws on for one question. */
import type { Analysis } from '#retrieval/query/analyse-question';
import type { Found } from '#retrieval/query/find-evidence';
import type { WordStatistics } from '#retrieval/query/question-terms';
import type { PlanStore, StoredDocument } from '#retrieval/store/plan-store';
import type { ClausesMeant } from './named-clause-answer.ts';

export interface DraftSource {
  analysis: Analysis;
  found: Found[];
  /** Clauses named by number; then `found` has nothing but them. */
  clauses: ClausesMeant;
  documents: StoredDocument[];
  /** Full names of regions that documents or articles speak of. */
  covered: ReadonlySet<string>;
  statistics: WordStatistics;
  suggestions: string[];
  store: PlanStore;
}

/** What a rule needs that reads whole papers and not only the passages found. */
export interface PaperSource {
  analysis: Analysis;
  documents: readonly StoredDocument[];
  store: PlanStore;
}
