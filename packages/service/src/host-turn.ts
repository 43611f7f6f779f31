import { randomUUID } from 'node:crypto'
import { entryFound } from '@copydesk/pipeline'
import {
  isOutage,
  type Claim,
  type HostAnswer,
  type Moved,
  type Rank,
  type Standing,
  type WaitingJob,
} from '@copydesk/store'
import type { Config } from './config.ts'
import { limitOf } from './host-limits.ts'
import type { Service } from './open-service.ts'
import type { SparePlace } from './spare-places.ts'

/** A request that its host counts as under way. `begunAt` by the host's timetable, `since` as time passes, whatever clocks are set. */
export type Visit = {
  type: 'begun'
  host: string
  standing: Standing
  lease: string
  begunAt: number
  since: number
  place: SparePlace
}

/** How long to wait for the slot. */
export type Wait = { type: 'wait'; ms: number }

type Place = {
  host: string
  holder: string
  rank: Rank
  job: WaitingJob | null
  claim: Claim
  /** The crawl delay of the host's robots.txt, where the asker knows it. */
  delaySeconds: number | null
  /** Waits in place for so long; null for a short while, and only for one that came at its slot. */
  waitMs: number | null
  signal: AbortSignal
}

/** A request may take as long as a fetch; what is later than this was killed. */
const LATE_MS = 30_000
export const longestMs = ({ fetchMs }: Pick<Config, 'fetchMs'>) => fetchMs + LATE_MS
/** Somebody late may hold up who comes after for so long. */
const AT_SLOT_MS = 2000
/** How often it is tried, while the store is away, to say that a request is over, and how far apart. */
const TOLD_TIMES = 30
const TOLD_AGAIN_MS = 2000

/** The host's turn: at once, or after a wait in place if that is short; else how long it will be. The only place that waits. */
export async function awaitTurn(service: Service, asking: Place): Promise<Visit | Wait> {
  const { store, config, timetable, now, places } = service
  const { host, delaySeconds, waitMs, signal, ...who } = asking
  const lease = randomUUID()
  const limit = limitOf(config, host)
  const delayMs = delaySeconds === null ? null : delaySeconds * 1000
  const request = { ...who, host, lease, limit, delayMs, leaseMs: longestMs(config) }
  let giveUpAt: number | null = null
  for (;;) {
    const askedAt = now().getTime()
    const place = places.reserve(askedAt, askedAt + request.leaseMs)
    const turn = await store.hosts.takeTurn({ ...request, spares: place.spares }, timetable()).catch((error) => {
      place.free()
      throw error
    })
    if (turn.type === 'begun') {
      place.begin(turn.standing, now().getTime())
      const since = service.passed()
      return { type: 'begun', host, standing: turn.standing, lease, begunAt: turn.at, since, place }
    }
    place.free()
    const ms = turn.slot - turn.at
    giveUpAt ??= turn.at + (waitMs ?? (turn.cameInTime ? AT_SLOT_MS : 0))
    // The clock may have been set back since.
    const isTooLong = turn.slot > giveUpAt || ms > (waitMs ?? AT_SLOT_MS)
    if (who.claim === 'wait' || isTooLong || signal.aborted) return { type: 'wait', ms }
    await service.wait(ms, signal)
  }
}

/**
 * The request is over. Where the store is away that is told when it is back: until then, or to the end of its lease, the host has one
 * place less. What was fetched is at hand meanwhile: it is asked for again only where it cannot be kept either.
 */
export async function leaveHost(
  service: Service,
  visit: Visit,
  how: { answer: HostAnswer; holdMs: number | null },
): Promise<void> {
  visit.place.free()
  const { host, lease, begunAt } = visit
  const { config } = service
  const endedAt = performance.now()
  const tookMs = service.passed() - visit.since
  service.metrics.request(visit.standing, how.answer, tookMs)
  // One that stood still does not know how long its request took.
  const known = { tookMs: tookMs <= longestMs(config) ? tookMs : null }
  const end = async () => {
    const lateMs = Math.floor(performance.now() - endedAt)
    const ended = { lease, begunAt, ...known, ...how, pauseMs: config.retryMs, lateMs }
    tellMoved(service, await service.store.hosts.end(host, limitOf(config, host), ended, service.timetable()))
  }
  try {
    await end()
  } catch (error) {
    if (!isOutage(error)) throw error
    service.log.warn({ error, host }, 'the store could not be told that a request is over: it will be')
    void endLater(service, end)
  }
}

async function endLater(service: Service, end: () => Promise<void>): Promise<void> {
  const { signal } = new AbortController()
  for (let time = 0; time < TOLD_TIMES; time += 1) {
    await service.wait(TOLD_AGAIN_MS, signal)
    try {
      return await end()
    } catch (error) {
      // The stage has ended meanwhile.
      if (!isOutage(error)) return
    }
  }
}

/** Pages that may come sooner for it are told so: nobody waits for that, and one that is not reached comes at its old slot. */
function tellMoved({ queues, log }: Service, moved: Moved[]): void {
  for (const { job, inMs } of moved) {
    void queues
      .move(entryFound, job, inMs)
      .catch((error: unknown) => log.debug({ error, ...job }, 'its slot was not moved'))
  }
}
