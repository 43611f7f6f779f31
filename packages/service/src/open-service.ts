import type { Queues } from '@copydesk/queue'
import type { Store } from '@copydesk/store'
import type { Config } from './config.ts'
import type { Log } from './log.ts'
import { createMetrics, type Metrics } from './metrics.ts'

/** What a stage is opened with. */
export type Service = {
  config: Config
  store: Store
  queues: Queues
  log: Log
  metrics: Metrics
  now: () => Date
}

export const openService = (parts: Omit<Service, 'metrics' | 'now'> & { now?: () => Date }): Service => ({
  now: () => new Date(),
  ...parts,
  metrics: createMetrics(parts.store, parts.queues),
})
