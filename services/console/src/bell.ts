/** Wakes everybody who waits for the log to grow. */
export function createBell() {
  let waiting: (() => void)[] = []
  let stopped = false
  const ring = () => {
    const woken = waiting
    waiting = []
    for (const wake of woken) wake()
  }
  return {
    ring,
    stopped: () => stopped,
    stop: () => {
      stopped = true
      ring()
    },
    /** Resolves at the next ring, or when the signal aborts. Ask before reading: a ring in between is not missed. */
    next: (signal: AbortSignal): Promise<void> =>
      new Promise((resolve) => {
        const wake = () => {
          signal.removeEventListener('abort', wake)
          resolve()
        }
        waiting.push(wake)
        signal.addEventListener('abort', wake, { once: true })
      }),
  }
}
