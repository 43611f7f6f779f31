import { randomUUID } from 'node:crypto'
import { hostKey, type FetchOutcome, type FetchRequest, type Http, type RobotsVerdict } from '@copydesk/http'
import type { Claim, HostAnswer } from '@copydesk/store'
import { limitOf } from './host-limits.ts'
import type { Service } from './open-service.ts'

/** The host has another request first. `until`: the slot reserved there, in milliseconds since 1970. */
export type NotYet = { type: 'not yet'; until: number }

export type InTurn = {
  /** Behind all that wait for their slots; at a slot given before, or ahead of them; or within a fetch under way. */
  claim: Claim
  /** The crawl delay of the host's robots.txt, where the asker knows it. */
  delaySeconds?: number | null
  /** May a redirect lead there? What it resolves to ends the fetch, or is the crawl delay to keep there. */
  mayFollow?: (
    url: string,
    signal: AbortSignal,
  ) => Promise<FetchOutcome | { type: 'follow'; delaySeconds: number | null }>
}

/** A request that its host counts as under way. */
type Visit = { host: string; lease: string; begunAt: Date }

/** A request may take as long as a fetch; what is later than this was killed. */
const LATE_MS = 30_000
/** How soon a fetch under way looks again whether somebody else has the robots.txt it needs. */
const ASKED_MS = 250

/**
 * A fetch that keeps to the timetables of all hosts it comes to: its first request begins now or tells when it may;
 * each redirect waits for its turn where it leads. How each host answers makes it asked faster or slower.
 */
export async function fetchInTurn(
  service: Service,
  http: Pick<Http, 'fetch'>,
  url: string,
  request: FetchRequest,
  { claim, delaySeconds = null, mayFollow }: InTurn,
): Promise<FetchOutcome | NotYet> {
  const begun = await begin(service, hostKey(url), claim, delaySeconds)
  if ('until' in begun) return begun
  let visit: Visit | null = begun
  const beforeHop = async (hop: string, signal: AbortSignal): Promise<FetchOutcome | null> => {
    if (visit) await end(service, visit, { answer: 'served', heldUntil: null })
    visit = null
    const allowed = (await mayFollow?.(hop, signal)) ?? { type: 'follow', delaySeconds: null }
    if (allowed.type !== 'follow') return allowed
    visit = await awaitTurn(service, hostKey(hop), allowed.delaySeconds, signal)
    return null
  }
  const outcome = await http.fetch(url, { ...request, beforeHop })
  if (visit) await end(service, visit, answerOf(outcome, service.now()))
  return outcome
}

/**
 * What robots.txt says of an address, asked for in turn. A verdict not to be had yet comes with the host's next slot:
 * nobody waits in place for a host that takes its time.
 */
export async function robotsInTurn(
  service: Service,
  http: Http,
  url: string,
  claim: Claim,
): Promise<Exclude<RobotsVerdict, { type: 'being asked' }> | NotYet> {
  const verdict = await http.robots(url, (address, request) => fetchInTurn(service, http, address, request, { claim }))
  if (verdict.type !== 'being asked') return verdict
  if (claim === 'hop') return { type: 'not yet', until: service.now().getTime() + ASKED_MS }
  const later = await begin(service, hostKey(url), 'later', null)
  return 'until' in later ? later : { type: 'not yet', until: service.now().getTime() }
}

async function begin(
  { store, config, now }: Service,
  host: string,
  claim: Claim,
  delaySeconds: number | null,
): Promise<Visit | NotYet> {
  const begunAt = now()
  const lease = randomUUID()
  const limit = limitOf(config, host)
  const delayMs = delaySeconds === null ? null : delaySeconds * 1000
  const leaseMs = config.fetchMs + LATE_MS
  const turn = await store.hosts.takeTurn({ host, limit, delayMs, claim, lease, leaseMs }, begunAt)
  return turn.type === 'begun' ? { host, lease, begunAt } : { type: 'not yet', until: turn.slot.getTime() }
}

/** For a redirect, whose fetch is under way already and cannot be put off. Null when the signal aborts. */
async function awaitTurn(service: Service, host: string, delaySeconds: number | null, signal: AbortSignal) {
  while (!signal.aborted) {
    const begun = await begin(service, host, 'hop', delaySeconds)
    if ('lease' in begun) return begun
    await service.wait(begun.until - service.now().getTime(), signal)
  }
  return null
}

type Answer = { answer: HostAnswer; heldUntil: Date | null }

const end = ({ store, config, now }: Service, visit: Visit, answer: Answer) =>
  store.hosts.end({ ...visit, ...answer, pauseMs: config.retryMs }, now())

/** What an outcome tells of the host itself, whatever it says of the page. */
function answerOf(outcome: FetchOutcome, now: Date): Answer {
  if (outcome.type === 'throttled') {
    const { retryAfterMs } = outcome
    return { answer: 'slowed', heldUntil: retryAfterMs === null ? null : new Date(now.getTime() + retryAfterMs) }
  }
  // The guard spoke, not the host.
  if (outcome.type === 'refused') return { answer: 'neutral', heldUntil: null }
  if (outcome.type === 'failed') return { answer: outcome.status ? 'neutral' : 'silent', heldUntil: null }
  return { answer: 'served', heldUntil: null }
}
