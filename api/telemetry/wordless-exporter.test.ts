import { SpanStatusCode } from '@opentelemetry/api';
import { ExportResultCode } from '@opentelemetry/core';
import { InMemorySpanExporter, SimpleSpanProcessor, type SpanExporter, TracerProvider } from '@opentelemetry/sdk-trace';
import { describe, expect, it } from 'vitest';
import { wordlessExporter } from './wordless-exporter.ts';

describe('wordlessExporter', () => {
  it('sends the kind of a fault, and neither its message nor its stack', async () => {
    const memory = new InMemorySpanExporter();
    const exporter = wordlessExporter(memory, () => {});
    const provider = new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter })] });
    const span = provider.getTracer('test').startSpan('chat');
    span.setAttribute('error.type', 'AI_APICallError');
    span.recordException(new Error('Incorrect API key provided: sk-hidden'));
    span.setStatus({ code: SpanStatusCode.ERROR, message: 'Incorrect API key provided: sk-hidden' });
    span.end();
    await provider.forceFlush();
    const [sent] = memory.getFinishedSpans();
    expect(sent).toMatchObject({
      name: 'chat',
      attributes: { 'error.type': 'AI_APICallError' },
      events: [],
      status: { code: SpanStatusCode.ERROR },
    });
    expect(sent?.status).not.toHaveProperty('message');
  });

  it('tells of the first failure in a row and of its end', () => {
    const changes: unknown[] = [];
    const codes = ['FAILED', 'FAILED', 'SUCCESS', 'SUCCESS', 'FAILED'] as const;
    const results = codes.map((code) => ExportResultCode[code]);
    const flaky: SpanExporter = {
      export: (_spans, done) =>
        done({ code: results.shift() ?? ExportResultCode.SUCCESS, error: new Error('refused') }),
      shutdown: async () => {},
    };
    const exporter = wordlessExporter(flaky, (fault) => changes.push(fault instanceof Error ? fault.message : fault));
    for (const _ of codes) exporter.export([], () => {});
    expect(changes).toEqual(['Traces cannot be sent', null, 'Traces cannot be sent']);
  });
});
