import { setTimeout as pause } from 'node:timers/promises'
import { openTelemetry } from '@copydesk/queue'
import { context, propagation, SpanKind, trace } from '@opentelemetry/api'
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks'
import { W3CTraceContextPropagator } from '@opentelemetry/core'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http'
import {
  defaultResource,
  detectResources,
  resourceAttributesEnvDetector,
  resourceFromAttributes,
  serviceNameEnvDetector,
} from '@opentelemetry/resources'
import {
  AlwaysOffSampler,
  AlwaysOnSampler,
  BatchSpanProcessor,
  ParentBasedSampler,
  SamplingDecision,
  TraceIdRatioBasedSampler,
  TracerProvider,
  type Sampler,
} from '@opentelemetry/sdk-trace'
import type { Tracing } from './tracing.ts'

/** A collector that does not answer keeps no process from stopping. */
const CLOSE_WITHIN_MS = 2000

/** Over OTLP/HTTP; the exporter reads its endpoint, headers, timeout and certificate from the environment. */
export async function openOtlpTracing(name: string): Promise<Tracing> {
  const processor = new BatchSpanProcessor({ exporter: new OTLPTraceExporter(), ...batching() })
  const provider = new TracerProvider({
    resource: defaultResource()
      .merge(resourceFromAttributes({ 'service.name': name }))
      .merge(detectResources({ detectors: [resourceAttributesEnvDetector, serviceNameEnvDetector] })),
    sampler: samplerOf(process.env['OTEL_TRACES_SAMPLER'] ?? 'parentbased_always_on'),
    spanProcessors: [processor],
  })
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable())
  propagation.setGlobalPropagator(new W3CTraceContextPropagator())
  trace.setGlobalTracerProvider(provider)
  return {
    telemetry: await openTelemetry(),
    annotate: (fields) => {
      const span = trace.getActiveSpan()
      if (!span) return {}
      for (const [field, value] of Object.entries(fields)) span.setAttribute(`copydesk.${field}`, String(value))
      return { trace_id: span.spanContext().traceId }
    },
    close: () => Promise.race([provider.shutdown(), pause(CLOSE_WITHIN_MS, undefined, { ref: false })]),
  }
}

const numberIn = (variable: string) => {
  const value = Number(process.env[variable] ?? '')
  return value > 0 ? value : undefined
}

function batching() {
  const given = {
    scheduledDelayMillis: numberIn('OTEL_BSP_SCHEDULE_DELAY'),
    exportTimeoutMillis: numberIn('OTEL_BSP_EXPORT_TIMEOUT'),
    maxQueueSize: numberIn('OTEL_BSP_MAX_QUEUE_SIZE'),
    maxExportBatchSize: numberIn('OTEL_BSP_MAX_EXPORT_BATCH_SIZE'),
  }
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
}

function samplerOf(name: string): Sampler {
  const ratio = Number(process.env['OTEL_TRACES_SAMPLER_ARG'] ?? 1)
  const roots: Record<string, Sampler> = {
    always_on: new AlwaysOnSampler(),
    always_off: new AlwaysOffSampler(),
    traceidratio: new TraceIdRatioBasedSampler(ratio),
  }
  const root = roots[name.replace('parentbased_', '')] ?? new AlwaysOnSampler()
  return new ParentBasedSampler({ root: withoutIdling(root) })
}

/** A worker that asks for its next job, or keeps its lock, is no trace of its own. */
const withoutIdling = (sampler: Sampler): Sampler => ({
  shouldSample: (...asked) =>
    asked[3] === SpanKind.INTERNAL ? { decision: SamplingDecision.NOT_RECORD } : sampler.shouldSample(...asked),
  toString: () => `WithoutIdling{${sampler.toString()}}`,
})
