/**
 * The one door to OpenTelemetry: spans of requests, of answers and of what the AI SDK does, sent in batches. Whatever
 * happens to them on the way, no request and no answer waits for it or fails by it.
 */
import { OpenTelemetry } from '@ai-sdk/otel';
import { context } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { defaultResource, resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import { registerTelemetry } from 'ai';
import manifest from '../../package.json' with { type: 'json' };
import type { TelemetryConfig } from '../telemetry-config.ts';
import type { Tracing } from '../tracing.ts';
import { traceAnswers } from './trace-answers.ts';
import { traceRequests } from './trace-requests.ts';
import { wordlessExporter } from './wordless-exporter.ts';

export interface TracingOptions {
  config: TelemetryConfig;
  /** Told when traces cannot be sent, and with null when they can again; not of each failure in a row. */
  onChange: (fault: unknown) => void;
}

const EXPORT_TIMEOUT_MS = 5_000;
const CLOSE_TIMEOUT_MS = 3_000;

/** Once a process: the context of a request and the AI SDK's telemetry are its own. */
export function openTracing({ config, onChange }: TracingOptions): Tracing {
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  const exporter = new OTLPTraceExporter({ url: config.tracesUrl, timeoutMillis: EXPORT_TIMEOUT_MS });
  const resource = resourceFromAttributes({ 'service.name': config.serviceName, 'service.version': manifest.version });
  const provider = new TracerProvider({
    resource: defaultResource().merge(resource),
    spanProcessors: [new BatchSpanProcessor({ exporter: wordlessExporter(exporter, onChange) })],
  });
  const tracer = provider.getTracer(manifest.name, manifest.version);
  registerTelemetry(new OpenTelemetry({ tracer }));
  return {
    traceRequest: traceRequests(tracer),
    watch: traceAnswers(tracer),
    close: async () => {
      const late = new Promise((resolve) => setTimeout(resolve, CLOSE_TIMEOUT_MS).unref());
      await Promise.race([provider.shutdown().catch(onChange), late]);
    },
  };
}
