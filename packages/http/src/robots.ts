import type { FetchOutcome, FetchRequest, RobotsVerdict } from './outcome.ts'
import { forbiddingRule, parseRobots, type RobotsRules } from './robots-rules.ts'

/** Fetches a robots.txt, or tells when its host may be asked (ms since 1970). */
export type Ask = (url: string, request: FetchRequest) => Promise<FetchOutcome | NotYet>
type NotYet = { type: 'not yet'; until: number }

/** What a host said, until when it holds. `rules` is null where the host could not be asked, `failures` times in a row. */
export type KeptRobots = { rules: RobotsRules | null; reason: string; until: number; failures: number }

/** Where verdicts are kept for other processes and the next start. Times are milliseconds since 1970. */
export type RobotsKeep = {
  read(origin: string): Promise<KeptRobots | null>
  /** Takes it upon oneself to ask, until then; false where somebody else does. */
  claim(origin: string, now: number, until: number): Promise<boolean>
  /** Not asked after all. */
  release(origin: string): Promise<void>
  write(origin: string, kept: KeptRobots): Promise<void>
}

/** RFC 9309, section 2.5: parse at least 500 KiB. What comes after is not read. */
const MAX_BYTES = 500 * 1024
/** Section 2.4: not longer than a day. */
const KEPT_MS = 86_400_000
/** A host that could not be asked is asked again sooner, then after twice as long each time. */
const RETRIED_MS = 600_000
/** Processes read the clock some seconds apart. */
const CLOCKS_APART_MS = 60_000
/** Who has not said what came of it so long after a fetch has to be over was killed. */
const SPARE_MS = 5000
/** In memory, so that not every page asks the keep. */
const MAX_HOSTS = 5000
/** All rules held there together, in characters. */
const MAX_SIZE = 8_000_000

const ACCEPT = 'text/plain, */*;q=0.5'

type Renewing = { old: KeptRobots | null; ask: Ask; claimedUntil: number }

const NO_RULES: RobotsRules = { rules: [], crawlDelaySeconds: null, sitemaps: [], size: 0 }

type Options = {
  ask: Ask
  userAgent: string
  now: () => number
  keep: RobotsKeep
  /** A fetch is over after so long. */
  fetchMs: number
  stopped: AbortSignal | undefined
}

/** Answers for one crawler from each origin's robots.txt, asked for once a day and by one asker at a time. */
export function createRobots({ ask: atOnce, userAgent, now, keep, fetchMs, stopped }: Options) {
  const token = /^[a-z_-]+/i.exec(userAgent)?.[0] ?? userAgent
  const front = createFront()
  /** Claims that could not be given back, since the keep was away, and until when they hold: this process asks by them. */
  const unreturned = new Map<string, number>()

  /** Until when; null where somebody else is to ask. */
  async function claim(origin: string): Promise<number | null> {
    const held = unreturned.get(origin) ?? 0
    unreturned.delete(origin)
    if (held > now()) return held
    const until = now() + fetchMs + SPARE_MS
    return (await keep.claim(origin, now(), until)) ? until : null
  }

  async function giveBack(origin: string, claimedUntil: number): Promise<void> {
    await keep.release(origin).catch(() => unreturned.set(origin, claimedUntil))
  }

  async function entryOf(origin: string, ask: Ask): Promise<KeptRobots | NotYet | { type: 'being asked' }> {
    const near = front.get(origin)
    if (near && holds(near, now())) return near
    const kept = await keep.read(origin)
    if (kept && holds(kept, now())) return front.set(origin, kept)
    const claimedUntil = await claim(origin)
    if (claimedUntil === null) return { type: 'being asked' }
    return renew(origin, { old: kept ?? near ?? null, ask, claimedUntil })
  }

  async function renew(origin: string, { old, ask, claimedUntil }: Renewing): Promise<KeptRobots | NotYet> {
    const request = { accept: ACCEPT, maxBytes: MAX_BYTES, cut: true }
    const outcome = await ask(`${origin}/robots.txt`, request).catch(async (error: unknown) => {
      await giveBack(origin, claimedUntil)
      throw error
    })
    // What was cut off by our own end says nothing of the host.
    const isCutOff = outcome.type === 'failed' && stopped?.aborted
    if (outcome.type === 'not yet' || isCutOff) {
      await giveBack(origin, claimedUntil)
      return outcome.type === 'not yet' ? outcome : { type: 'not yet', until: now() }
    }
    const rules = rulesOf(outcome, token)
    const reason = 'reason' in outcome ? outcome.reason : ''
    const failures = rules ? 0 : (old?.failures ?? 0) + 1
    // Section 2.4: old rules may be used past their day while the host cannot be reached.
    const kept = { rules: rules ?? old?.rules ?? null, reason, until: now() + keptMs(failures), failures }
    front.set(origin, kept)
    await keep.write(origin, kept)
    return kept
  }

  return async function robots(address: string, ask: Ask = atOnce): Promise<RobotsVerdict> {
    const url = URL.parse(address)
    if (!url) return { type: 'unreachable', reason: 'not a URL', until: now() }
    const entry = await entryOf(`${url.protocol}//${url.host}`, ask)
    if ('type' in entry) return entry
    const { rules, reason, until } = entry
    if (!rules) return { type: 'unreachable', reason: `robots.txt: ${reason}`, until }
    const rule = forbiddingRule(rules, url.pathname + url.search)
    return rule ? { type: 'disallowed', rule } : { type: 'allowed', crawlDelaySeconds: rules.crawlDelaySeconds }
  }
}

const keptMs = (failures: number) => (failures === 0 ? KEPT_MS : Math.min(RETRIED_MS * 2 ** (failures - 1), KEPT_MS))

/** What is to hold for longer than anything does was kept by a clock that has been set back since. */
const holds = ({ until, failures }: KeptRobots, now: number) =>
  until > now && until <= now + keptMs(failures) + CLOCKS_APART_MS

/**
 * Section 2.3.1: a host that says it has no robots.txt (4xx), or leads over more than five redirects, forbids nothing; one
 * that cannot be reached forbids all, and so does one whose robots.txt is there and cannot be read. 429 is counted as not
 * reached: it asks for less traffic, not for more. Where the guard refuses the host, it will refuse the page too, and its
 * word is the one to give.
 */
function rulesOf(outcome: FetchOutcome, token: string): RobotsRules | null {
  if (outcome.type === 'fetched') return parseRobots(new TextDecoder().decode(outcome.bytes), token)
  return isWithoutRules(outcome) ? NO_RULES : null
}

function isWithoutRules(outcome: FetchOutcome): boolean {
  if (outcome.type === 'refused') return !outcome.isLedThere
  if (outcome.type === 'rejected' && outcome.isLedTooFar) return true
  const status = outcome.type === 'gone' || outcome.type === 'rejected' ? (outcome.status ?? 0) : 0
  return status >= 400 && status < 500
}

/** The origins asked for most recently, within limits. */
function createFront() {
  const held = new Map<string, KeptRobots>()
  let size = 0
  const forget = (origin: string) => {
    size -= held.get(origin)?.rules?.size ?? 0
    held.delete(origin)
  }
  const set = (origin: string, kept: KeptRobots) => {
    forget(origin)
    held.set(origin, kept)
    size += kept.rules?.size ?? 0
    for (const oldest of held.keys()) {
      if (held.size <= MAX_HOSTS && size <= MAX_SIZE) break
      forget(oldest)
    }
    return kept
  }
  const get = (origin: string) => {
    const kept = held.get(origin)
    return kept && set(origin, kept)
  }
  return { get, set }
}
