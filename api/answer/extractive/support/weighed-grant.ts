/** A grant and how well it says what the question asks. */
import type { Found } from '#retrieval/query/find-evidence';
import type { Grant } from './grants.ts';

export interface WeighedGrant {
  found: Found;
  grant: Grant;
  /** Share of the question's words said by the grant and what stands around it, 0–1. */
  score: number;
  /** By its own part alone. */
  own: number;
  /** Each thing that the question names stands in the grant, its heading or the sentence that it goes on from. */
  saysAll: boolean;
  /** The sentence in front of it where only that one says what was asked for; else empty. */
  lead: string;
  /** Things that the question names: those that its own part says, and those that it does not. */
  says: readonly string[];
  lacks: readonly string[];
}
