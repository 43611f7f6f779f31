import type { StageName } from '@copydesk/pipeline'
import { createPostgresBackend, Queue, withBackend, Worker, type Job, type WorkerOptions } from 'bullmq'
import type { Redis } from 'ioredis'
import { Pool } from 'pg'
import { connectRedis, type RedisAddress } from './connect-redis.ts'
import { openEventStream, type EventStream, type Patience, type StreamPlace } from './event-stream.ts'
import type { Kept } from './fill-queue.ts'
import { holdingFor, settlePostgres } from './settle-postgres.ts'
import type { QueueTelemetry } from './telemetry.ts'

export type QueueConnection =
  | ({ kind: 'redis'; address: RedisAddress; prefix?: string; events?: StreamPlace } & Pace)
  | ({ kind: 'postgres'; url: string; schema?: string } & Pace)

/** The pause after a job's first failure; how long one is held for a worker that says nothing; how many may wait in a queue. */
type Pace = { retryDelayMs?: number; lockMs?: number; bound?: number }

/** Where BullMQ keeps its jobs on PostgreSQL. */
export const SCHEMA = 'copydesk_queue'
/** For so long a job is held for a worker that says nothing. */
export const LOCK_MS = 30_000

type Processor = (job: Job, token?: string) => Promise<null>
type Tuning = Pick<WorkerOptions, 'concurrency' | 'lockDuration' | 'stalledInterval' | 'maxStalledCount'>

export type Backend = {
  stream?: EventStream
  queue(name: string): Queue
  worker(name: string, run: Processor, tuning: Tuning): Worker
  /** Once the first worker is ready. */
  settle(): Promise<void>
  ping(): Promise<void>
  /** Where jobs may be forgotten in part: which of these keys are there. */
  kept?: Kept
  close(): Promise<void>
}

/** With telemetry, what a queue and its worker do is told in traces; the clock's ticks are none. */
export function openBackend(connection: QueueConnection, telemetry?: QueueTelemetry): Backend {
  const traced = (name: string): Traced => (telemetry && name !== CLOCK ? { telemetry } : {})
  return connection.kind === 'redis' ? redisBackend(connection, traced) : postgresBackend(connection, traced)
}

type Traced = { telemetry?: QueueTelemetry }
type TracedBy = (name: string) => Traced
const CLOCK = 'schedule-feeds' satisfies StageName

// What goes wrong on a connection shows where it matters: in the call that fails, or in a worker that goes on trying.
const quiet = <T extends { on(event: 'error', listener: () => void): unknown }>(source: T): T => {
  source.on('error', () => {})
  return source
}

function redisBackend(options: QueueConnection & { kind: 'redis' }, traced: TracedBy): Backend {
  const connect = (over: Patience = { maxRetriesPerRequest: null }) => {
    // BullMQ requires null: a worker waits for Redis to come back for as long as it takes.
    const retryStrategy = (times: number) => Math.min(times * 50, 1000)
    return quiet(connectRedis(options.address, { ...over, retryStrategy }))
  }
  const prefix = options.prefix ?? 'copydesk'
  const shared = connect()
  const own: Redis[] = [shared]
  const stream = options.events && openEventStream(connect, options.events)
  return {
    ...(stream && { stream }),
    queue: (name) => quiet(new Queue(name, { connection: shared, prefix, ...traced(name) })),
    worker: (name, run, tuning) => {
      const connection = connect()
      own.push(connection)
      return quiet(new Worker(name, run, { connection, prefix, ...tuning, ...traced(name) }))
    },
    settle: async () => {},
    ping: async () => void (await shared.ping()),
    kept: async (keys) => {
      const answers = await shared.pipeline(keys.map((key) => ['exists', key])).exec()
      return (answers ?? []).map(([error, count]) => {
        if (error) throw error
        return count === 1
      })
    },
    close: async () => {
      for (const redis of own) redis.disconnect()
      stream?.close()
    },
  }
}

function postgresBackend(options: QueueConnection & { kind: 'postgres' }, traced: TracedBy): Backend {
  const schema = options.schema ?? SCHEMA
  // BullMQ's SQL names no schema: it needs connections of its own, pinned to one. A lost job is announced again by the
  // sweep, so no job waits for the disk.
  const settings = `-c synchronous_commit=off ${holdingFor(options.lockMs ?? LOCK_MS)}`
  const connection = { connectionString: options.url, schema, migrate: true, max: 3, options: settings }
  const classes = withBackend(createPostgresBackend)
  const probe = quiet(new Pool({ connectionString: options.url, max: 1 }))
  let settled: Promise<void> | undefined
  return {
    queue: (name) => quiet(new classes.Queue(name, { connection, ...traced(name) })) as unknown as Queue,
    worker: (name, run, tuning) =>
      quiet(new classes.Worker(name, run, { connection, ...tuning, ...traced(name) })) as unknown as Worker,
    // Where the role may not, events cost time, and a wrong clock can keep jobs of killed workers waiting. The next worker tries again.
    settle: () => (settled ??= settlePostgres(probe, schema).catch(() => void (settled = undefined))),
    ping: async () => void (await probe.query('select 1')),
    close: () => probe.end(),
  }
}
