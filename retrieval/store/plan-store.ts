/**
 * What the rest of the program may ask of the index. The only implementation is `lance-store.ts`;
 * it alone imports LanceDB.
 */
import type { DocumentFacts, FactSpans, Figure, Passage, Section } from '../plan-document.ts';

export interface SearchFilters {
  /** Full region names. A passage belongs to the region of its section, or else of its document. */
  regions?: string[];
  /** A passage matches when its document's years contain one of these. */
  years?: number[];
  documentIds?: string[];
}

export interface SearchRequest {
  /** Free text; folded and cut by the store in the same way as the index. */
  text: string;
  filters?: SearchFilters;
  limit: number;
}

export interface ScoredPassage {
  passage: Passage;
  /** Sum of the BM25 scores of the two token columns and the context column; only comparable within one answer. */
  score: number;
}

export interface StoredDocument extends DocumentFacts {
  text: string;
  factSpans: FactSpans;
  sections: Section[];
  /** Number of passages. */
  passageCount: number;
}

export interface PlanStore {
  /** Identifies the build that is being read. */
  readonly version: string;
  /** All documents without their text, in order of their ids. */
  documents(): DocumentFacts[];
  /** Null when there is no such document. */
  document(id: string): Promise<StoredDocument | null>;
  search(request: SearchRequest): Promise<ScoredPassage[]>;
  /** Passages by id, in the order asked; unknown ids are left out. */
  passages(ids: string[]): Promise<Passage[]>;
  /** Passages of one document in text order. */
  passagesOf(documentId: string): Promise<Passage[]>;
  /** Figures of the given passages. */
  figuresOf(passageIds: string[]): Promise<Figure[]>;
  /** Every word of the index with the number of passages it stands in, for the correction of typing errors. */
  words(): ReadonlyMap<string, number>;
  close(): Promise<void>;
}
