export type Deadline = { signal: AbortSignal; clear: () => void }

/**
 * Aborts after `totalMs` or with a caller's signal, whichever comes first. `clear` lets go of all: a signal that lives
 * as long as the process must not gather a listener for every fetch.
 */
export function startDeadline(totalMs: number, callers: AbortSignal[]): Deadline {
  const controller = new AbortController()
  const timer = setTimeout(() => controller.abort(new Error(`not done after ${totalMs} ms`)), totalMs)
  const cancel = () => controller.abort(new Error('cancelled'))
  for (const caller of callers) {
    if (caller.aborted) cancel()
    caller.addEventListener('abort', cancel, { once: true })
  }
  return {
    signal: controller.signal,
    clear: () => {
      clearTimeout(timer)
      for (const caller of callers) caller.removeEventListener('abort', cancel)
    },
  }
}
