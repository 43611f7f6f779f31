import type { Queues } from '@copydesk/queue'
import { stageNames } from '@copydesk/pipeline'
import type { Store } from '@copydesk/store'
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'

export type Metrics = {
  /** One handled job. */
  job(stage: string, outcome: string, tookMs: number): void
  /** Prometheus text, with the counts of the store and the depths of the queues as they are now. */
  text(): Promise<string>
  contentType: string
}

export function createMetrics(store: Store, queues: Queues): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const gauge = (name: string, help: string, labelNames: string[] = []) =>
    new Gauge({ name, help, labelNames, registers: [registry] })
  const jobs = new Counter({
    name: 'copydesk_jobs_total',
    help: 'Jobs by stage and outcome',
    labelNames: ['stage', 'outcome'],
    registers: [registry],
  })
  const duration = new Histogram({
    name: 'copydesk_job_seconds',
    help: 'Time a job took',
    labelNames: ['stage'],
    buckets: [0.005, 0.02, 0.05, 0.2, 0.5, 2, 10, 60],
    registers: [registry],
  })
  const entries = gauge('copydesk_entries', 'Entries by disposition; they add up to all entries found', ['disposition'])
  const kept = gauge('copydesk_kept', 'Things the store keeps', ['kind'])
  const depth = gauge('copydesk_queue_jobs', 'Jobs by stage and state', ['stage', 'state'])
  const quarantined = gauge('copydesk_quarantined', 'Jobs held in quarantine', ['stage'])

  const readStore = async () => {
    const { dispositions, quarantined: held, ...counts } = await store.totals.read()
    for (const [disposition, n] of Object.entries(dispositions)) entries.set({ disposition }, n)
    for (const [kind, n] of Object.entries(counts)) kept.set({ kind }, n)
    for (const stage of stageNames) quarantined.set({ stage }, held[stage] ?? 0)
  }
  const readQueues = async () => {
    for (const stage of stageNames) {
      for (const [state, n] of Object.entries(await queues.depth(stage))) depth.set({ stage, state }, n)
    }
  }
  return {
    job: (stage, outcome, tookMs) => {
      jobs.inc({ stage, outcome })
      duration.observe({ stage }, tookMs / 1000)
    },
    text: async () => {
      await Promise.all([readStore(), readQueues()])
      return registry.metrics()
    },
    contentType: registry.contentType,
  }
}
