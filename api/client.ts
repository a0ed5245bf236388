/**
 * The typed client of the HTTP interface, for programs in TypeScript: paths, bodies and replies are those of the routes
 * themselves. `client.api.ask.$post({ json: { question } })`; the reply is that of `fetch`, with a typed `json()`.
 */
import type { Hono } from 'hono';
import { type ClientRequestOptions, hc } from 'hono/client';
import type { ExtractSchema } from 'hono/types';
import type { IndicatorComparison, IndicatorList, VerifyReply, VerifyRequest } from './contract.ts';
import type { askRoute } from './routes/ask.ts';
import type { documentRoutes } from './routes/documents.ts';
import type { feedbackRoute } from './routes/feedback.ts';
import type { searchRoute } from './routes/search.ts';

type Routes =
  | ReturnType<typeof askRoute>
  | ReturnType<typeof searchRoute>
  | ReturnType<typeof documentRoutes>
  | ReturnType<typeof feedbackRoute>;

/** What these give beside JSON are files, and one of them takes a file: that is `fetch`'s matter. */
type DataOfFiles = {
  '/api/verify': { $post: Reply<{ json: VerifyRequest }, VerifyReply> };
  '/api/indicators': { $get: Reply<{ query: IndicatorParameters }, IndicatorList | IndicatorComparison> };
};

type Reply<Input, Output> = { input: Input; output: Output; outputFormat: 'json'; status: 200 };

/** Several regions or years in one text are parted by commas. */
type IndicatorParameters = {
  [Name in 'region' | 'year' | 'name' | 'limit' | 'offset']?: string;
} & { view?: 'list' | 'comparison' };

export type AppType = Hono<object, ExtractSchema<Routes> & DataOfFiles, '/'>;

/** `origin` is the server's address, such as `http://127.0.0.1:8787`. */
export function planClient(origin: string, options?: ClientRequestOptions): ReturnType<typeof hc<AppType>> {
  return hc<AppType>(origin, options);
}
