import type { QueueTelemetry } from '@copydesk/queue'

export type Tracing = {
  /** What the queues tell their spans by. */
  telemetry: QueueTelemetry | undefined
  /** Puts a job's fields on the span it is handled in, and gives what names that span in the log. */
  annotate: (fields: Record<string, unknown>) => { trace_id?: string }
  /** Sends what is left. */
  close(): Promise<void>
}

const NO_TRACING: Tracing = { telemetry: undefined, annotate: () => ({}), close: async () => {} }

/**
 * Traces across the stages, where the environment asks for them by OpenTelemetry's own variables
 * (https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/): an OTLP endpoint, and neither
 * OTEL_SDK_DISABLED nor another exporter. Otherwise nothing of OpenTelemetry is loaded. `name`: of the service, where
 * OTEL_SERVICE_NAME gives none.
 */
export async function openTracing(name: string): Promise<Tracing> {
  const { OTEL_SDK_DISABLED, OTEL_TRACES_EXPORTER, OTEL_EXPORTER_OTLP_ENDPOINT, OTEL_EXPORTER_OTLP_TRACES_ENDPOINT } =
    process.env
  const isOff = OTEL_SDK_DISABLED?.toLowerCase() === 'true' || (OTEL_TRACES_EXPORTER || 'otlp') !== 'otlp'
  if (isOff || !(OTEL_EXPORTER_OTLP_TRACES_ENDPOINT || OTEL_EXPORTER_OTLP_ENDPOINT)) return NO_TRACING
  const { openOtlpTracing } = await import('./otlp-tracing.ts')
  return openOtlpTracing(name)
}
