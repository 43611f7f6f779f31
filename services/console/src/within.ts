import { setTimeout as pause } from 'node:timers/promises'

/** What comes within this time; null where nothing does, and then neither what comes later nor its failure is heard of. */
export async function within<Value>(ms: number, work: Promise<Value>): Promise<Value | null> {
  const stop = new AbortController()
  const late = pause(ms, null, { signal: stop.signal }).catch(() => null)
  work.catch(() => {})
  try {
    return await Promise.race([work, late])
  } finally {
    stop.abort()
  }
}
