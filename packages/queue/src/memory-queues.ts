import { pipeline, type AnyContract, type Handle, type Stage } from '@copydesk/pipeline'
import type { Queues, RunOptions } from './queues.ts'
import { runHandler } from './run-handler.ts'

const ATTEMPTS = 5

/** What may go wrong with a delivery; each is asked before it would happen. All off by default. */
export type MemoryFaults = {
  /** Deliver this job a second time, later. */
  twice?: () => boolean
  /** Lose the handler's work after its writes: it throws once it is done. */
  crash?: () => boolean
  /** Which of the ready jobs goes next: a number from 0 to 1. */
  pick?: () => number
}

export type MemoryQueues = Queues & {
  /** Runs jobs one after another until none is left, moving the clock to the next snoozed one. */
  drain(): Promise<void>
  /** Runs at most this many jobs. */
  runSome(jobs: number): Promise<void>
  /** Forgets every job, as a wiped queue server would. */
  wipe(): void
}

type Waiting = { stage: string; key: string; data: unknown; attempt: number; at: number }
type Runner = (job: Waiting) => Promise<void>

/** The same line without a server: for tests, with faults, in an order that a seed decides. */
export function createMemoryQueues(
  clock: { now(): number; advanceTo(ms: number): void },
  faults: MemoryFaults = {},
): MemoryQueues {
  const jobs = new Map<string, Waiting>()
  const runners = new Map<string, Runner>()

  const add = (job: Waiting) => {
    const name = `${job.stage} ${job.key}`
    if (!jobs.has(name)) jobs.set(name, job)
  }
  const announce = async (contract: AnyContract, events: unknown[]) => {
    for (const stage of Object.values(pipeline as Record<string, Stage>)) {
      if (stage.consumes !== contract) continue
      for (const data of events) add({ stage: stage.name, key: contract.key(data), data, attempt: 1, at: clock.now() })
    }
  }
  const next = (): Waiting | null => {
    const runnable = [...jobs.values()].filter((job) => runners.has(job.stage))
    if (runnable.length === 0) return null
    const ready = runnable.filter((job) => job.at <= clock.now())
    if (ready.length > 0) return ready[Math.floor((faults.pick?.() ?? 0) * ready.length)] ?? ready[0] ?? null
    clock.advanceTo(Math.min(...runnable.map((job) => job.at)))
    return next()
  }
  const deliver = async (job: Waiting) => {
    jobs.delete(`${job.stage} ${job.key}`)
    if (faults.twice?.()) add({ ...job })
    await runners.get(job.stage)?.(job)
  }

  return {
    kind: 'memory',
    announce,
    run: async (stage, handle, options) => {
      runners.set(stage.name, runnerOf(stage, handle, options, announce, add, clock, faults))
      return { close: async () => void runners.delete(stage.name) }
    },
    depth: async (stage) => {
      const own = [...jobs.values()].filter((job) => job.stage === stage)
      const delayed = own.filter((job) => job.at > clock.now()).length
      return { waiting: own.length - delayed, active: 0, delayed }
    },
    ping: async () => {},
    close: async () => runners.clear(),
    drain: async () => {
      for (let job = next(); job; job = next()) await deliver(job)
    },
    runSome: async (most) => {
      for (let left = most, job = next(); left > 0 && job; left -= 1, job = left > 0 ? next() : null) await deliver(job)
    },
    wipe: () => jobs.clear(),
  }
}

function runnerOf<S extends Stage>(
  stage: S,
  handle: Handle<S>,
  options: RunOptions,
  announce: (contract: AnyContract, events: unknown[]) => Promise<void>,
  add: (job: Waiting) => void,
  clock: { now(): number },
  faults: MemoryFaults,
): Runner {
  const faulty: Handle<S> = async (event) => {
    const outcome = await handle(event)
    if (faults.crash?.()) throw new Error('crashed after the write')
    return outcome
  }
  return async (job) => {
    try {
      const outcome = await runHandler(stage, faulty, announce, options, {
        data: job.data,
        attempt: job.attempt,
        attempts: ATTEMPTS,
      })
      if (outcome.type === 'snoozed') add({ ...job, at: outcome.until })
    } catch {
      if (job.attempt < ATTEMPTS) add({ ...job, attempt: job.attempt + 1, at: clock.now() + 1000 * 2 ** job.attempt })
    }
  }
}
