import { setTimeout as pause } from 'node:timers/promises'
import type { Queues } from '@copydesk/queue'
import type { Store } from '@copydesk/store'
import type { Config } from './config.ts'
import type { Log } from './log.ts'
import { createMetrics, type Metrics } from './metrics.ts'
import type { Tracing } from './tracing.ts'
import { sparePlaces, type SparePlaces } from './spare-places.ts'

/** What a stage is opened with. */
export type Service = {
  config: Config
  store: Store
  queues: Queues
  log: Log
  metrics: Metrics
  /** Puts a job's fields on its trace, where there are traces, and gives what names it in the log. */
  annotate: Tracing['annotate']
  /** The store's clock, which no machine's own can put out. */
  now: () => Date
  /** Milliseconds that pass, whatever clocks are set; of no beginning. Of the clock that tests give. */
  passed: () => number
  /** What the timetables of hosts go by: null is the database's clock, which all workers share. Tests give their own. */
  timetable: () => Date | null
  /** Resolves after this many milliseconds of the same clock, or when the signal aborts. */
  wait: (ms: number, signal: AbortSignal) => Promise<void>
  /** How many requests to slow hosts the stage may have under way. */
  places: SparePlaces
}

type Clock = Pick<Service, 'now' | 'wait'>

export const openService = (
  parts: Omit<Service, 'metrics' | 'passed' | 'timetable' | 'places' | 'annotate' | keyof Clock> &
    Partial<Clock & Pick<Service, 'annotate'>>,
): Service => ({
  places: sparePlaces(Infinity),
  annotate: () => ({}),
  now: () => parts.store.now(),
  passed: () => parts.now?.().getTime() ?? performance.now(),
  timetable: parts.now ?? (() => null),
  wait: (ms, signal) => pause(ms, undefined, { signal }).catch(() => {}),
  ...parts,
  metrics: createMetrics(parts.store, parts.queues, parts.now ?? (() => parts.store.now())),
})
