/**
 * The one door to a chat model: a prompt in, its text in pieces out, or a `ModelFault`. OpenAI itself and every server
 * that speaks its chat completions; without a key too. Nothing that a model thinks aloud comes through.
 */
import { createOpenAI } from '@ai-sdk/openai';
import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { APICallError, InvalidResponseDataError, type LanguageModel, RetryError, streamText } from 'ai';
import type { ModelPrompt } from '#prompts/answer-prompt';
import { describeRefusal } from './describe-refusal.ts';
import { type ModelText, thinkingFilter } from './drop-thinking.ts';
import { ModelFault } from './model-fault.ts';
import { stayAtOrigin } from './stay-at-origin.ts';

export interface ChatModel {
  id: string;
  /** Of one answer, all its requests together. */
  totalMs: number;
  /** Ends when the model has ended. Throws `ModelFault`, or the signal's own reason when it is aborted. */
  write(prompt: ModelPrompt, signal: AbortSignal): AsyncGenerator<ModelText>;
}

export interface ChatModelOptions {
  id: string;
  baseUrl: string;
  apiKey: string | null;
  firstTokenMs: number;
  totalMs: number;
}

/** Beyond this an answer is no answer any more: what came so far is used. */
const MAX_CHARACTERS = 8000;
const MAX_OUTPUT_TOKENS = 4000;
/** After the first try; the SDK waits two seconds, then four, or what a server asks for when that is short. */
const RETRIES = 2;
const OPENAI_HOST = 'api.openai.com';

export function openChatModel({ id, baseUrl, apiKey, firstTokenMs, totalMs }: ChatModelOptions): ChatModel {
  const model = languageModel({ id, baseUrl, apiKey });
  return { id, totalMs, write: (prompt, signal) => write({ model, prompt, signal, silenceMs: firstTokenMs }) };
}

function languageModel({ id, baseUrl, apiKey }: Pick<ChatModelOptions, 'id' | 'baseUrl' | 'apiKey'>): LanguageModel {
  // Warnings of the SDK would go to the console in a form of their own.
  globalThis.AI_SDK_LOG_WARNINGS = false;
  const how = { baseURL: baseUrl, fetch: stayAtOrigin, ...(apiKey === null ? {} : { apiKey }) };
  // Most servers speak chat completions and nothing newer.
  if (new URL(baseUrl).hostname === OPENAI_HOST) return createOpenAI(how).chat(id);
  return createOpenAICompatible({ name: 'compatible', ...how })(id);
}

interface Writing {
  model: LanguageModel;
  prompt: ModelPrompt;
  signal: AbortSignal;
  /** Longest silence before the first piece and between two. */
  silenceMs: number;
}

async function* write({ model, prompt, signal, silenceMs }: Writing): AsyncGenerator<ModelText> {
  const silence = new AbortController();
  let timer = setTimeout(() => silence.abort(), silenceMs);
  const heard = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => silence.abort(), silenceMs);
  };
  const stop = new AbortController();
  const filter = thinkingFilter();
  let text = '';
  try {
    const { stream } = streamText({
      model,
      instructions: prompt.instructions,
      messages: prompt.messages,
      temperature: 0,
      maxOutputTokens: MAX_OUTPUT_TOKENS,
      maxRetries: RETRIES,
      abortSignal: AbortSignal.any([signal, silence.signal, stop.signal]),
      // Prompts and replies are nobody's but the model's; spans of the SDK hold them unless told not to.
      telemetry: { recordInputs: false, recordOutputs: false },
      // Faults come as parts of the stream; without this they are also printed.
      onError: () => {},
    });
    for await (const part of stream) {
      if (part.type === 'error' && isEnd(part.error) && isWhole(text)) break;
      if (part.type === 'error') throw part.error;
      if (part.type === 'abort') break;
      if (part.type === 'finish' && part.finishReason === 'error')
        throw new ModelFault('model-unavailable', { why: 'its stream ended with an error' });
      if (part.type === 'reasoning-delta') heard();
      if (part.type !== 'text-delta') continue;
      heard();
      text += part.text;
      yield* filter(part.text);
      if (text.length > MAX_CHARACTERS) break;
    }
  } catch (fault) {
    if (!signal.aborted && !silence.signal.aborted) throw modelFault(fault);
  } finally {
    clearTimeout(timer);
    stop.abort();
  }
  if (signal.aborted) throw signal.reason;
  if (silence.signal.aborted) throw new ModelFault('model-slow', { why: `silent for ${silenceMs} ms` });
}

/** The SDK calls it a fault when a stream ends without a `finish_reason`, as that of some compatible servers does. */
function isEnd(fault: unknown): boolean {
  return InvalidResponseDataError.isInstance(fault);
}

/**
 * Whether a text came to its end; one that a proxy cut off mostly stops in the middle of a sentence. After an item of a list
 * or a row of a table nobody knows whether more were to come.
 */
function isWhole(written: string): boolean {
  const text = written.trimEnd();
  const lastLine = text.slice(text.lastIndexOf('\n') + 1);
  return STOP.test(text) && !/\d\.$/.test(text) && !ENTRY.test(lastLine);
}

const STOP = /[。！？.!?\]）)】”」*]$/;
/** A sign of a list, not a number or emphasis; or the edge of a table. */
const ENTRY = /^\s*(?:\||[-+•·]|\*(?!\*)|\d{1,2}[.、)）](?!\d)|[（(]\d{1,2}[）)]|[①-⑳])/;

/** Only status, code and kind: the SDK's own messages repeat addresses, prompts and replies. */
function modelFault(fault: unknown): ModelFault {
  if (fault instanceof ModelFault) return fault;
  const last = RetryError.isInstance(fault) ? fault.lastError : fault;
  if (APICallError.isInstance(last)) {
    const status = last.statusCode ?? null;
    return new ModelFault('model-unavailable', {
      status,
      why: describeRefusal({ status, body: last.responseBody ?? '' }),
    });
  }
  return new ModelFault('model-unavailable', { why: last instanceof Error ? last.name : 'unknown' });
}
