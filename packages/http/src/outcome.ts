/** An address that answered with a redirect, and the status it gave. */
export type Redirect = { url: string; status: number }

export type Fetched = {
  type: 'fetched'
  /** Where the bytes came from, after redirects, without fragment. */
  url: string
  status: number
  /** Names in lower case; repeated fields joined with commas. */
  headers: Record<string, string>
  contentType: string | null
  /** The body with its content-encoding undone. */
  bytes: Uint8Array
  etag: string | null
  lastModified: string | null
  /** In the order they were followed; the first is the address asked for. */
  redirects: Redirect[]
}

/**
 * How a fetch ended. `refused` is the guard's word and never tried again; `rejected` will not change by asking again, but where its status is 403;
 * `failed` is worth another try; `throttled` is worth one after `retryAfterMs`.
 */
export type FetchOutcome =
  | Fetched
  | { type: 'not modified' }
  | { type: 'gone'; status: number; reason: string }
  /** `isLedThere`: not the address asked for, but one that a redirect led to. */
  | { type: 'refused'; reason: string; isLedThere?: true }
  | { type: 'too large'; reason: string }
  | { type: 'throttled'; retryAfterMs: number | null; reason: string }
  /** `status`: what the host answered; none where it gave no answer, or not a whole one. */
  | { type: 'failed'; reason: string; status?: number }
  /** `status`: what the host answered, where that alone decided. `isLedTooFar`: over too many redirects. */
  | { type: 'rejected'; reason: string; status?: number; isLedTooFar?: true }

export type FetchRequest = {
  /** POST this form (application/x-www-form-urlencoded). Only 307 and 308 lead on, as the form must not be lost. */
  form?: string
  /** POST this JSON, in the same way. */
  json?: string
  /** Further fields of the request. */
  headers?: Record<string, string>
  accept?: string
  /** Validators of an earlier answer: with either, the outcome may be `not modified`. */
  etag?: string | null
  lastModified?: string | null
  /** Limit on the body after decompression, and after unpacking. */
  maxBytes: number
  /** Unpacks a gzip file ("sitemap.xml.gz") as it streams. */
  unzip?: boolean
  /** Keeps the first `maxBytes` of a longer body instead of giving it up. */
  cut?: boolean
  /** Only the answer's status counts: its body may be anything, and is not read. */
  statusOnly?: boolean
  /** Redirects that led here before: they count, where a fetch goes on at one. */
  redirected?: number
  signal?: AbortSignal | undefined
  /** Asked before a redirect is followed, with the signal that ends the fetch: what it resolves to, if not null, is the outcome. */
  beforeHop?: (url: string, signal: AbortSignal) => Promise<FetchOutcome | null>
}

/** What a host's robots.txt says of one address (RFC 9309). The delay is for the caller to keep. */
export type RobotsVerdict =
  | { type: 'allowed'; crawlDelaySeconds: number | null }
  | { type: 'disallowed'; rule: string }
  /** `until`: when its host will be asked again, in milliseconds since 1970. */
  | { type: 'unreachable'; reason: string; until: number }
  /** Its host has to be asked first, and has another request now. */
  | { type: 'not yet'; until: number }
  /** Somebody else is asking its host just now. */
  | { type: 'being asked' }
