type Headers = Record<string, string>

/** Longer than this says nothing; who set it meant pictures. */
const LONGEST_SECONDS = 86_400

/**
 * For how long a cache would give the same answer again, in seconds: `max-age` less the answer's age, else `Expires` less
 * `Date` (RFC 9111, section 4.2.1). Null where the host does not say, or says more than a day; zero where it wants to be
 * asked each time.
 */
export function freshSeconds(headers: Headers, now: Date): number | null {
  const directives = (headers['cache-control'] ?? '')
    .toLowerCase()
    .split(',')
    .map((directive) => directive.trim())
  if (directives.some((directive) => /^no-(?:cache|store)\b/.test(directive))) return 0
  const [maxAge] = directives.flatMap((directive) => /^max-age="?(\d{1,10})"?$/.exec(directive)?.[1] ?? [])
  if (maxAge !== undefined) return bounded(Number(maxAge) - Number(/^\d{1,10}$/.exec(headers['age'] ?? '')?.[0] ?? 0))
  const expires = headers['expires']
  if (expires === undefined) return null
  const until = Date.parse(expires)
  // An invalid date means: it has passed already (RFC 9111, section 5.3).
  if (Number.isNaN(until)) return 0
  const date = Date.parse(headers['date'] ?? '')
  return bounded((until - (Number.isNaN(date) ? now.getTime() : date)) / 1000)
}

const bounded = (seconds: number) => (seconds > LONGEST_SECONDS ? null : Math.max(seconds, 0))

/**
 * For how long a cache on the way would give it: the same where the answer came from one, which says how old it is (section
 * 5.1). Null where its host itself answered, which gives what it has then.
 */
export const cachedSeconds = (headers: Headers, now: Date): number | null =>
  headers['age'] === undefined ? null : freshSeconds(headers, now)
