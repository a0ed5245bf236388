/** What the gate's main process tells its workers, and what each test tells the main process. */
import type { CaseResult, VerificationFigures } from '../case-result.ts';
import type { Retrieval } from '../measure/rank-evidence.ts';

export interface GateOptions {
  /** Ask the critical cases alone. */
  criticalOnly: boolean;
  /** A new baseline is about to be written: what the old one says of single cases does not count. */
  updating: boolean;
}

declare module 'vitest' {
  interface ProvidedContext {
    gate: GateOptions;
  }
  interface TaskMeta {
    result?: CaseResult;
    retrieval?: { id: string; retrieval: Retrieval }[];
    verification?: VerificationFigures;
  }
}
