/** `left`: how many more at once; `resetSeconds`: until all of them are there again; `waitSeconds`: until there is one. */
export type Allowance = { allowed: boolean; left: number; resetSeconds: number; waitSeconds: number }

const MINUTE_MS = 60_000
/** Who has not asked for longest is forgotten: it may ask anew. */
const MOST_KNOWN = 10_000

type Bucket = { left: number; at: number }

/** A token bucket for each key: so many requests at once, which come back evenly over a minute. */
export function createRateLimit(perMinute: number) {
  const buckets = new Map<string, Bucket>()
  const filled = (key: string, at: number): number => {
    const bucket = buckets.get(key)
    return bucket ? Math.min(perMinute, bucket.left + (Math.max(0, at - bucket.at) * perMinute) / MINUTE_MS) : perMinute
  }
  const seconds = (requests: number) => Math.max(0, Math.ceil((requests * MINUTE_MS) / perMinute / 1000))
  return {
    perMinute,
    /** Takes one, where there is one. `at`: ms since 1970. */
    take: (key: string, at: number): Allowance => {
      const before = filled(key, at)
      const allowed = before >= 1
      const left = allowed ? before - 1 : before
      buckets.delete(key)
      buckets.set(key, { left, at })
      const [oldest] = buckets.keys()
      if (buckets.size > MOST_KNOWN && oldest !== undefined) buckets.delete(oldest)
      return {
        allowed,
        left: Math.floor(left),
        resetSeconds: seconds(perMinute - left),
        waitSeconds: seconds(1 - left),
      }
    },
  }
}

export type RateLimit = ReturnType<typeof createRateLimit>
