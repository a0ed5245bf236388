/** What the server needs of traces; `telemetry/` makes it, and is loaded only when traces are wanted. */
import type { MiddlewareHandler } from 'hono';
import type { WatchAnswer } from './answer-watch.ts';

export interface Tracing {
  /** A span for each request, until its last byte is out. */
  traceRequest: MiddlewareHandler;
  /** A span for each answer and for each of its steps. */
  watch: WatchAnswer;
  /** Sends what is left, within a few seconds or not at all. Never rejects. */
  close(): Promise<void>;
}
