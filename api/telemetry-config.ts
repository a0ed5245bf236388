/** Where traces go, from the environment. The names are those that all programs with OpenTelemetry share. */
import { z } from 'zod';

export interface TelemetryConfig {
  /** Takes traces as OTLP over HTTP, in JSON. */
  tracesUrl: string;
  serviceName: string;
}

type Environment = Record<string, string | undefined>;

const schema = z.object({
  OTEL_EXPORTER_OTLP_ENDPOINT: z
    .string()
    .refine((value) => /^https?:$/.test(URL.parse(value)?.protocol ?? ''))
    .transform((value) => `${value.replace(/(?<!\/)\/+$/, '')}/v1/traces`),
  OTEL_SERVICE_NAME: z.string().default('plan-assistant'),
});

/** Null when nothing is to be traced or when a problem was added. */
export function readTelemetryConfig(given: Environment, problems: string[]): TelemetryConfig | null {
  if (given.OTEL_EXPORTER_OTLP_ENDPOINT === undefined) return null;
  const parsed = schema.safeParse(given);
  if (parsed.success)
    return { tracesUrl: parsed.data.OTEL_EXPORTER_OTLP_ENDPOINT, serviceName: parsed.data.OTEL_SERVICE_NAME };
  problems.push('OTEL_EXPORTER_OTLP_ENDPOINT 应为：以 http:// 或 https:// 开头的地址，如 http://127.0.0.1:4318');
  return null;
}
