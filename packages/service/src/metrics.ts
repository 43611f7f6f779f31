import type { Queues } from '@copydesk/queue'
import type { HostAnswer, Standing, Store } from '@copydesk/store'
import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client'
import { createDeliveryMetrics, type DeliveryMetrics } from './delivery-metrics.ts'
import { createLineMetrics } from './line-metrics.ts'

/** Rate, errors and duration of what a process does, and the state of the whole line. Every label has few values, all known. */
export type Metrics = DeliveryMetrics & {
  /** One handled job. */
  job(stage: string, outcome: string, tookMs: number): void
  /** One request to a host, by what the host is known for. */
  request(hostClass: Standing, answer: HostAnswer, tookMs: number): void
  /** What this process did and is, as Prometheus text. */
  own(): Promise<string>
  /** The same with the counts of the store and the depths of the queues as they are now: one process tells them for all. */
  text(): Promise<string>
  contentType: string
}

export function createMetrics(store: Store, queues: Queues, now: () => Date): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const line = createLineMetrics(store, queues, now)
  const counter = (name: string, help: string, labelNames: string[]) =>
    new Counter({ name, help, labelNames, registers: [registry] })
  const histogram = (name: string, help: string, labelNames: string[], buckets: number[]) =>
    new Histogram({ name, help, labelNames, buckets, registers: [registry] })

  const jobs = counter('copydesk_jobs_total', 'Jobs by stage and outcome', ['stage', 'outcome'])
  const jobSeconds = histogram(
    'copydesk_job_seconds',
    'Time a job took',
    ['stage'],
    [0.005, 0.02, 0.05, 0.2, 0.5, 2, 10, 60],
  )
  const requests = counter('copydesk_requests_total', 'Requests by what their host is known for, and how it answered', [
    'host_class',
    'answer',
  ])
  const requestSeconds = histogram(
    'copydesk_request_seconds',
    'Time a request took',
    ['host_class'],
    [0.05, 0.2, 0.5, 1, 2, 5, 10, 30, 60],
  )
  const delivery = createDeliveryMetrics(registry)
  const all = Registry.merge([registry, line.registry])
  return {
    ...delivery,
    job: (stage, outcome, tookMs) => {
      jobs.inc({ stage, outcome })
      jobSeconds.observe({ stage }, tookMs / 1000)
    },
    request: (hostClass, answer, tookMs) => {
      requests.inc({ host_class: hostClass, answer })
      requestSeconds.observe({ host_class: hostClass }, tookMs / 1000)
    },
    own: () => registry.metrics(),
    text: async () => {
      await line.read()
      return all.metrics()
    },
    contentType: registry.contentType,
  }
}
