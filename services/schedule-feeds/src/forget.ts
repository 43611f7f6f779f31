import type { Service } from '@copydesk/service'
import { type LinePlace, type LineTable, lineTables } from '@copydesk/store'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const HOSTS_REMEMBERED_MS = 30 * DAY_MS
const TURNS_AWAITED_MS = HOUR_MS
/** How much each sweep forgets: a few milliseconds of the database's time; a million lines are looked through in some two hours. */
const LINES_A_SWEEP = 5000
const ROWS_A_SWEEP = 500
/** What is kept for days goes once an hour. */
const EVERY_MS = HOUR_MS
const ROWS_AN_HOUR = 10_000

/**
 * Forgets what counts for nothing any more and would only ever grow in number, some of it at each call. Where a walk has come to is
 * not kept: another process begins its own.
 */
export function createForgetting(service: Service): (now: Date) => Promise<void> {
  const { store } = service
  const places = new Map<LineTable, LinePlace | null>()
  let forgotAt = Number.NEGATIVE_INFINITY
  return async (now) => {
    const before = (ms: number) => new Date(now.getTime() - ms)
    for (const table of lineTables) {
      const { next } = await store.lines.forget(table, places.get(table) ?? null, LINES_A_SWEEP, now)
      places.set(table, next)
    }
    await store.hosts.forgetTurns(before(TURNS_AWAITED_MS), ROWS_A_SWEEP)
    await store.hosts.forget(before(HOSTS_REMEMBERED_MS), ROWS_A_SWEEP)
    await store.robots.forget(before(HOSTS_REMEMBERED_MS), ROWS_A_SWEEP)
    if (now.getTime() - forgotAt < EVERY_MS) return
    forgotAt = now.getTime()
    await forgetKept(service, before)
  }
}

async function forgetKept({ store, config, log }: Service, before: (ms: number) => Date) {
  const kept = {
    announcedSince: before(config.keepAnnouncedMs),
    documentsSince: before(config.keepFeedDocumentsMs),
    matchedSince: before(config.matchDays * DAY_MS),
  }
  log.debug(await store.retention.forget(kept, ROWS_AN_HOUR), 'forgot what is too old')
}
