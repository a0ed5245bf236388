/** A clause that stands in no source, and what it must follow from. */
import type { Evidence } from './evidence.ts';

export interface Remark {
  /** As written. */
  text: string;
  holds(evidence: Evidence): boolean;
}
