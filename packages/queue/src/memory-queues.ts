import { pipeline, type AnyContract, type Handle, type Stage, type StageName } from '@copydesk/pipeline'
import type { Depth, QueuedJob, Queues, RunOptions } from './queues.ts'
import { runHandler } from './run-handler.ts'

const ATTEMPTS = 5
const pauseBefore = (attempt: number) => 1000 * 2 ** (attempt - 1)

/** What may go wrong with a delivery; each is asked before it would happen. All off by default. */
export type MemoryFaults = {
  /** Deliver this job a second time, later. */
  twice?: () => boolean
  /** Lose the handler's work after its writes: it throws once it is done. */
  crash?: () => boolean
  /** Which of the ready jobs goes next: a number from 0 to 1. */
  pick?: () => number
  /** How many jobs run at once, of whatever stages. One unless told. */
  width?: number
}

export type MemoryQueues = Queues & {
  /** Runs jobs until none is left, moving the clock to the next snoozed one. */
  drain(): Promise<void>
  /** Starts at most this many jobs, and waits for them. */
  runSome(jobs: number): Promise<void>
  /** Forgets every job, as a wiped queue server would. */
  wipe(): void
}

type Clock = { now(): number; advanceTo(ms: number): void }
type Held = { stage: string; key: string; data: unknown; attempt: number; at: number; running: boolean }
type Runner = (job: Held) => Promise<void>

/** The same line without a server: for tests, with faults, in an order that a seed decides. */
export function createMemoryQueues(clock: Clock, faults: MemoryFaults = {}): MemoryQueues {
  const jobs = new Map<string, Held>()
  const runners = new Map<string, Runner>()
  const width = faults.width ?? 1

  // A job that waits or runs silences another of the same key, as on the servers.
  const add = (job: Omit<Held, 'running'>) => {
    if (!jobs.has(nameOf(job))) jobs.set(nameOf(job), { ...job, running: false })
  }
  const announce = async (contract: AnyContract, events: unknown[]) => {
    for (const { name: stage } of consumersOf(contract)) {
      for (const data of events) add({ stage, key: contract.key(data), data, attempt: 1, at: clock.now() })
    }
  }
  const heldOf = (contract: AnyContract, event: unknown) =>
    consumersOf(contract).flatMap(({ name }) => jobs.get(nameOf({ stage: name, key: contract.key(event) })) ?? [])
  const move = async (contract: AnyContract, event: unknown, inMs: number) => {
    for (const job of heldOf(contract, event)) if (!job.running && job.at > clock.now()) job.at = clock.now() + inMs
  }
  const waiting = () => [...jobs.values()].filter((job) => !job.running && runners.has(job.stage))
  const nextReady = (): Held | null => {
    const ready = waiting().filter((job) => job.at <= clock.now())
    return ready[Math.floor((faults.pick?.() ?? 0) * ready.length)] ?? ready[0] ?? null
  }
  const deliver = async (job: Held) => {
    job.running = true
    await runners.get(job.stage)?.(job)
  }
  const runSome = async (most: number) => {
    const running = new Set<Promise<void>>()
    for (let left = most; ;) {
      const job = left > 0 && running.size < width ? nextReady() : null
      if (job) {
        left -= 1
        const delivery: Promise<void> = deliver(job).finally(() => running.delete(delivery))
        running.add(delivery)
      } else if (running.size > 0) await Promise.race(running)
      else if (left > 0 && waiting().length > 0) clock.advanceTo(Math.min(...waiting().map(({ at }) => at)))
      else return
    }
  }

  return {
    kind: 'memory',
    announce,
    fill: async (contract, events) => {
      await announce(contract, events)
      // One that failed waits for its next attempt; longer than that only one that was put off.
      for (const job of events.flatMap((event) => heldOf(contract, event)))
        if (job.attempt === 1 || job.at - clock.now() > pauseBefore(job.attempt)) job.at = Math.min(job.at, clock.now())
    },
    move,
    run: async (stage, handle, options) => {
      runners.set(stage.name, runnerOf(stage, handle, options, { announce, add, jobs, clock, faults }))
      return { close: async () => void runners.delete(stage.name) }
    },
    ...looks(jobs, runners, clock),
    ping: async () => {},
    close: async () => runners.clear(),
    drain: () => runSome(Number.POSITIVE_INFINITY),
    runSome,
    wipe: () => jobs.clear(),
  }
}

type Looks = Pick<Queues, 'depth' | 'find' | 'board' | 'consuming'>

const looks = (jobs: Map<string, Held>, runners: Map<string, Runner>, clock: Clock): Looks => ({
  depth: async (stage) =>
    depthOf(
      [...jobs.values()].filter((job) => job.stage === stage),
      clock.now(),
    ),
  find: async (stage, event) => queuedJob(jobs.get(nameOf({ stage, key: keyAt(stage, event) })), clock.now()),
  board: async () => [],
  consuming: () => [...runners.keys()].map((stage) => ({ stage, isRunning: true })),
})

const keyAt = (stage: string, event: unknown) => {
  const contract: AnyContract = pipeline[stage as StageName].consumes
  return contract.key(event)
}

const queuedJob = (job: Held | undefined, now: number): QueuedJob | null =>
  job
    ? {
        state: job.running ? 'active' : job.at > now ? 'delayed' : 'waiting',
        attempts: job.attempt - 1,
        runsAt: job.at > now ? new Date(job.at) : null,
      }
    : null

function depthOf(jobs: Held[], now: number): Depth {
  const active = jobs.filter((job) => job.running).length
  const delayed = jobs.filter((job) => !job.running && job.at > now).length
  return { waiting: jobs.length - active - delayed, active, delayed }
}

const nameOf = (job: { stage: string; key: string }) => `${job.stage} ${job.key}`

const consumersOf = (contract: AnyContract) =>
  Object.values(pipeline as Record<string, Stage>).filter((stage) => stage.consumes === contract)

type Around = {
  announce: (contract: AnyContract, events: unknown[]) => Promise<void>
  add: (job: Omit<Held, 'running'>) => void
  jobs: Map<string, Held>
  clock: Clock
  faults: MemoryFaults
}

function runnerOf<S extends Stage>(stage: S, handle: Handle<S>, options: RunOptions, around: Around): Runner {
  const { announce, add, jobs, clock, faults } = around
  const nowFor = ({ now }: RunOptions) => now?.().getTime() ?? clock.now()
  const faulty: Handle<S> = async (event) => {
    const outcome = await handle(event)
    if (faults.crash?.()) throw new Error('crashed after the write')
    return outcome
  }
  return async (job) => {
    const { data, attempt } = job
    let again: Partial<Held> | null = null
    try {
      const outcome = await runHandler(stage, faulty, announce, options, { data, attempt, attempts: ATTEMPTS })
      if (outcome.type === 'snoozed') again = { at: clock.now() + outcome.until - nowFor(options) }
      else if (faults.twice?.()) again = { at: clock.now() }
    } catch {
      if (attempt < ATTEMPTS) again = { attempt: attempt + 1, at: clock.now() + pauseBefore(attempt + 1) }
    }
    // Wiped meanwhile, a job comes back by the sweep only.
    if (jobs.get(nameOf(job)) !== job) return
    jobs.delete(nameOf(job))
    if (again) add({ ...job, ...again })
  }
}
