/**
 * Who asks, known to all that runs for it without being handed from function to function: the log and the figures say
 * of an answer which request it was for and through which channel it came.
 */
import { AsyncLocalStorage } from 'node:async_hooks';

export interface Asking {
  /** Null for a message to a bot. */
  requestId: string | null;
  /** `ask`, `chat`, `widget`, `openai`, `mcp`, or the name of a bot; null for a request that asks nothing. */
  channel: string | null;
  /** Of the trace that it belongs to; null when nothing is traced. */
  traceId: string | null;
  /** Set when it has come to its end. */
  answer: { id: string; status: string } | null;
}

const current = new AsyncLocalStorage<Asking>();

/** Null outside of any. */
export function currentAsking(): Asking | null {
  return current.getStore() ?? null;
}

/** Whatever `work` begins belongs to this asking, and what it begins in turn. */
export function askingAs<Result>(asking: Asking, work: () => Result): Result {
  return current.run(asking, work);
}

export function askingBot(bot: string): Asking {
  return { requestId: null, channel: bot, traceId: null, answer: null };
}
