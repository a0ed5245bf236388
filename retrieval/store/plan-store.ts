/**
 * What the rest of the program may ask of the index. The only implementation is `lance-store.ts`;
 * it alone imports LanceDB.
 */
import type { DocumentFacts, DocumentPage, FactSpans, Figure, FigureKind, Passage, Section } from '../plan-document.ts';

export interface SearchFilters {
  /** Full region names. A passage belongs to the region of its section, or else of its document. */
  regions?: string[];
  /** A passage matches when its document's years contain one of these. */
  years?: number[];
  documentIds?: string[];
}

export interface FigureFilters {
  /** Full region names. */
  regions?: string[];
  /** A figure matches when its period has one of these; one without a period never does. */
  years?: number[];
  /** Names exactly as `figureNames` gives them. */
  names?: string[];
  kinds?: FigureKind[];
  documentIds?: string[];
}

export interface FigureRequest {
  /** A list that is absent does not restrict; an empty one of names or kinds leaves nothing. */
  filters?: FigureFilters;
  limit: number;
  /** Figures left out at the head, 0 when not given. */
  offset?: number;
}

export interface FigurePage {
  /** By document in the order of the build, then by place in the text. */
  figures: Figure[];
  /** Of all pages. */
  total: number;
}

export interface SearchRequest {
  /** Free text; folded and cut by the store in the same way as the index. */
  text: string;
  filters?: SearchFilters;
  limit: number;
}

export interface ScoredPassage {
  passage: Passage;
  /**
   * Sum of the BM25 scores of the two token columns and the context column, or where vectors were asked too a score by
   * the places in both rankings; only comparable within one answer.
   */
  score: number;
}

export interface StoredDocument extends DocumentFacts {
  text: string;
  pages: DocumentPage[];
  factSpans: FactSpans;
  sections: Section[];
  /** Number of passages. */
  passageCount: number;
}

export interface PlanStore {
  /** Identifies the build that is being read. */
  readonly version: string;
  /** Of all documents. */
  readonly passageCount: number;
  /** Model of the vectors that its searches go by beside the words; not set when they go by words alone. */
  readonly embedding?: string;
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
  /** Figures by filter, one page of them. */
  figures(request: FigureRequest): Promise<FigurePage>;
  /** The names that figures have, each once, in order of their code units. */
  figureNames(): readonly string[];
  /** Every word of the index with the number of passages it stands in, for the correction of typing errors. */
  words(): ReadonlyMap<string, number>;
  close(): Promise<void>;
}
