import type { Worker } from 'node:worker_threads'

/** However busy the machine is, a thread's time ends after so many times as long. */
const LONGEST_BUSY = 30
const LEAST_LOOK_MS = 20

/** Calls back when a thread has used so much of a processor from now on. Gives what calls that off. */
export function afterProcessorTime(worker: Worker, ms: number, onOver: () => void): () => void {
  const before = processorMs(worker)
  let isOff = false
  let timer: NodeJS.Timeout
  const off = () => {
    isOff = true
    clearTimeout(timer)
    clearTimeout(longest)
  }
  const over = () => {
    off()
    onOver()
  }
  // A thread within one call that does not return tells nobody what it used.
  const longest = setTimeout(over, ms * LONGEST_BUSY)
  const look = async () => {
    const used = (await processorMs(worker)) - (await before)
    if (isOff) return
    if (used >= ms) over()
    else lookAfter(Math.max(ms - used, LEAST_LOOK_MS))
  }
  const lookAfter = (pauseMs: number) => {
    timer = setTimeout(() => void look(), pauseMs)
  }
  lookAfter(ms)
  return off
}

/** What a thread has used of a processor. One that is ending has used whatever it may. */
const processorMs = (worker: Worker): Promise<number> =>
  worker.cpuUsage().then(
    ({ user, system }) => (user + system) / 1000,
    () => Number.POSITIVE_INFINITY,
  )
