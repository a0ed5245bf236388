/**
 * What stands before every callback: a body within its limit, and one fixed answer to whatever is not the platform's.
 * Who fails often from one address is told to slow down; a right signature always gets through.
 */
import type { Context } from 'hono';
import type { BotLog } from './bot-log.ts';
import type { BotMetrics } from './bot-metrics.ts';
import type { Clock } from './clock.ts';

export type Refusal = Parameters<BotMetrics['rejected']>[1];

export interface CallbackGuard {
  /** The body's bytes as UTF-8, or null when it is too large or none. */
  readBody(c: Context): Promise<string | null>;
  /** The one answer to a request that is refused; `reason` is for the figures alone. */
  refuse(c: Context, reason: Refusal): Response;
}

export interface GuardOptions {
  bot: string;
  maxBodyBytes: number;
  clock: Clock;
  metrics: BotMetrics;
  log: BotLog;
}

const WINDOW_MS = 60_000;
const FAILURES_PER_WINDOW = 30;
const MAX_ADDRESSES = 1000;

export function callbackGuard({ bot, maxBodyBytes, clock, metrics, log }: GuardOptions): CallbackGuard {
  let windowStart = clock.elapsed();
  const failures = new Map<string, number>();
  const failuresOf = (address: string): number => {
    if (clock.elapsed() - windowStart >= WINDOW_MS || failures.size > MAX_ADDRESSES) {
      windowStart = clock.elapsed();
      failures.clear();
    }
    const count = (failures.get(address) ?? 0) + 1;
    failures.set(address, count);
    return count;
  };
  return {
    readBody: async (c) => {
      const pieces: Uint8Array[] = [];
      let size = 0;
      for await (const piece of c.req.raw.body ?? []) {
        size += piece.length;
        if (size > maxBodyBytes) return null;
        pieces.push(piece);
      }
      return Buffer.concat(pieces).toString('utf8');
    },
    refuse: (c, reason) => {
      metrics.rejected(bot, reason);
      const count = failuresOf(addressOf(c));
      if (count === 1 || count === FAILURES_PER_WINDOW) log({ level: 'error', bot, event: 'refused', outcome: reason });
      if (count > FAILURES_PER_WINDOW) return c.body('too many requests', 429, { 'retry-after': '60' });
      return reason === 'too-large' ? c.body('too large', 413) : c.body('forbidden', 403);
    },
  };
}

/** Of the connection; a header could be set by anybody. */
function addressOf(c: Context): string {
  const incoming: unknown = c.env?.incoming;
  const socket = typeof incoming === 'object' && incoming !== null && 'socket' in incoming ? incoming.socket : null;
  const address =
    typeof socket === 'object' && socket !== null && 'remoteAddress' in socket ? socket.remoteAddress : '';
  return String(address ?? '');
}
