/**
 * The same spans without the messages of faults: those of foreign code repeat prompts, replies and keys. The kind of a
 * fault stays, as the attribute `error.type` and the status.
 */
import { type ExportResult, ExportResultCode } from '@opentelemetry/core';
import type { ReadableSpan, SpanExporter } from '@opentelemetry/sdk-trace';

/** `onChange`: told when sending fails, and with null when it works again. */
export function wordlessExporter(exporter: SpanExporter, onChange: (fault: unknown) => void): SpanExporter {
  let isFailing = false;
  const noted = ({ code, error }: ExportResult): void => {
    const fails = code !== ExportResultCode.SUCCESS;
    if (fails !== isFailing) onChange(fails ? new Error('Traces cannot be sent', { cause: error }) : null);
    isFailing = fails;
  };
  return {
    export: (spans, done) => {
      for (const span of spans) dropWords(span);
      exporter.export(spans, (result) => {
        noted(result);
        done(result);
      });
    },
    shutdown: () => exporter.shutdown(),
    ...(exporter.forceFlush && { forceFlush: () => exporter.forceFlush?.() ?? Promise.resolve() }),
  };
}

function dropWords({ events, status }: ReadableSpan): void {
  events.splice(0);
  delete status.message;
}
