import {
  feedDue,
  inBatches,
  pipeline,
  stageNames,
  type AnyContract,
  type Handle,
  type Stage,
  type StageName,
} from '@copydesk/pipeline'
import { storable } from '@copydesk/news'
import { DelayedError, UnrecoverableError, type Job, type Queue } from 'bullmq'
import { boardQueues } from './board.ts'
import { LOCK_MS, openBackend, type Backend, type QueueConnection } from './backends.ts'
import { depthOf, fillQueue, type NewJob } from './fill-queue.ts'
import type { QueuedJob, Queues, RunningStage, RunOptions } from './queues.ts'
import { queueRooms } from './queue-rooms.ts'
import { runHandler } from './run-handler.ts'
import type { QueueTelemetry } from './telemetry.ts'

export type { QueueConnection } from './backends.ts'

// A poll begins a trace of its own: all feeds of one tick would be one.
const BEGINS_A_TRACE = { telemetry: { omitContext: true } }
const ATTEMPTS = 5
// A second stall fails a job at once whatever `attempts` says; a killed worker must not cost an entry.
const MAX_STALLED = 20

/** Opens the queues on Redis or PostgreSQL. Nothing is kept of a finished job: the store is the record. */
export function openQueues(connection: QueueConnection, telemetry?: QueueTelemetry): Queues {
  const backend = openBackend(connection, telemetry)
  const queues = new Map<string, Queue>()
  const running = new Set<Consuming>()

  const queueOf = (name: string) => {
    const known = queues.get(name)
    if (known) return known
    const queue = backend.queue(name)
    queues.set(name, queue)
    return queue
  }

  const { announce, fill } = announcing(connection, backend, queueOf, telemetry)

  return {
    kind: connection.kind,
    ...(backend.stream && { stream: backend.stream }),
    announce,
    fill,
    move: async (contract, event, inMs) => {
      for (const name of consumersOf(contract)) await moveDelayed(queueOf(name), jobIdOf(contract, event), inMs)
    },
    run: async (stage, handle, options) => {
      const lockMs = connection.lockMs ?? LOCK_MS
      const stageRun = await startWorker(backend, stage, handle, { ...options, lockMs }, announce)
      running.add(stageRun)
      return stageRun
    },
    depth: (stage) => depthOf(queueOf(stage)),
    find: async (stage, event) => {
      const contract: AnyContract = pipeline[stage as StageName].consumes
      return queuedJob(await queueOf(stage).getJob(jobIdOf(contract, event)))
    },
    board: () => boardQueues(stageNames.map(queueOf)),
    consuming: () =>
      [...running].flatMap((run) => (run.isOver() ? [] : [{ stage: run.stage, isRunning: run.isRunning() }])),
    ping: () => backend.ping(),
    close: async () => {
      await Promise.all([...running].map((stageRun) => stageRun.close()))
      await Promise.all([...queues.values()].map((queue) => queue.close()))
      await backend.close()
    },
  }
}

/** What makes jobs of events. `fill` does so whatever waits. */
function announcing(
  connection: QueueConnection,
  backend: Backend,
  queueOf: (name: string) => Queue,
  telemetry?: QueueTelemetry,
) {
  const rooms = queueRooms(connection.bound ?? Infinity, async (name) => (await depthOf(queueOf(name))).waiting)
  const jobsOf = (contract: AnyContract, events: unknown[]) =>
    events.map((event) => ({
      name: contract.name,
      data: event,
      opts: {
        jobId: jobIdOf(contract, event),
        attempts: ATTEMPTS,
        backoff: { type: 'exponential', delay: connection.retryDelayMs ?? 1000 },
        removeOnComplete: true,
        removeOnFail: true,
        ...(telemetry && contract === feedDue ? BEGINS_A_TRACE : {}),
      },
    }))
  const fill = async (contract: AnyContract, events: unknown[]) => {
    if (events.length === 0) return
    for (const name of consumersOf(contract)) await fillQueue(queueOf(name), jobsOf(contract, events), backend.kept)
  }
  const adding = new Map<string, (jobs: NewJob[]) => Promise<void>>()
  const addTo = (name: string) => {
    const known = adding.get(name)
    if (known) return known
    const add = jobAdder(queueOf(name), connection.kind, telemetry)
    adding.set(name, add)
    return add
  }
  const announce = async (contract: AnyContract, events: unknown[]) => {
    if (events.length === 0) return
    for (const name of consumersOf(contract)) {
      await rooms.admit(name, events, (admitted) => addTo(name)(jobsOf(contract, admitted)))
    }
  }
  return { announce, fill }
}

