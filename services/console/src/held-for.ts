/** No view is read again before it took fifty times as long as its reading: however many watch, it takes a fiftieth of one connection. */
const SHARE = 50
/** However long it took: after an outage the next reading is not to wait for hours. */
const MOST_MS = 15_000

/**
 * A reading that all who ask share: it is made again when it is `leastMs` old or more, and never while one is under way. A failure is
 * not kept.
 */
export function heldFor<Value>(leastMs: number, read: () => Promise<Value>, mostMs = MOST_MS): () => Promise<Value> {
  let kept: { value: Promise<Value>; until: number } | null = null
  return () => {
    if (kept && performance.now() < kept.until) return kept.value
    const began = performance.now()
    const own = { value: read(), until: Infinity }
    kept = own
    own.value.then(
      () => (own.until = performance.now() + Math.max(leastMs, Math.min(mostMs, (performance.now() - began) * SHARE))),
      () => {
        if (kept === own) kept = null
      },
    )
    return own.value
  }
}
