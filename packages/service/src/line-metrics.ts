import { stageNames } from '@copydesk/pipeline'
import type { Queues } from '@copydesk/queue'
import type { Store } from '@copydesk/store'
import { Gauge, Registry } from 'prom-client'
import { deliveryGauges } from './delivery-metrics.ts'

/** The store is not asked again before so many times as long as it took to answer: counting what is kept is never its main work. */
const REST = 20

/** The state of the whole line, as the store and the queues know it. `read` brings it up to date; a part that does not answer is left out. */
export function createLineMetrics(store: Store, queues: Queues, now: () => Date) {
  const registry = new Registry()
  const up = new Gauge({
    name: 'copydesk_up',
    help: 'Whether a backend answered when it was last asked',
    labelNames: ['backend'],
    registers: [registry],
  })
  const parts = [
    { backend: 'store', read: restful(storeMetrics(registry, store, now)) },
    { backend: 'queues', read: queueMetrics(registry, queues) },
  ]
  return {
    registry,
    read: async (): Promise<void> => {
      await Promise.all(
        parts.map(async ({ backend, read }) => {
          const answered = await read().then(
            () => 1,
            () => 0,
          )
          up.set({ backend }, answered)
        }),
      )
    },
  }
}

function queueMetrics(registry: Registry, queues: Queues): () => Promise<void> {
  const depth = new Gauge({
    name: 'copydesk_queue_jobs',
    help: 'Jobs by stage and state',
    labelNames: ['stage', 'state'],
    registers: [registry],
  })
  return async () => {
    depth.reset()
    const depths = await Promise.all(stageNames.map(async (stage) => ({ stage, states: await queues.depth(stage) })))
    for (const { stage, states } of depths) {
      for (const [state, n] of Object.entries(states)) depth.set({ stage, state }, n)
    }
  }
}

function storeMetrics(registry: Registry, store: Store, now: () => Date): () => Promise<void> {
  const gauges: Gauge[] = []
  const gauge = (name: string, help: string, labelNames: string[] = []) => {
    const made = new Gauge({ name, help, labelNames, registers: [registry] })
    gauges.push(made)
    return made
  }
  const entries = gauge('copydesk_entries', 'Entries by disposition; they add up to all entries found', ['disposition'])
  const kept = gauge('copydesk_kept', 'Things the store keeps', ['kind'])
  const bytes = gauge('copydesk_store_bytes', 'Size of the database')
  const feeds = gauge('copydesk_feeds', 'Feeds by state', ['state'])
  const dedupRatio = gauge(
    'copydesk_dedup_ratio',
    'Share of the pages with an article that carry one another page leads',
  )
  const quarantined = gauge('copydesk_quarantined', 'Jobs held in quarantine', ['stage'])
  const oldest = gauge(
    'copydesk_work_oldest_seconds',
    'How long the oldest work has been due that the stage has not done',
    ['stage'],
  )
  const unplaced = gauge('copydesk_events_unplaced', 'Changes that have no place in the log yet')
  const lag = gauge('copydesk_event_lag_seconds', 'How long the oldest change has waited for its place in the log')
  const readerLag = gauge(
    'copydesk_reader_lag_events',
    'How many events the reader that is furthest behind has to read',
  )

  const tellDeliveries = deliveryGauges(gauge)

  return async () => {
    for (const each of gauges) each.reset()
    const at = now()
    const age = (since: Date | null | undefined) => (since ? Math.max(at.getTime() - since.getTime(), 0) / 1000 : 0)
    const [totals, state, due, delivery] = await Promise.all([
      store.totals.read(),
      store.lineState.read(),
      store.lineState.waiting(at),
      store.deliveries.state(at),
    ])
    const { dispositions, quarantined: held, ...counts } = totals
    for (const [disposition, n] of Object.entries(dispositions)) entries.set({ disposition }, n)
    for (const [kind, n] of Object.entries(counts)) kept.set({ kind }, n)
    for (const [name, n] of Object.entries(state.feeds)) feeds.set({ state: name }, n)
    for (const stage of stageNames) {
      quarantined.set({ stage }, held[stage] ?? 0)
      oldest.set({ stage }, age(due[stage]))
    }
    const { stored, copy } = dispositions
    dedupRatio.set(copy / Math.max(stored + copy, 1))
    bytes.set(state.bytes)
    unplaced.set(state.unplaced)
    lag.set(age(due['deliver-events']))
    readerLag.set(state.readerLag)
    tellDeliveries(delivery, age(delivery.oldest))
  }
}

/** Calls that come while one runs share it; those that come soon after share what it found. A failure is not kept. */
function restful(read: () => Promise<void>): () => Promise<void> {
  let last: Promise<void> | null = null
  let freshUntil = Number.POSITIVE_INFINITY
  return () => {
    if (last && performance.now() < freshUntil) return last
    const began = performance.now()
    freshUntil = Number.POSITIVE_INFINITY
    last = read().then(
      () => void (freshUntil = performance.now() + REST * (performance.now() - began)),
      (error: unknown) => {
        freshUntil = 0
        throw error
      },
    )
    return last
  }
}
