import type { FetchOutcome } from '@copydesk/http'

/** An attempt: the how manieth of this delivery, since when it is tried, and how often its endpoint has failed on end. Times in ms. */
export type Attempt = { attempts: number; since: number; failures: number }

/** What an answer means. `holdUntil`: nothing else is sent to the endpoint before; null where it may be. */
export type Decision =
  | { type: 'delivered' }
  | { type: 'again'; at: number; holdUntil: number | null }
  | { type: 'dead'; holdUntil: number | null }
  /** 410: the receiver wants no more (Standard Webhooks). */
  | { type: 'disable' }

const FIRST_PAUSE_MS = 5000
const PAUSE_GROWS = 4
const LONGEST_PAUSE_MS = 12 * 3_600_000
/** How long a delivery is tried. */
export const TRIED_FOR_MS = 3 * 86_400_000
/** An endpoint that failed so often on end is down: it is asked less often, whichever events wait for it. */
const DOWN_AFTER = 3
const LONGEST_HOLD_MS = 600_000
const HOLD_GROWS = 2
const GONE = 410

/** The pause after the nth failure: five seconds, then four times as long each time, up to twelve hours; of that at least half. */
export const pauseAfter = (attempts: number, jitter: number): number =>
  Math.round(Math.min(FIRST_PAUSE_MS * PAUSE_GROWS ** (attempts - 1), LONGEST_PAUSE_MS) * (0.5 + jitter / 2))

/**
 * What follows from an answer: a delivery fails for three days before it is dead, and the last attempt is at their end. Retry-After is
 * kept to, for the delivery and its endpoint. `jitter`: 0 to 1.
 */
export function decideDelivery(outcome: FetchOutcome, attempt: Attempt, now: number, jitter: number): Decision {
  if (outcome.type === 'fetched') return { type: 'delivered' }
  if (outcome.type === 'gone' && outcome.status === GONE) return { type: 'disable' }
  const retryAfter = outcome.type === 'throttled' ? (outcome.retryAfterMs ?? 0) : 0
  const holdMs = Math.max(retryAfter, holdAfter(attempt.failures + 1, jitter))
  const holdUntil = holdMs > 0 ? now + holdMs : null
  const end = attempt.since + TRIED_FOR_MS
  if (now >= end) return { type: 'dead', holdUntil }
  const wanted = now + Math.max(pauseAfter(attempt.attempts, jitter), retryAfter)
  return { type: 'again', at: Math.min(wanted, end), holdUntil }
}

const holdAfter = (failures: number, jitter: number): number =>
  failures < DOWN_AFTER
    ? 0
    : Math.min(FIRST_PAUSE_MS * HOLD_GROWS ** (failures - DOWN_AFTER), LONGEST_HOLD_MS) * (0.5 + jitter / 2)

/** What the delivery log says of an answer. */
export const saidBy = (outcome: FetchOutcome): string =>
  outcome.type === 'fetched' ? `HTTP ${outcome.status}` : 'reason' in outcome ? outcome.reason : outcome.type
