import type { FetchOutcome } from '@copydesk/http'
import type { EntryRow } from '@copydesk/store'

type Fetched = Extract<FetchOutcome, { type: 'fetched' }>

export type FetchDecision =
  | { type: 'keep'; page: Fetched }
  | { type: 'unchanged' }
  | { type: 'withdrawn'; reason: string }
  | { type: 'try again'; reason: string; afterMs: number | null }
  | { type: 'reject'; reason: string }

export const MAX_TRIES = 5

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
        : { type: 'try again', reason: fetched.reason, afterMs: null }
    case 'throttled':
      return { type: 'try again', reason: fetched.reason, afterMs: fetched.retryAfterMs }
    case 'failed':
      return { type: 'try again', reason: fetched.reason, afterMs: null }
  }
}
