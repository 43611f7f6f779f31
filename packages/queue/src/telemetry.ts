import type { Telemetry } from 'bullmq'

/** Carries a trace with each job from the stage that announces it to the one that handles it. */
export type QueueTelemetry = Telemetry

/** By the global tracer of @opentelemetry/api, which has to be set up before. */
export async function openTelemetry(): Promise<QueueTelemetry> {
  const { BullMQOtel } = await import('bullmq-otel')
  return new BullMQOtel({ tracerName: 'copydesk' })
}
