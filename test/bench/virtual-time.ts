type Timer = { at: number; order: number; run: () => void }

/**
 * A clock that jumps: time passes only when every task waits for it. What a task does besides, such as asking a
 * database, takes none.
 */
export type VirtualTime = {
  now: () => number
  /** Calls back at that moment; the callback may start tasks. */
  at: (ms: number, run: () => void) => void
  /** For use within a task: resolves when this much time has passed, or when the signal aborts. */
  wait: (ms: number, signal?: AbortSignal) => Promise<void>
  start: (task: () => Promise<void>) => void
  /** Lets time pass until then, or until nothing is left to happen. Rejects with what a task rejected with. */
  runUntil: (ms: number) => Promise<void>
}

export function createVirtualTime(startsAt: number): VirtualTime {
  let now = startsAt
  let order = 0
  let busy = 0
  let failure: unknown
  let wake = () => {}
  const timers: Timer[] = []

  const at = (ms: number, run: () => void) => push(timers, { at: Math.max(ms, now), order: order++, run })
  const settle = () => {
    busy -= 1
    if (busy === 0) wake()
  }
  const wait = (ms: number, signal?: AbortSignal) =>
    new Promise<void>((resolve) => {
      let over = signal?.aborted ?? false
      if (over) return resolve()
      const go = () => {
        if (over) return
        over = true
        busy += 1
        resolve()
      }
      at(now + ms, go)
      signal?.addEventListener('abort', go, { once: true })
      settle()
    })
  const start = (task: () => Promise<void>) => {
    busy += 1
    task()
      .catch((error: unknown) => (failure ??= error))
      .finally(settle)
  }
  const runUntil = async (ms: number) => {
    for (;;) {
      if (busy > 0) await new Promise<void>((resolve) => (wake = resolve))
      if (failure) throw failure
      // A task that just went on has its turn before time does.
      if (busy > 0) continue
      const next = timers[0]
      if (!next || next.at > ms) return
      pop(timers)
      now = next.at
      next.run()
    }
  }
  return { now: () => now, at, wait, start, runUntil }
}

const isBefore = (a: Timer, b: Timer) => a.at < b.at || (a.at === b.at && a.order < b.order)

/** A binary heap, the next timer on top. */
function push(heap: Timer[], timer: Timer): void {
  let at = heap.push(timer) - 1
  while (at > 0) {
    const parent = (at - 1) >> 1
    if (!isBefore(heap[at]!, heap[parent]!)) return
    ;[heap[at], heap[parent]] = [heap[parent]!, heap[at]!]
    at = parent
  }
}

function pop(heap: Timer[]): void {
  const last = heap.pop()
  if (!last || heap.length === 0) return
  heap[0] = last
  for (let at = 0; ;) {
    const children = [2 * at + 1, 2 * at + 2].filter((child) => child < heap.length)
    const least = children.reduce((best, child) => (isBefore(heap[child]!, heap[best]!) ? child : best), at)
    if (least === at) return
    ;[heap[at], heap[least]] = [heap[least]!, heap[at]!]
    at = least
  }
}
