/**
 * One line a request, written when the last byte of its answer is out or its reader is gone. Never the question, the
 * query string, a header or the body: the route's pattern says enough.
 */
import type { Context, MiddlewareHandler } from 'hono';
import { type Asking, askingAs } from './asking.ts';
import { holdUntilEnd } from './hold-until-end.ts';
import { describeFault, type Log, type LogLine } from './log-line.ts';
import { isProbe, routeOf } from './route-of.ts';
import type { RequestMetrics } from './server-metrics.ts';

export interface RequestLogOptions {
  log: Log;
  /** Milliseconds of a clock that only goes forward. */
  elapsed: () => number;
  /** Pages that may embed the widget. */
  allowedOrigins: readonly string[];
  figures?: RequestMetrics;
}

const CHANNELS: Record<string, string> = {
  '/api/ask': 'ask',
  '/api/chat': 'chat',
  '/v1/chat/completions': 'openai',
  '/mcp': 'mcp',
};

export function requestLog({ log, elapsed, allowedOrigins, figures }: RequestLogOptions): MiddlewareHandler {
  return (c, next) => {
    const started = elapsed();
    const route = routeOf(c);
    const asking: Asking = {
      requestId: c.get('requestId') ?? null,
      channel: channelOf(c, { route, allowedOrigins }),
      traceId: null,
      answer: null,
    };
    let isStream = false;
    const onStream = (): void => {
      isStream = true;
      figures?.streamBegun();
    };
    const onEnd = (): void => {
      if (isStream) figures?.streamEnded();
      figures?.ended({ route, status: c.res.status });
      log(lineOf(c, { route, asking, ms: Math.round(elapsed() - started) }));
    };
    return askingAs(asking, () => holdUntilEnd(c, next, { onStream, onEnd }));
  };
}

interface Ended {
  route: string | null;
  asking: Asking;
  ms: number;
}

function lineOf(c: Context, { route, asking, ms }: Ended): LogLine {
  const { status } = c.res;
  const { requestId, channel, answer } = asking;
  const aborted = c.req.raw.signal.aborted;
  // A client that left makes its answer fail, which is nobody's fault.
  const fault = !aborted && status >= 500 ? c.error : undefined;
  return {
    level: levelOf({ route, status, isFault: fault !== undefined, aborted }),
    event: 'request',
    requestId: requestId ?? '',
    method: c.req.method,
    route,
    status,
    ms,
    ...(channel !== null && { channel }),
    ...(answer && { answerId: answer.id, answerStatus: answer.status }),
    ...(aborted && { aborted }),
    ...(fault && { fault: describeFault(fault, { withStack: true }) }),
  };
}

interface Seen {
  route: string | null;
  status: number;
  isFault: boolean;
  aborted: boolean;
}

function levelOf({ route, status, isFault, aborted }: Seen): LogLine['level'] {
  if (isFault) return 'error';
  if (isProbe(route)) return 'debug';
  return status >= 500 && !aborted ? 'warn' : 'info';
}

function channelOf(
  c: Context,
  { route, allowedOrigins }: { route: string | null; allowedOrigins: readonly string[] },
): string | null {
  const channel = route === null ? undefined : CHANNELS[route];
  const origin = c.req.header('origin');
  return channel === 'chat' && origin && allowedOrigins.includes(origin) ? 'widget' : (channel ?? null);
}
