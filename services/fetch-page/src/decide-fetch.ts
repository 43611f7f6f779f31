import type { FetchOutcome } from '@copydesk/http'
import type { EntryRow } from '@copydesk/store'

type Fetched = Extract<FetchOutcome, { type: 'fetched' }>

export type FetchDecision =
  | { type: 'keep'; page: Fetched }
  | { type: 'unchanged' }
  | { type: 'withdrawn'; reason: string }
  /** `isTry`: asked for in vain. A host that only wants to be asked later has not failed. `isNotFound`: it said 404. */
  | { type: 'try again'; reason: string; isTry: boolean; isNotFound: boolean; afterMs: number | null }
  | { type: 'reject'; reason: string }

/** The longest pause between two tries: an outlet that was down for some hours is back within one. */
const LONGEST_PAUSE_MS = 3_600_000
const MOST_DOUBLINGS = 30

/** 404 on end before that is believed: of a page that was there, and of a new one, which a feed often tells of before its outlet's caches have it. */
const NOT_FOUND_AFTER_READ = 2
const NOT_FOUND_BEFORE_READ = 4

type Fetching = Pick<EntryRow, 'revisionId' | 'notFound'>

/** What becomes of an entry after one request for its page. */
export function decideFetch(entry: Fetching, fetched: FetchOutcome): FetchDecision {
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
      return decideGone(entry, fetched)
    case 'throttled':
      return {
        type: 'try again',
        reason: fetched.reason,
        isTry: false,
        isNotFound: false,
        afterMs: fetched.retryAfterMs,
      }
    case 'failed':
      return { type: 'try again', reason: fetched.reason, isTry: true, isNotFound: false, afterMs: null }
  }
}

/** A page that was there and is not any more has been withdrawn; one that never was is a dead link. */
function decideGone(
  { revisionId, notFound }: Fetching,
  { status, reason }: FetchOutcome & { type: 'gone' },
): FetchDecision {
  const enough = revisionId ? NOT_FOUND_AFTER_READ : NOT_FOUND_BEFORE_READ
  if (status !== 410 && notFound + 1 < enough)
    return { type: 'try again', reason, isTry: true, isNotFound: true, afterMs: null }
  return { type: revisionId ? 'withdrawn' : 'reject', reason }
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
