import { Worker } from 'node:worker_threads'
import type { CleanOptions, CleanOutcome } from '@copydesk/clean'
import { afterProcessorTime } from './processor-time.ts'

export type CleanerOptions = {
  threads: number
  /** Of a processor, for one page: a machine that is busy with others takes longer for it, and that is not the page's doing. */
  timeoutMs: number
  /** Old-generation heap of one thread. The largest real pages need some 200. */
  memoryMb?: number
}

export type Cleaner = {
  /** Cleans one page in a thread. A page past its limits is rejected with the reason, and its thread replaced. */
  clean: (html: string, options: CleanOptions) => Promise<CleanOutcome>
  /** Ends the threads. Pages still waiting are refused with an error. */
  close: () => Promise<void>
}

type Task = {
  html: string
  options: CleanOptions
  resolve: (outcome: CleanOutcome) => void
  reject: (error: Error) => void
}

type Thread = { worker: Worker; ready: boolean; task: Task | null; stopWatch: () => void }

/** Cleans pages in worker threads, so that one page can cost at most its time and its memory, and no other page's. */
export function createCleaner({ threads, timeoutMs, memoryMb = 512 }: CleanerOptions): Cleaner {
  const waiting: Task[] = []
  const pool = new Set<Thread>()
  let closed = false

  const startThread = () => {
    const worker = new Worker(new URL('./cleaner-thread.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: memoryMb },
    })
    const thread: Thread = { worker, ready: false, task: null, stopWatch: () => {} }
    pool.add(thread)
    worker.on('message', (message: CleanOutcome | 'ready') => {
      if (message === 'ready') thread.ready = true
      else finish(thread, (task) => task.resolve(message))
      assign()
    })
    worker.on('error', (error) => {
      // A thread that cannot even start would fail again at once: say so to those who wait, and try at the next page.
      if (!thread.ready) for (const task of waiting.splice(0)) settleFailure(task, error)
      replace(thread, (task) => settleFailure(task, error))
    })
  }

  const assign = () => {
    for (const thread of pool) {
      if (!thread.ready || thread.task) continue
      const task = waiting.shift()
      if (!task) return
      thread.task = task
      thread.stopWatch = afterProcessorTime(thread.worker, timeoutMs, () => replace(thread, tookTooLong(timeoutMs)))
      thread.worker.postMessage({ html: task.html, options: task.options }, [])
    }
  }

  const replace = (thread: Thread, settle: (task: Task) => void) => {
    if (!pool.delete(thread)) return
    finish(thread, settle)
    void thread.worker.terminate()
    if (thread.ready) fill()
  }

  const fill = () => {
    if (closed) return
    while (pool.size < threads) startThread()
  }

  fill()
  return {
    clean: (html, options) =>
      new Promise((resolve, reject) => {
        if (closed) return reject(new Error('the cleaner is closed'))
        waiting.push({ html, options, resolve, reject })
        fill()
        assign()
      }),
    close: async () => {
      closed = true
      const error = new Error('the cleaner was closed')
      for (const task of waiting.splice(0)) task.reject(error)
      const ending = [...pool]
      pool.clear()
      for (const thread of ending) finish(thread, (task) => task.reject(error))
      await Promise.all(ending.map((thread) => thread.worker.terminate()))
    },
  }
}

function finish(thread: Thread, settle: (task: Task) => void): void {
  thread.stopWatch()
  const { task } = thread
  thread.task = null
  if (task) settle(task)
}

function settleFailure(task: Task, error: unknown): void {
  const code = error instanceof Error && 'code' in error ? error.code : null
  if (code === 'ERR_WORKER_OUT_OF_MEMORY') task.resolve({ type: 'rejected', reason: 'ran out of memory' })
  else task.reject(error instanceof Error ? error : new Error(String(error)))
}

const tookTooLong =
  (timeoutMs: number) =>
  ({ resolve }: Task): void =>
    resolve({ type: 'rejected', reason: `took longer than ${timeoutMs / 1000} s to clean` })
