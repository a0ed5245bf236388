import { context, ROOT_CONTEXT, SpanKind, SpanStatusCode, type Tracer, trace } from '@opentelemetry/api';
import { parseTraceParent } from '@opentelemetry/core';
import type { MiddlewareHandler } from 'hono';
import { currentAsking } from '../asking.ts';
import { holdUntilEnd } from '../hold-until-end.ts';
import { isProbe, routeOf } from '../route-of.ts';

/** A span for each request; one that names a span of its caller (`traceparent`) continues that one's trace. */
export function traceRequests(tracer: Tracer): MiddlewareHandler {
  return (c, next) => {
    const route = routeOf(c);
    if (isProbe(route)) return next();
    const caller = parseTraceParent(c.req.header('traceparent') ?? '');
    const parent = caller ? trace.setSpanContext(ROOT_CONTEXT, { ...caller, isRemote: true }) : ROOT_CONTEXT;
    const asking = currentAsking();
    const attributes = {
      'http.request.method': c.req.method,
      ...(route !== null && { 'http.route': route }),
      ...(asking?.requestId && { 'plan.request.id': asking.requestId }),
    };
    const name = `${c.req.method} ${route ?? ''}`.trimEnd();
    const span = tracer.startSpan(name, { kind: SpanKind.SERVER, attributes }, parent);
    if (asking) asking.traceId = span.spanContext().traceId;
    const onEnd = (): void => {
      const { status } = c.res;
      span.setAttribute('http.response.status_code', status);
      if (status >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
      span.end();
    };
    return context.with(trace.setSpan(parent, span), () => holdUntilEnd(c, next, { onEnd }));
  };
}
