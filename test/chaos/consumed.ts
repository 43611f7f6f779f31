import type { CloudEvent } from '@copydesk/pipeline'
import type { Consumer } from './consumers.ts'

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
