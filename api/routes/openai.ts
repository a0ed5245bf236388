import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { Answer } from '../answering.ts';
import { type CompletionOptions, completionChunks, wholeCompletion } from '../channels/openai-completion.ts';
import { describeBrokenStream } from '../describe-error.ts';
import { jsonBody } from '../json-body.ts';
import { errorOf } from '../openai-errors.ts';
import {
  type CompletionProblem,
  completionRequestSchema,
  readCompletionRequest,
  SERVED_MODEL,
} from '../openai-request.ts';
import { invalidRequest, problemBody, problemResponse } from '../problem.ts';
import { readJson } from '../read-json.ts';
import { createRouter, requireStore, type StoreSource, type StoreVariables } from './router.ts';

export interface OpenAiOptions {
  store: StoreSource;
  answer: Answer;
  /** Stands before the addresses of sources. */
  publicUrl: string | null;
  /** Milliseconds since 1970. */
  now: () => number;
  /** Told of what broke an answer off after its first byte, with the request's id. */
  onFault: (fault: unknown, requestId: string) => void;
}

/** Comments keep proxies from closing a stream while a model thinks. */
const KEEP_ALIVE_MS = 10_000;

const errorContent = { 'application/json': { schema: z.object({ error: z.looseObject({ message: z.string() }) }) } };
const errors = {
  400: { description: '请求有误，param 指出字段', content: errorContent },
  404: { description: '没有这个模型', content: errorContent },
  503: { description: '索引尚未就绪', content: errorContent },
};

/** `POST /v1/chat/completions` and `GET /v1/models`: the same answers for clients that speak OpenAI's interface. */
export function openAiRoutes(options: OpenAiOptions): OpenAPIHono<StoreVariables> {
  const { store, now } = options;
  const completions = createRoute({
    method: 'post',
    path: '/v1/chat/completions',
    summary: 'OpenAI 兼容的对话接口，可流式；依据编号列在回答末尾，详情在 plan_answer',
    request: { body: { required: true, content: { 'application/json': { schema: completionRequestSchema } } } },
    responses: {
      200: {
        description: '回答；stream 为 true 时逐句返回',
        content: {
          'application/json': { schema: z.looseObject({ id: z.string() }) },
          'text/event-stream': { schema: z.string() },
        },
      },
      ...errors,
    },
  });
  const models = createRoute({
    method: 'get',
    path: '/v1/models',
    summary: 'OpenAI 兼容的模型列表，只有一个模型',
    responses: {
      200: {
        description: '模型列表',
        content: {
          'application/json': { schema: z.object({ object: z.literal('list'), data: z.array(z.unknown()) }) },
        },
      },
    },
  });
  const router = createRouter<StoreVariables>();
  // Registered by hand: what is wrong is said in OpenAI's shape, and the reply is one of two kinds.
  router.openAPIRegistry.registerPath(completions);
  router.post(completions.path, requireStore(store), jsonBody, async (c) => {
    const read = readCompletionRequest(await readJson(c.req));
    if (read.kind !== 'request') return problemOf(read);
    const { request, promptTexts, stream, includeUsage } = read;
    const origin = options.publicUrl ?? '';
    const complete = (signal: AbortSignal): CompletionOptions => {
      const events = options.answer(c.var.store, request, signal);
      return { events, promptTexts, origin, now };
    };
    if (!stream) return c.json(await wholeCompletion(complete(c.req.raw.signal)));
    return streamCompletion(c, { ...options, complete, includeUsage });
  });
  const model = { id: SERVED_MODEL, object: 'model', created: 0, owned_by: SERVED_MODEL };
  router.openapi(models, (c) => c.json({ object: 'list' as const, data: [model] }, 200));
  router.get('/v1/models/:id', (c) =>
    c.req.param('id') === SERVED_MODEL ? c.json(model) : problemOf({ kind: 'unknown-model' }),
  );
  return router;
}

function problemOf(problem: CompletionProblem): Response {
  if (problem.kind === 'unknown-model')
    return problemResponse({
      code: 'model-not-found',
      detail: `没有这个模型，可用的模型是 ${SERVED_MODEL}。`,
      errors: [{ field: 'model', expected: SERVED_MODEL }],
    });
  return problemResponse(invalidRequest(problem.errors));
}

interface StreamOptions extends Pick<OpenAiOptions, 'onFault'> {
  complete: (signal: AbortSignal) => CompletionOptions;
  includeUsage: boolean;
}

function streamCompletion(c: Context, { complete, includeUsage, onFault }: StreamOptions): Response {
  const left = new AbortController();
  const gone = AbortSignal.any([c.req.raw.signal, left.signal]);
  // The answer has an id only at its end.
  const id: string = c.get('requestId');
  c.header('cache-control', 'no-cache');
  c.header('x-accel-buffering', 'no');
  return streamSSE(c, async (stream) => {
    stream.onAbort(() => left.abort());
    const alive = setInterval(() => void stream.write(': keep-alive\n\n'), KEEP_ALIVE_MS);
    try {
      for await (const chunk of completionChunks({ ...complete(gone), id, includeUsage }))
        await stream.writeSSE({ data: JSON.stringify(chunk) });
      await stream.writeSSE({ data: '[DONE]' });
    } catch (fault) {
      // A client that left makes its answer fail, which is nobody's fault.
      if (gone.aborted) return;
      onFault(fault, id);
      const problem = errorOf(problemBody(describeBrokenStream(fault)));
      await stream.writeSSE({ data: JSON.stringify(problem) });
    } finally {
      clearInterval(alive);
    }
  });
}
