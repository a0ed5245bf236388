/** What the index holds, as the reader of questions needs it. */
import type { DocumentFacts } from '../plan-document.ts';
import type { WordStatistics } from './question-terms.ts';

export interface Known extends WordStatistics {
  documents: readonly DocumentFacts[];
  /** Full names of all regions that documents or their articles speak of. */
  regions: readonly string[];
}
