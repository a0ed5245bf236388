/** One JSON line a request. Never the question, the query string or the body. */
import type { MiddlewareHandler } from 'hono';

export interface LogLine {
  time: string;
  level: 'info' | 'error';
  requestId: string;
  method: string;
  path: string;
  status: number;
  ms: number;
  /** Only for a fault: its name, message and stack. */
  fault?: { name: string; message: string; stack?: string };
}

export type Log = (line: LogLine) => void;

const MAX_PATH_CHARACTERS = 200;

export function requestLog({ log, now }: { log: Log; now: () => number }): MiddlewareHandler {
  return async (c, next) => {
    const started = now();
    await next();
    // A client that left makes its answer fail, which is nobody's fault.
    const fault = c.req.raw.signal.aborted ? undefined : c.error;
    log({
      time: new Date(started).toISOString(),
      level: fault ? 'error' : 'info',
      requestId: c.get('requestId') ?? '',
      method: c.req.method,
      path: c.req.path.slice(0, MAX_PATH_CHARACTERS),
      status: c.res.status,
      ms: Math.round(now() - started),
      ...(fault ? { fault: describeFault(fault) } : {}),
    });
  };
}

export function describeFault(fault: unknown): NonNullable<LogLine['fault']> {
  if (!(fault instanceof Error)) return { name: 'unknown', message: 'Something that is no error was thrown' };
  const { name, message, stack } = fault;
  return { name, message, ...(stack ? { stack } : {}) };
}
