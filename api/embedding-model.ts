/**
 * The one door to an embedding model: texts in, vectors out, or an `EmbeddingFault`. OpenAI itself and every server
 * that speaks its embeddings; without a key too.
 */
import { createOpenAI } from '@ai-sdk/openai';
import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { APICallError, embedMany, RetryError, type EmbeddingModel as SdkModel, wrapEmbeddingModel } from 'ai';
import { stayAtOrigin } from './answer/model/stay-at-origin.ts';
import type { EmbeddingConfig } from './embedding-config.ts';

export interface EmbeddingModel {
  id: string;
  /** One vector for each text, in order, all of one length. Throws `EmbeddingFault`, or the reason of the signal. */
  embed(texts: readonly string[], options: EmbedOptions): Promise<Float32Array[]>;
}

export interface EmbedOptions {
  /** Of all requests together. */
  timeoutMs: number;
  /** After the first try; the SDK waits two seconds, then four, or what a server asks for when that is short. */
  retries: number;
  signal?: AbortSignal | undefined;
}

/** Message without texts, addresses or keys. */
export class EmbeddingFault extends Error {
  override readonly name = 'EmbeddingFault';
  readonly code = 'embedding-unavailable';
}

/** The least that a service in use takes in one request (DashScope, text-embedding-v4). */
const TEXTS_PER_REQUEST = 10;
const REQUESTS_AT_ONCE = 4;
const OPENAI_HOST = 'api.openai.com';

export function openEmbeddingModel(config: EmbeddingConfig): EmbeddingModel {
  // Warnings of the SDK would go to the console in a form of their own.
  globalThis.AI_SDK_LOG_WARNINGS = false;
  const model = sdkModel(config);
  return { id: config.id, embed: (texts, options) => embed(model, texts, options) };
}

function sdkModel({ id, baseUrl, apiKey }: EmbeddingConfig): SdkModel {
  const how = { baseURL: baseUrl, fetch: stayAtOrigin, ...(apiKey === null ? {} : { apiKey }) };
  const model =
    new URL(baseUrl).hostname === OPENAI_HOST
      ? createOpenAI(how).embeddingModel(id)
      : createOpenAICompatible({ name: 'compatible', ...how }).embeddingModel(id);
  return wrapEmbeddingModel({
    model,
    middleware: { specificationVersion: 'v4', overrideMaxEmbeddingsPerCall: () => TEXTS_PER_REQUEST },
  });
}

async function embed(
  model: SdkModel,
  texts: readonly string[],
  { timeoutMs, retries, signal }: EmbedOptions,
): Promise<Float32Array[]> {
  if (texts.length === 0) return [];
  const timeout = AbortSignal.timeout(timeoutMs);
  try {
    const { embeddings } = await embedMany({
      model,
      values: [...texts],
      maxRetries: retries,
      // Spans of the SDK hold the texts unless told not to.
      telemetry: { recordInputs: false, recordOutputs: false },
      maxParallelCalls: REQUESTS_AT_ONCE,
      abortSignal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    });
    return checked(embeddings, texts.length);
  } catch (fault) {
    signal?.throwIfAborted();
    throw embeddingFault(fault, timeout.aborted ? timeoutMs : null);
  }
}

function checked(embeddings: readonly number[][], expected: number): Float32Array[] {
  const [first] = embeddings;
  if (embeddings.length !== expected || first === undefined || first.length === 0)
    throw new EmbeddingFault(`The embedding model gave ${embeddings.length} vectors, expected ${expected}.`);
  const odd = embeddings.find((vector) => vector.length !== first.length || !vector.every(Number.isFinite));
  if (odd !== undefined)
    throw new EmbeddingFault('The embedding model gave vectors of unlike lengths or without numbers.');
  return embeddings.map((vector) => Float32Array.from(vector));
}

/** Only status and kind: the SDK's own messages repeat addresses and texts. */
function embeddingFault(fault: unknown, timedOutMs: number | null): EmbeddingFault {
  if (fault instanceof EmbeddingFault) return fault;
  if (timedOutMs !== null) return new EmbeddingFault(`The embedding model gave no answer within ${timedOutMs} ms.`);
  const last = RetryError.isInstance(fault) ? fault.lastError : fault;
  if (APICallError.isInstance(last))
    return new EmbeddingFault(
      `The embedding model's server refused or is not there (HTTP ${last.statusCode ?? 'none'}).`,
    );
  return new EmbeddingFault(`The embedding model failed (${last instanceof Error ? last.name : 'unknown'}).`);
}