/** So many announcements of jobs that ended together go to a queue at once. */
const ADDED_TOGETHER = 64
/** To add many at once, BullMQ makes two tables on PostgreSQL and drops them again: for so few it is not worth it. */
const FEW_ON_POSTGRES = 12

/** Adds jobs to a queue, with those that are announced meanwhile. Each is part of the trace it is announced in, so that traced ones go alone. */
function jobAdder(queue: Queue, kind: QueueConnection['kind'], telemetry?: QueueTelemetry) {
  const add = async (jobs: NewJob[]) => {
    if (jobs.length > (kind === 'postgres' ? FEW_ON_POSTGRES : 1)) await queue.addBulk(jobs)
    else await Promise.all(jobs.map(({ name, data, opts }) => queue.add(name, data, opts)))
  }
  if (telemetry) return add
  const together = inBatches(
    async (announced: NewJob[][]) => {
      await add(announced.flat())
      return announced.map(() => {})
    },
    { most: ADDED_TOGETHER, isNobodys: () => true },
  )
  return (jobs: NewJob[]) => together(jobs)
}

/** `isOver`: it was told to end. One that ended otherwise takes no jobs any more, and nobody knows. */
type Consuming = RunningStage & { stage: string; isRunning(): boolean; isOver(): boolean }

type Announce = (contract: AnyContract, events: unknown[]) => Promise<void>

async function startWorker<S extends Stage>(
  backend: Backend,
  stage: S,
  handle: Handle<S>,
  options: RunOptions & { lockMs: number },
  announce: Announce,
): Promise<Consuming> {
  const run = async (job: Job, token?: string) => {
    // What it was is gone from a Redis that evicts, and only its id was left: the sweep brings it back.
    if (job.name !== stage.consumes.name) return null
    const outcome = await runHandler(stage, handle, announce, options, {
      data: job.data,
      attempt: job.attemptsMade + 1,
      attempts: job.opts.attempts ?? 1,
    })
    if (outcome.type === 'snoozed') {
      // BullMQ goes by the clock of the process.
      const now = options.now?.().getTime() ?? Date.now()
      await job.moveToDelayed(Date.now() + outcome.until - now, token)
      throw new DelayedError(outcome.reason)
    }
    // The outcome is kept in the store; an error here only keeps BullMQ from trying again.
    if (outcome.type === 'rejected') throw new UnrecoverableError(outcome.reason)
    return null
  }
  const worker = backend.worker(stage.name, run, {
    concurrency: options.concurrency,
    lockDuration: options.lockMs,
    stalledInterval: options.lockMs,
    maxStalledCount: MAX_STALLED,
  })
  await worker.waitUntilReady()
  await backend.settle()
  let closing: Promise<void> | undefined
  return {
    stage: stage.name,
    isRunning: () => worker.isRunning(),
    isOver: () => closing !== undefined,
    close: () => (closing ??= worker.close()),
  }
}

async function moveDelayed(queue: Queue, id: string, inMs: number) {
  const job = await queue.getJob(id)
  if (!job || !(await job.isDelayed())) return
  try {
    await job.changeDelay(inMs)
  } catch (error) {
    // It began meanwhile, or ended.
    if (await job.isDelayed()) throw error
  }
}

/** What BullMQ calls prioritized and paused waits as well. A job that ends meanwhile is none. */
async function queuedJob(job: Job | undefined): Promise<QueuedJob | null> {
  const state = await job?.getState()
  if (!job || state === undefined || state === 'unknown' || state === 'completed' || state === 'failed') return null
  const known = state === 'active' || state === 'delayed' ? state : 'waiting'
  return {
    state: known,
    attempts: job.attemptsMade,
    runsAt: known === 'delayed' ? new Date(job.timestamp + job.delay) : null,
  }
}

/** BullMQ refuses ids with a colon and ids that are whole numbers. */
const jobIdOf = (contract: AnyContract, event: unknown) =>
  storable(`${contract.name}-${contract.key(event)}`).replaceAll(':', '_')

const consumersOf = (contract: AnyContract) =>
  Object.values(pipeline as Record<string, Stage>)
    .filter((stage) => stage.consumes === contract)
    .map((stage) => stage.name)
