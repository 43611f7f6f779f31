import type { FetchOutcome } from '@copydesk/http'
import type { EntryRow, SaidOfPage } from '@copydesk/store'

type Fetched = Extract<FetchOutcome, { type: 'fetched' }>

export type FetchDecision =
  | { type: 'keep'; page: Fetched }
  | { type: 'unchanged' }
  | { type: 'withdrawn'; reason: string }
  /** `isTry`: asked for in vain. A host that only wants to be asked later has not failed. */
  | { type: 'try again'; reason: string; isTry: boolean; said: SaidOfPage | null; afterMs: number | null }
  | { type: 'reject'; reason: string }

/** The longest pause between two tries: an outlet that was down for some hours is back within one. */
const LONGEST_PAUSE_MS = 3_600_000
const MOST_DOUBLINGS = 30

/** 404 on end before that is believed: of a page that was there, and of a new one, which a feed often tells of before its outlet's caches have it. */
const NOT_FOUND_AFTER_READ = 2
const NOT_FOUND_BEFORE_READ = 4

/**
 * 403 is what many firewalls answer to whom they take for one who asks too much, and passes then. It is tried again after
 * these shares of the time after which a page is given up: of a day after ten minutes, forty, and 160.
 */
const FORBIDDEN = 403
const PAUSES_OF_FORBIDDEN = [1 / 144, 4 / 144, 16 / 144]

type Fetching = Pick<EntryRow, 'revisionId' | 'notFound' | 'forbidden'>

/** What becomes of an entry after one request for its page. */
export function decideFetch(entry: Fetching, fetched: FetchOutcome): FetchDecision {
  switch (fetched.type) {
    case 'rejected':
      return decideRejected(entry, fetched)
    case 'refused':
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
        said: null,
        afterMs: fetched.retryAfterMs,
      }
    case 'failed':
      return { type: 'try again', reason: fetched.reason, isTry: true, said: null, afterMs: null }
  }
}

function decideRejected(
  { forbidden }: Fetching,
  { status, reason }: FetchOutcome & { type: 'rejected' },
): FetchDecision {
  return status === FORBIDDEN && forbidden < PAUSES_OF_FORBIDDEN.length
    ? { type: 'try again', reason, isTry: true, said: 'forbidden', afterMs: null }
    : { type: 'reject', reason }
}

/** A page that was there and is not any more has been withdrawn; one that never was is a dead link. */
function decideGone(
  { revisionId, notFound }: Fetching,
  { status, reason }: FetchOutcome & { type: 'gone' },
): FetchDecision {
  const enough = revisionId ? NOT_FOUND_AFTER_READ : NOT_FOUND_BEFORE_READ
  if (status !== 410 && notFound + 1 < enough)
    return { type: 'try again', reason, isTry: true, said: 'not found', afterMs: null }
  return { type: revisionId ? 'withdrawn' : 'reject', reason }
}

/**
 * When an entry is tried again: after twice as long each time, after longer where it was forbidden, or when its host asked
 * to be; null when nothing else has come of it for so long that it is given up.
 */
export function tryAgainAt(
  { tries, forbidden, failingSince }: Pick<EntryRow, 'tries' | 'forbidden' | 'failingSince'>,
  { afterMs, said }: { afterMs: number | null; said: SaidOfPage | null },
  { retryMs, giveUpMs }: { retryMs: number; giveUpMs: number },
  now: Date,
): Date | null {
  if (failingSince && now.getTime() - failingSince.getTime() >= giveUpMs) return null
  const doubled = Math.min(retryMs * 2 ** Math.min(tries, MOST_DOUBLINGS), LONGEST_PAUSE_MS)
  const pauseMs = said === 'forbidden' ? giveUpMs * (PAUSES_OF_FORBIDDEN[forbidden] ?? 1) : doubled
  return new Date(now.getTime() + (afterMs ?? pauseMs))
}
