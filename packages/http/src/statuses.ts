import type { FetchOutcome } from './outcome.ts'

type Kind = 'gone' | 'throttled' | 'failed' | 'rejected'

const REDIRECTS = new Set([301, 302, 303, 307, 308])

/** Statuses that mean something else than their class does. */
const KINDS: Record<number, Kind> = {
  206: 'rejected',
  404: 'gone',
  410: 'gone',
  451: 'gone',
  408: 'failed',
  421: 'failed',
  425: 'failed',
  429: 'throttled',
  503: 'throttled',
}

/** A day: longer than that is a mistake or malice; the address would be as good as lost. */
const LONGEST_RETRY_AFTER_MS = 86_400_000

const HTTP_DATE = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6},? [\w :-]{10,40}$/

export const isRedirect = (status: number) => REDIRECTS.has(status)

/**
 * The outcome that a status alone decides, or null where it carries a body to read. Redirects and 304 are not asked. An
 * error of ours that may be made again after a while was one of asking too soon, whatever its number.
 */
export function outcomeOfStatus(status: number, retryAfter: string | null, now: number): FetchOutcome | null {
  const afterMs = retryAfterMs(retryAfter, now)
  const isTooSoon = afterMs !== null && status >= 400 && status < 500
  const said = KINDS[status] ?? kindOfClass(status)
  const kind = said === 'rejected' && isTooSoon ? 'throttled' : said
  const reason = `HTTP ${status}`
  if (kind === null) return null
  if (kind === 'gone') return { type: 'gone', status, reason }
  if (kind === 'throttled') return { type: 'throttled', retryAfterMs: afterMs, reason }
  return { type: kind, reason, status }
}

function kindOfClass(status: number): Kind | null {
  if (status >= 200 && status < 300) return null
  return status >= 500 && status < 600 ? 'failed' : 'rejected'
}

/** Retry-After (RFC 9110, section 10.2.3) as milliseconds from `now`: seconds or a date; null where it is neither. */
function retryAfterMs(value: string | null, now: number): number | null {
  const text = value?.trim() ?? ''
  if (/^\d{1,10}$/.test(text)) return Math.min(Number(text) * 1000, LONGEST_RETRY_AFTER_MS)
  const date = HTTP_DATE.test(text) ? Date.parse(text) : Number.NaN
  return Number.isNaN(date) ? null : Math.min(Math.max(date - now, 0), LONGEST_RETRY_AFTER_MS)
}
