/** The embedding model of the configuration as the index uses it: for passages with retries and a cache, for questions at once or not at all. */
import path from 'node:path';
import type { PassageEmbedder, QueryEmbedder } from '#retrieval/store/embedding';
import type { PlanStore } from '#retrieval/store/plan-store';
import type { Config } from './config.ts';
import { type EmbeddingCache, openEmbeddingCache } from './embedding-cache.ts';
import { type EmbeddingModel, openEmbeddingModel } from './embedding-model.ts';

export type EmbeddingState = 'ok' | 'unavailable';

export interface Embedding {
  readonly passages: PassageEmbedder;
  readonly questions: QueryEmbedder;
  /** `unavailable` from a failure to the next success. */
  state(): EmbeddingState;
}

export interface EmbeddingOptions {
  model: EmbeddingModel;
  /** SQLite file of the vectors that are known. */
  cacheFile: string;
  /** Milliseconds since 1970. */
  now: () => number;
  /** Told when the model fails, and with null when it works again; not of each failure in a row. */
  onChange: (fault: unknown) => void;
}

/** Someone waits for the answer. */
const QUESTION_TIMEOUT_MS = 3000;
const SIZE_TIMEOUT_MS = 10_000;
const PASSAGES_TIMEOUT_MS = 600_000;
const PASSAGE_RETRIES = 4;
/** After a failure questions go by words alone for so long, instead of each waiting for the timeout. */
const PAUSE_MS = 15_000;
const REMEMBERED_QUESTIONS = 500;
const SIZE_SAMPLE = '规划';

/** Null when no embedding model is configured. */
export function openEmbedding(
  { dataDir, embedding }: Pick<Config, 'dataDir' | 'embedding'>,
  onChange: (fault: unknown) => void,
): Embedding | null {
  if (embedding === null) return null;
  const cacheFile = path.join(dataDir, 'embeddings.sqlite');
  return embeddingWith({ model: openEmbeddingModel(embedding), cacheFile, now: Date.now, onChange });
}

/** Null when no embedding model is configured. An index without its vectors is as good as a model that does not answer. */
export function embeddingStateOf(embedding: Embedding | null, store: PlanStore | null): EmbeddingState | null {
  if (embedding === null) return null;
  return store !== null && store.embedding === undefined ? 'unavailable' : embedding.state();
}

export function embeddingWith({ model, cacheFile, now, onChange }: EmbeddingOptions): Embedding {
  let failedAt: number | null = null;
  const watched = async <T>(asking: Promise<T>): Promise<T> => {
    try {
      const result = await asking;
      if (failedAt !== null) onChange(null);
      failedAt = null;
      return result;
    } catch (fault) {
      if (failedAt === null) onChange(fault);
      failedAt = now();
      throw fault;
    }
  };
  const pausing = (): boolean => failedAt !== null && now() - failedAt < PAUSE_MS;
  return {
    passages: passageEmbedder({ model, cacheFile, now, watched }),
    questions: questionEmbedder({ model, watched, pausing }),
    state: () => (failedAt === null ? 'ok' : 'unavailable'),
  };
}

interface Watched {
  model: EmbeddingModel;
  watched: <T>(asking: Promise<T>) => Promise<T>;
}

function passageEmbedder({
  model,
  cacheFile,
  now,
  watched,
}: Watched & Pick<EmbeddingOptions, 'cacheFile' | 'now'>): PassageEmbedder {
  const size = async (): Promise<number | null> => {
    const asking = model.embed([SIZE_SAMPLE], { timeoutMs: SIZE_TIMEOUT_MS, retries: 1 });
    // What went wrong is told by `watched`.
    return watched(asking).then(
      ([vector]) => vector?.length ?? null,
      () => null,
    );
  };
  return {
    model: model.id,
    size,
    async embed(texts, dimensions, signal) {
      const cache = openEmbeddingCache({ file: cacheFile, model: model.id, size: dimensions, now });
      try {
        const known = cache.vectors(texts);
        const missing = [...new Set(texts.filter((_, index) => known[index] === null))];
        const ask = (part: string[]): Promise<Float32Array[]> =>
          watched(model.embed(part, { timeoutMs: PASSAGES_TIMEOUT_MS, retries: PASSAGE_RETRIES, signal }));
        const fresh = await askInParts(missing, ask, cache);
        return texts.map((text, index) => known[index] ?? fresh.get(text) ?? new Float32Array());
      } finally {
        cache.close();
      }
    },
  };
}

/** Each part is kept as soon as it is there: a build that is cut off has lost little. */
const TEXTS_PER_PART = 200;

async function askInParts(
  texts: readonly string[],
  ask: (part: string[]) => Promise<Float32Array[]>,
  cache: EmbeddingCache,
): Promise<Map<string, Float32Array>> {
  const fresh = new Map<string, Float32Array>();
  for (let start = 0; start < texts.length; start += TEXTS_PER_PART) {
    const part = texts.slice(start, start + TEXTS_PER_PART);
    const vectors = await ask(part);
    cache.keep(part, vectors);
    for (const [index, text] of part.entries()) {
      const vector = vectors[index];
      if (vector) fresh.set(text, vector);
    }
  }
  return fresh;
}

function questionEmbedder({ model, watched, pausing }: Watched & { pausing: () => boolean }): QueryEmbedder {
  // One question is searched for several times, in each of its places.
  const remembered = new Map<string, Promise<Float32Array | null>>();
  const ask = async (text: string, size: number): Promise<Float32Array | null> => {
    const [vector] = await model.embed([text], { timeoutMs: QUESTION_TIMEOUT_MS, retries: 0 });
    if (vector?.length !== size)
      throw new RangeError(`The embedding model gave ${vector?.length} numbers, the index has ${size}.`);
    return vector;
  };
  return {
    model: model.id,
    embed(text, size) {
      const key = `${size} ${text}`;
      const known = remembered.get(key);
      if (known !== undefined) return known;
      if (pausing()) return Promise.resolve(null);
      const asking = watched(ask(text, size)).catch(() => {
        remembered.delete(key);
        return null;
      });
      remembered.set(key, asking);
      for (const oldest of remembered.keys()) {
        if (remembered.size <= REMEMBERED_QUESTIONS) break;
        remembered.delete(oldest);
      }
      return asking;
    },
  };
}
