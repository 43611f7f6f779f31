import type { Fetch } from './fetch.ts'
import type { FetchOutcome, RobotsVerdict } from './outcome.ts'
import { forbiddingRule, parseRobots, type RobotsRules } from './robots-rules.ts'

/** Resolves to null where the host may be asked now, else to when it may. */
export type TakeTurn = () => Promise<number | null>

/** What a host said, until when it holds. `rules` is null where the host could not be asked. */
type Entry = { rules: RobotsRules | null; reason: string; until: number }
type NotYet = { notBefore: number }

/** RFC 9309, section 2.5: parse at least 500 KiB. What comes after is not read. */
const MAX_BYTES = 500 * 1024
/** Section 2.4: not longer than a day. */
const KEPT_MS = 86_400_000
/** A host that could not be asked is asked again sooner. */
const RETRIED_MS = 600_000
const MAX_HOSTS = 5_000
/** All rules kept together, in characters. */
const MAX_SIZE = 32_000_000

const ACCEPT = 'text/plain, */*;q=0.5'

const RULELESS = new Set(['gone', 'rejected', 'refused'])
const NO_RULES: RobotsRules = { rules: [], crawlDelaySeconds: null, size: 0 }

/** Answers for one crawler from each origin's robots.txt, asked for once a day and by one asker at a time. */
export function createRobots(options: { fetch: Fetch; userAgent: string; now: () => number }) {
  const { fetch, userAgent, now } = options
  const token = /^[a-z_-]+/i.exec(userAgent)?.[0] ?? userAgent
  const kept = new Map<string, Entry>()
  const asking = new Map<string, Promise<Entry | NotYet>>()
  let size = 0

  async function entryOf(origin: string, takeTurn: TakeTurn): Promise<Entry | NotYet> {
    const entry = kept.get(origin)
    if (entry && entry.until > now()) {
      keep(origin, entry)
      return entry
    }
    const running =
      asking.get(origin) ?? ask(origin, entry?.rules ?? null, takeTurn).finally(() => asking.delete(origin))
    asking.set(origin, running)
    return running
  }

  async function ask(origin: string, oldRules: RobotsRules | null, takeTurn: TakeTurn): Promise<Entry | NotYet> {
    const notBefore = await takeTurn()
    if (notBefore !== null) return { notBefore }
    const outcome = await fetch(`${origin}/robots.txt`, { accept: ACCEPT, maxBytes: MAX_BYTES, cut: true })
    const rules = rulesOf(outcome, token)
    const reason = 'reason' in outcome ? outcome.reason : ''
    // Section 2.4: old rules may be used past their day while the host cannot be reached.
    const entry = { rules: rules ?? oldRules, reason, until: now() + (rules ? KEPT_MS : RETRIED_MS) }
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

  return async function robots(address: string, takeTurn: TakeTurn = async () => null): Promise<RobotsVerdict> {
    const url = URL.parse(address)
    if (!url) return { type: 'unreachable', reason: 'not a URL', until: now() }
    const entry = await entryOf(`${url.protocol}//${url.host}`, takeTurn)
    if ('notBefore' in entry) return { type: 'not yet', until: entry.notBefore }
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
