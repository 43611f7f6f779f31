import type { FetchOutcome } from '@copydesk/http'
import type { EntryRow } from '@copydesk/store'

type Fetched = Extract<FetchOutcome, { type: 'fetched' }>

export type FetchDecision =
  | { type: 'keep'; page: Fetched }
  | { type: 'unchanged' }
  | { type: 'withdrawn'; reason: string }
  /** `isTry`: asked for in vain. A host that only wants to be asked later has not failed. */
  | { type: 'try again'; reason: string; isTry: boolean; afterMs: number | null }
  | { type: 'reject'; reason: string }

/** The longest pause between two tries: an outlet that was down for some hours is back within one. */
const LONGEST_PAUSE_MS = 3_600_000
const MOST_DOUBLINGS = 30

/** What becomes of an entry after one request for its page. */
export function decideFetch(entry: Pick<EntryRow, 'revisionId' | 'tries'>, fetched: FetchOutcome): FetchDecision {
  switch (fetched.type) {
    case 'refused':
    case 'rejected':
    case 'too large':
      return { type: 'reject', reason: fetched.reason }
    case 'fetched':
      return { type: 'keep', page: fetched }
    case 'not modified':
      return { type: 'unchanged' }
    case 'gone':
      // A page that never was is a dead link.
      if (!entry.revisionId) return { type: 'reject', reason: fetched.reason }
      // One that was there and is not any more has been withdrawn; where only 404 says so, when it says so twice.
      return fetched.status === 410 || entry.tries > 0
        ? { type: 'withdrawn', reason: fetched.reason }
        : { type: 'try again', reason: fetched.reason, isTry: true, afterMs: null }
    case 'throttled':
      return { type: 'try again', reason: fetched.reason, isTry: false, afterMs: fetched.retryAfterMs }
    case 'failed':
      return { type: 'try again', reason: fetched.reason, isTry: true, afterMs: null }
  }
}

/**
 * When an entry is tried again: after twice as long each time, or when its host asked to be; null when nothing else has
 * come of it for so long that it is given up.
 */
export function tryAgainAt(
  { tries, failingSince }: Pick<EntryRow, 'tries' | 'failingSince'>,
  { afterMs }: { afterMs: number | null },
  { retryMs, giveUpMs }: { retryMs: number; giveUpMs: number },
  now: Date,
): Date | null {
  if (failingSince && now.getTime() - failingSince.getTime() >= giveUpMs) return null
  const pauseMs = Math.min(retryMs * 2 ** Math.min(tries, MOST_DOUBLINGS), LONGEST_PAUSE_MS)
  return new Date(now.getTime() + (afterMs ?? pauseMs))
}
