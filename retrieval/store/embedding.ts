/**
 * What the store asks of an embedding model. Which model, by what endpoint, how often it is tried again and what is
 * remembered is the business of whoever passes these in.
 */

/** Vectors for a build. */
export interface PassageEmbedder {
  /** Vectors of different models never meet. */
  readonly model: string;
  /** Numbers of one vector; null when the model cannot be reached now. */
  size(): Promise<number | null>;
  /** One vector of `size` numbers for each text, in order. Throws when the model fails for good. */
  embed(texts: readonly string[], size: number, signal?: AbortSignal): Promise<Float32Array[]>;
}

/** Vectors for a search. */
export interface QueryEmbedder {
  readonly model: string;
  /** A vector of this many numbers, or null when there is none now: the search then goes by words alone. */
  embed(text: string, size: number): Promise<Float32Array | null>;
}

/** How the vectors of a build were made. */
export interface BuildEmbedding {
  model: string;
  size: number;
}
