import { setTimeout as pause } from 'node:timers/promises'

const FIRST_PAUSE_MS = 100
const PAUSE_GROWS = 2
const LONGEST_PAUSE_MS = 30_000
/** One that ran so long ended for a reason of its own: the next is not made to wait for those before it. */
const RAN_WELL_MS = 60_000

interface Server {
  /** Resolves when it has ended, whatever the reason. */
  readonly ended: Promise<void>
  readonly close: () => Promise<void>
}

/**
 * Starts a server, and starts it again whenever it ends unasked, killed for want of memory or by hand: after pauses that double while it does
 * not stay. `told` is given a line at each. Throws where the first does not start. `close` ends it for good.
 */
export async function keepRunning<S extends Server>(
  start: () => Promise<S>,
  told: (line: string) => void,
): Promise<{ first: S; close(): Promise<void> }> {
  const first = await start()
  const closing = new AbortController()
  const isClosing = () => closing.signal.aborted
  let running: Server = first
  const keep = async () => {
    let pauseMs = FIRST_PAUSE_MS
    let startedAt = performance.now()
    for (;;) {
      await running.ended
      if (isClosing()) return
      if (performance.now() - startedAt >= RAN_WELL_MS) pauseMs = FIRST_PAUSE_MS
      told(`ended unasked, and is started again in ${pauseMs / 1000} s`)
      await pause(pauseMs, undefined, { signal: closing.signal, ref: false }).catch(() => {})
      if (isClosing()) return
      pauseMs = Math.min(pauseMs * PAUSE_GROWS, LONGEST_PAUSE_MS)
      startedAt = performance.now()
      running = await start().catch((error: unknown) => {
        told(`does not start: ${error instanceof Error ? error.message : String(error)}`)
        return NONE
      })
      // Told to end while it started.
      if (isClosing()) return running.close()
    }
  }
  const keeping = keep()
  return {
    first,
    close: async () => {
      closing.abort()
      await running.close()
      await keeping
    },
  }
}

const NONE: Server = { ended: Promise.resolve(), close: async () => {} }
