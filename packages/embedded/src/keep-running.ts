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

/** `again`: it ran before, and what it keeps has to be there. `signal`: who waits for it has had enough. */
export interface Starting {
  readonly again?: boolean | undefined
  readonly signal?: AbortSignal | undefined
}

/**
 * Starts a server, and starts it again whenever it ends unasked, killed for want of memory or by hand: after pauses that double while it does
 * not stay. `told` is given a line at each. Throws where the first does not start. `close` ends it for good.
 */
export async function keepRunning<S extends Server>(
  start: (starting: Starting) => Promise<S>,
  told: (line: string) => void,
): Promise<{ first: S; close(): Promise<void> }> {
  const closing = new AbortController()
  const { signal } = closing
  const first = await start({ signal })
  let running = first
  let pauseMs = FIRST_PAUSE_MS
  /** Null when told to end meanwhile. */
  const startAgain = async (why: string): Promise<S | null> => {
    while (!signal.aborted) {
      told(`${why}; it is started again in ${pauseMs / 1000} s`)
      await pause(pauseMs, undefined, { signal, ref: false }).catch(() => {})
      if (signal.aborted) break
      pauseMs = Math.min(pauseMs * PAUSE_GROWS, LONGEST_PAUSE_MS)
      try {
        return await start({ again: true, signal })
      } catch (error) {
        why = `does not start: ${error instanceof Error ? error.message : String(error)}`
      }
    }
    return null
  }
  const keep = async () => {
    for (let server: S | null = first; server; server = await startAgain('ended unasked')) {
      running = server
      const startedAt = performance.now()
      // Told to end while it started.
      if (signal.aborted) await server.close()
      await server.ended
      if (performance.now() - startedAt >= RAN_WELL_MS) pauseMs = FIRST_PAUSE_MS
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
