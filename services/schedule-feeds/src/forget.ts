import type { Service } from '@copydesk/service'
import { type LinePlace, type LineTable, lineTables } from '@copydesk/store'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const HOSTS_REMEMBERED_MS = 30 * DAY_MS
const TURNS_AWAITED_MS = HOUR_MS
/** How much each sweep forgets: a few milliseconds of the database's time; a million lines are looked through in some two hours. */
const LINES_A_SWEEP = 5000
const ROWS_A_SWEEP = 500
/** How often what is kept for days is looked through, and how much of it is forgotten in one tick: the clock has to go on. */
const EVERY_MS = HOUR_MS
const ROWS_A_TICK = 1000
const FEEDS_A_TICK = 50
/** Each has up to 64 keys. A line finds some forty a second. */
const PAGES_A_TICK = 200
/** A page that is matched late, after an outage of its host or of the line, still finds all that its window holds. */
const MATCHED_LATE_MS = DAY_MS
/** They are large: to drop one takes as long as some rows do. */
const DROPS_A_TICK = 250

/**
 * Forgets what counts for nothing any more and would only ever grow in number, some of it at each call. Where a walk has come to is
 * not kept: another process begins its own.
 */
export const createForgetting = (service: Service) => ({ atSweep: fading(service), atTick: keeping(service) })

/** What outlets no longer show, and hosts nothing was asked of for long. */
function fading({ store }: Service): (now: Date) => Promise<void> {
  const places = new Map<LineTable, LinePlace | null>()
  return async (now) => {
    const before = (ms: number) => new Date(now.getTime() - ms)
    for (const table of lineTables) {
      const { next } = await store.lines.forget(table, places.get(table) ?? null, LINES_A_SWEEP, now)
      places.set(table, next)
    }
    await store.hosts.forgetTurns(before(TURNS_AWAITED_MS), ROWS_A_SWEEP)
    await store.hosts.forget(before(HOSTS_REMEMBERED_MS), ROWS_A_SWEEP)
    await store.robots.forget(before(HOSTS_REMEMBERED_MS), ROWS_A_SWEEP)
  }
}

/** What is kept for days, a little at each tick until all feeds have been gone through. */
function keeping({ store, config, log }: Service): (now: Date) => Promise<void> {
  let beganAt = Number.NEGATIVE_INFINITY
  /** The feed that was gone through last; null when all were. */
  let after: string | null = null
  let isMoreOld = false
  const turnDays = async (now: Date, keptSince: Date) => {
    const dropped = await store.events.turnDays(now, keptSince).catch((error: unknown) => {
      log.warn({ error }, 'the days of the log could not be turned; it is tried again in an hour')
    })
    if (dropped) log.info({ days: dropped }, 'dropped old days of the log')
  }
  return async (now) => {
    const isHourly = Math.abs(now.getTime() - beganAt) >= EVERY_MS
    if (!isHourly && after === null && !isMoreOld) return
    if (isHourly) {
      beganAt = now.getTime()
      after ??= ''
      const freed = await store.quarantine.freeDone(now)
      if (freed > 0) log.info({ freed }, 'let out of quarantine what was done since')
    }
    const before = (ms: number) => new Date(now.getTime() - ms)
    const kept = {
      announcedSince: before(config.keepAnnouncedMs),
      documentsSince: before(config.keepFeedDocumentsMs),
      matchedSince: before(config.matchDays * DAY_MS + MATCHED_LATE_MS),
      toldSince: before(config.keepEventsMs),
      auditedSince: before(config.keepAuditMs),
      bytesSince: config.keepRawMs === null ? null : before(config.keepRawMs),
      textsSince: config.keepRevisionsMs === null ? null : before(config.keepRevisionsMs),
    }
    if (isHourly) await turnDays(now, kept.toldSince)
    if (after !== null) after = await store.retention.forgetAnnounced(kept, after, FEEDS_A_TICK)
    const forgotten = await store.retention.forget(kept, ROWS_A_TICK)
    const unmatched = await store.retention.forgetKeys(kept, PAGES_A_TICK)
    const dropped = await store.retention.drop(kept, DROPS_A_TICK, now)
    log.debug({ ...forgotten, ...dropped, unmatched }, 'forgot what is too old')
    // What is left of it is forgotten at the next tick.
    isMoreOld =
      Object.values(forgotten).includes(ROWS_A_TICK) ||
      Object.values(dropped).includes(DROPS_A_TICK) ||
      unmatched === PAGES_A_TICK
  }
}
