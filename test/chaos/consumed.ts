import { setTimeout as wait } from 'node:timers/promises'
import type { CloudEvent } from '@copydesk/pipeline'
import type { Consumer } from './consumers.ts'

/** Past the longest pause of a client, and the lease of a delivery whose sender was killed. */
const CAUGHT_UP_WITHIN_MS = 120_000
const LOOK_MS = 250

/**
 * What is wrong with what a consumer was given of a log, a line each. Webhooks are in order by subject, all others by the log. An event
 * whose sequence comes under two ids counts as two.
 */
export function wrongWith({ kind, got }: Consumer, log: CloudEvent[]): string[] {
  const ids = got.map(({ id }) => id)
  const wanted = new Set(log.map(({ id }) => id))
  const had = new Set(ids)
  const missing = [...wanted].filter((id) => !had.has(id)).length
  const strange = [...had].filter((id) => !wanted.has(id)).length
  const twice = ids.length - had.size
  const groups = kind === 'webhook' ? Map.groupBy(got, ({ subject }) => subject) : new Map([['', got]])
  const disordered = [...groups.values()].filter((events) =>
    events.some(({ sequence }, at) => at > 0 && Number(sequence) < Number(events[at - 1]?.sequence)),
  ).length
  const counts = { missing, 'not in the log': strange, twice, 'out of order': disordered }
  return Object.entries(counts).flatMap(([what, count]) => (count > 0 ? [`${kind}: ${count} ${what}`] : []))
}

/** How many seconds they took to have all of the log. Rejects, saying what is wrong, where that is not in good time. */
export async function caughtUp(consumers: Consumer[], log: CloudEvent[]): Promise<number> {
  const began = performance.now()
  const until = began + CAUGHT_UP_WITHIN_MS
  const wrong = () => consumers.flatMap((consumer) => wrongWith(consumer, log))
  while (wrong().length > 0 && performance.now() < until) await wait(LOOK_MS)
  if (wrong().length > 0) throw new Error(wrong().join('; '))
  return (performance.now() - began) / 1000
}
