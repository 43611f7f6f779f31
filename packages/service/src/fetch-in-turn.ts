import { hostKey, type FetchOutcome, type FetchRequest, type Http } from '@copydesk/http'
import type { Claim, HostAnswer, Rank, WaitingJob } from '@copydesk/store'
import { awaitTurn, leaveHost, longestMs, type Visit, type Wait } from './host-turn.ts'
import type { Service } from './open-service.ts'

/**
 * A host has other requests first. `until`: when to come again, in milliseconds since 1970. `leadsTo`: the redirect that
 * has to wait, the last of `hops`; null where it is the address asked for.
 */
export type NotYet = { type: 'not yet'; until: number; leadsTo: string | null; hops: number }

export type InTurn = {
  /** Who asks: the same when it comes again at its slot. */
  holder: string
  rank: Rank
  /** What comes again, where its slot may be moved forward. */
  job?: WaitingJob
  /** Asks the robots.txt of each host it comes to, and keeps to it. */
  keepsToRobots?: boolean
  /** It was forbidden (403) before: that it is again says nothing new of its host. */
  isForbidden?: boolean
  /** Waits in place for so long and does not come again. Without it, one that has to wait is told when to come. */
  patienceMs?: number
}

/**
 * What came of a fetch; how long the hosts took over it, without the waiting for their turns; and the addresses it was led to.
 */
export type Answered = FetchOutcome & { answerMs: number; hops: string[] }

type World = Service & { http: Pick<Http, 'fetch' | 'robots'> }
type Asking = { turn: InTurn; rank: Rank; claim: Claim; waitMs: number | null; signal: AbortSignal }

/** A redirect holds a place among the fetches while it waits: no longer than this, or for a robots.txt than that. */
const AT_HOP_MS = 3000
const AT_ROBOTS_HOP_MS = 20_000
const OTHERS_FIRST = 'its host has other requests first'

/**
 * A fetch that keeps to the timetables of all hosts it comes to: its first request begins now or tells when it may, and so
 * does each redirect where it leads. How each host answers makes it asked faster or slower.
 */
export const fetchInTurn = (
  world: World,
  url: string,
  request: FetchRequest,
  turn: InTurn,
): Promise<Answered | NotYet> =>
  visitHosts(world, url, request, {
    turn,
    rank: turn.rank,
    claim: 'leave',
    waitMs: turn.patienceMs ?? null,
    signal: request.signal ?? new AbortController().signal,
  })

async function visitHosts(
  world: World,
  url: string,
  request: FetchRequest,
  asking: Asking,
): Promise<Answered | NotYet> {
  const first = await enter(world, url, asking)
  if (first.type === 'wait') return putOff(world, first, null, 0)
  if (first.type !== 'begun') return { ...first, answerMs: 0, hops: [] }
  let visit: Visit | null = first
  let waits: NotYet | null = null
  const hops: string[] = []
  let waitedMs = 0
  const { passed } = world
  const hopMs = asking.claim === 'stay' ? AT_ROBOTS_HOP_MS : AT_HOP_MS
  const beforeHop = async (hop: string, signal: AbortSignal): Promise<FetchOutcome | null> => {
    if (visit) await leaveHost(world, visit, { answer: 'served', holdMs: null })
    visit = null
    hops.push(hop)
    const since = passed()
    const next = await enter(world, hop, { ...asking, rank: 'hop', claim: 'leave', waitMs: hopMs, signal })
    waitedMs += passed() - since
    if (next.type === 'begun') visit = next
    if (next.type === 'wait') waits = putOff(world, next, hop, hops.length)
    return next.type === 'begun' ? null : next.type === 'wait' ? { type: 'failed', reason: OTHERS_FIRST } : next
  }
  const startedAt = passed()
  const outcome = await world.http.fetch(url, { ...request, beforeHop })
  const tookMs = passed() - startedAt - waitedMs
  // One that stood still does not know.
  const answerMs = tookMs <= longestMs(world.config) ? tookMs : 0
  if (visit) await leaveHost(world, visit, answerOf(outcome, asking))
  return waits ?? { ...outcome, answerMs, hops }
}

const putOff = ({ now }: Service, { ms }: Wait, leadsTo: string | null, hops: number): NotYet => ({
  type: 'not yet',
  until: now().getTime() + ms,
  leadsTo,
  hops,
})

/** A request to where an address leads begins, or waits, or has its outcome already. */
async function enter(world: World, url: string, asking: Asking): Promise<Visit | Wait | FetchOutcome> {
  const host = hostKey(url)
  const { turn, rank, claim, waitMs, signal } = asking
  const { holder, job = null } = turn
  const place = { host, holder, rank, job, claim, delaySeconds: null, waitMs, signal }
  const entered = turn.keepsToRobots ? await enterByRobots(world, url, asking, place) : await awaitTurn(world, place)
  if (entered.type === 'begun' || (entered.type === 'wait' && turn.patienceMs === undefined)) return entered
  await world.store.hosts.leave(host, holder)
  if (entered.type !== 'wait') return entered
  return { type: 'throttled', retryAfterMs: entered.ms, reason: OTHERS_FIRST }
}

/** The same, as far as the host's robots.txt allows it: that is asked for first, in the same place of its line. */
async function enterByRobots(
  world: World,
  url: string,
  asking: Asking,
  place: Parameters<typeof awaitTurn>[1],
): Promise<Visit | Wait | FetchOutcome> {
  const turn = { ...asking.turn, keepsToRobots: false }
  const verdict = await world.http.robots(url, (address, request) =>
    visitHosts(world, address, request, { ...asking, turn, claim: 'stay' }),
  )
  switch (verdict.type) {
    case 'allowed':
      // One that names no delay has none, though it had one before.
      return awaitTurn(world, { ...place, delaySeconds: verdict.crawlDelaySeconds ?? 0 })
    case 'disallowed':
      return {
        type: 'rejected',
        reason: `robots.txt forbids ${asking.rank === 'hop' ? 'where it leads' : 'it'} (${verdict.rule})`,
      }
    case 'unreachable':
      return { type: 'throttled', retryAfterMs: verdict.until - world.now().getTime(), reason: verdict.reason }
    case 'not yet':
      return { type: 'wait', ms: Math.max(verdict.until - world.now().getTime(), 0) }
    case 'being asked':
      return awaitTurn(world, { ...place, claim: 'wait' })
  }
}

const FORBIDDEN = 403

/**
 * What an outcome tells of the host itself, whatever it says of the page. 403 is how many tell who asks too much; of a
 * robots.txt it is how some say that there is none.
 */
function answerOf(outcome: FetchOutcome, { turn, claim }: Asking): { answer: HostAnswer; holdMs: number | null } {
  if (outcome.type === 'throttled') return { answer: 'slowed', holdMs: outcome.retryAfterMs }
  // The guard spoke, not the host.
  if (outcome.type === 'refused') return { answer: 'neutral', holdMs: null }
  if (outcome.type === 'failed') return { answer: outcome.status ? 'neutral' : 'silent', holdMs: null }
  if (outcome.type === 'rejected' && outcome.status === FORBIDDEN) {
    return { answer: turn.isForbidden || claim === 'stay' ? 'neutral' : 'slowed', holdMs: null }
  }
  return { answer: 'served', holdMs: null }
}
