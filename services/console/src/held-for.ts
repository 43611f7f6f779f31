/** No view is read again before it took fifty times as long as its reading: however many watch, it takes a fiftieth of one connection. */
const SHARE = 50
/** However long it took: after an outage the next reading is not to wait for hours. */
const MOST_MS = 15_000
/** A reading that takes twice as long as the last may never come: from then on, who asks waits for it. */
const PATIENCE = 2

/**
 * A reading that all who ask share: it is made again when it is `leastMs` old or more, and never while one is under way. Who asks meanwhile gets the
 * last, for as long as the next may take. A failure is not kept, and neither is what was read before it.
 */
export function heldFor<Value>(leastMs: number, read: () => Promise<Value>, mostMs = MOST_MS): () => Promise<Value> {
  let kept: { value: Value; until: number; given: number } | null = null
  let next: Promise<Value> | null = null
  const readNext = async (): Promise<Value> => {
    const began = performance.now()
    try {
      const value = await read()
      const now = performance.now()
      const until = now + Math.max(leastMs, Math.min(mostMs, (now - began) * SHARE))
      kept = { value, until, given: until + Math.min(mostMs, (now - began) * PATIENCE) }
      return value
    } catch (error) {
      kept = null
      throw error
    } finally {
      next = null
    }
  }
  return async () => {
    const now = performance.now()
    if (kept && now < kept.until) return kept.value
    next ??= readNext()
    if (!kept || now >= kept.given) return next
    // Who asks next hears of it where it fails.
    next.catch(() => {})
    return kept.value
  }
}
