import type { FetchOutcome, FetchRequest, RobotsVerdict } from './outcome.ts'
import { forbiddingRule, parseRobots, type RobotsRules } from './robots-rules.ts'

/** Fetches a robots.txt, or tells when its host may be asked (ms since 1970). */
export type Ask = (url: string, request: FetchRequest) => Promise<FetchOutcome | NotYet>
type NotYet = { type: 'not yet'; until: number }

/** What a host said, until when it holds. `rules` is null where the host could not be asked, `failures` times in a row. */
type Entry = { rules: RobotsRules | null; reason: string; until: number; failures: number }

/** RFC 9309, section 2.5: parse at least 500 KiB. What comes after is not read. */
const MAX_BYTES = 500 * 1024
/** Section 2.4: not longer than a day. */
const KEPT_MS = 86_400_000
/** A host that could not be asked is asked again sooner, then after twice as long each time. */
const RETRIED_MS = 600_000
const MAX_HOSTS = 50_000
/** All rules kept together, in characters. */
const MAX_SIZE = 32_000_000

const ACCEPT = 'text/plain, */*;q=0.5'

const RULELESS = new Set(['gone', 'rejected', 'refused'])
const NO_RULES: RobotsRules = { rules: [], crawlDelaySeconds: null, size: 0 }

/** Answers for one crawler from each origin's robots.txt, asked for once a day and by one asker at a time. */
export function createRobots(options: { ask: Ask; userAgent: string; now: () => number }) {
  const { userAgent, now } = options
  const token = /^[a-z_-]+/i.exec(userAgent)?.[0] ?? userAgent
  const kept = new Map<string, Entry>()
  const asked = new Set<string>()
  let size = 0

  async function entryOf(origin: string, ask: Ask): Promise<Entry | NotYet | { type: 'being asked' }> {
    const entry = kept.get(origin)
    if (entry && entry.until > now()) {
      keep(origin, entry)
      return entry
    }
    if (asked.has(origin)) return { type: 'being asked' }
    asked.add(origin)
    try {
      return await renew(origin, entry, ask)
    } finally {
      asked.delete(origin)
    }
  }

  async function renew(origin: string, old: Entry | undefined, ask: Ask): Promise<Entry | NotYet> {
    const outcome = await ask(`${origin}/robots.txt`, { accept: ACCEPT, maxBytes: MAX_BYTES, cut: true })
    if (outcome.type === 'not yet') return outcome
    const rules = rulesOf(outcome, token)
    const reason = 'reason' in outcome ? outcome.reason : ''
    const failures = rules ? 0 : (old?.failures ?? 0) + 1
    const keptMs = rules ? KEPT_MS : Math.min(RETRIED_MS * 2 ** (failures - 1), KEPT_MS)
    // Section 2.4: old rules may be used past their day while the host cannot be reached.
    const entry = { rules: rules ?? old?.rules ?? null, reason, until: now() + keptMs, failures }
    keep(origin, entry)
    return entry
  }

  /** Puts an entry last in line to be forgotten. */
  function keep(origin: string, entry: Entry): void {
    forget(origin)
    kept.set(origin, entry)
    size += entry.rules?.size ?? 0
    for (const oldest of kept.keys()) {
      if (kept.size <= MAX_HOSTS && size <= MAX_SIZE) return
      forget(oldest)
    }
  }

  function forget(origin: string): void {
    size -= kept.get(origin)?.rules?.size ?? 0
    kept.delete(origin)
  }

  return async function robots(address: string, ask: Ask = options.ask): Promise<RobotsVerdict> {
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

/**
 * Section 2.3.1: a host that answers but has no robots.txt forbids nothing; one that cannot be reached forbids all.
 * 429 is counted as not reached: it asks for less traffic, not for more. Where the guard refuses the asking, it will
 * refuse the page too, and its word is the one to give.
 */
function rulesOf(outcome: FetchOutcome, token: string): RobotsRules | null {
  if (outcome.type === 'fetched') return parseRobots(new TextDecoder().decode(outcome.bytes), token)
  return RULELESS.has(outcome.type) ? NO_RULES : null
}
