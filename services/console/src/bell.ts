/** Wakes everybody who waits for the log to grow. */
export function createBell() {
  const waiting = new Set<() => void>()
  let rung = 0
  let stopped = false
  const ring = () => {
    rung += 1
    for (const wake of waiting) wake()
  }
  return {
    ring,
    rung: () => rung,
    stopped: () => stopped,
    stop: () => {
      stopped = true
      ring()
    },
    /** Resolves once it has rung more often than this, or when the signal aborts. Ask how often before reading: a ring in between is not missed. */
    after: (times: number, signal: AbortSignal): Promise<void> =>
      new Promise((resolve) => {
        if (rung > times || signal.aborted) return resolve()
        const wake = () => {
          waiting.delete(wake)
          signal.removeEventListener('abort', wake)
          resolve()
        }
        waiting.add(wake)
        signal.addEventListener('abort', wake, { once: true })
      }),
  }
}

export type Bell = ReturnType<typeof createBell>
