import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { canonicalUrl, outletOf, stableId } from '@copydesk/news'
import { createNewsroom, type Newsroom } from '@copydesk/newsroom'
import { stageNames, type StageName } from '@copydesk/pipeline'
import type { QueueConnection } from '@copydesk/queue'
import { createDatabase, openStore, type Store } from '@copydesk/store'
import { leftToDo } from '../set-up/left-to-do.ts'
import { makeDueOver, nowBy } from '../set-up/make-due-over.ts'
import { whenFree } from '../set-up/ports.ts'
import { type ChaosServers, withClient } from './chaos-servers.ts'
import { type Held, readHeld } from './held.ts'
import { startStage, type Starting, type StageProcess } from './stage-processes.ts'

const LOOK_MS = 200
/** Small, so that a flood reaches it within its turn. */
export const QUEUE_BOUND = 60
/** What is lost on the way comes back this soon, so that a fault shows within its turn. */
const QUICK_TO_RECOVER = {
  COPYDESK_HOST_INTERVAL_SECONDS: '0',
  COPYDESK_HOST_AT_ONCE: '16',
  COPYDESK_TICK_SECONDS: '0.2',
  COPYDESK_RETRY_SECONDS: '0.1',
  COPYDESK_SWEEP_SECONDS: '3',
  COPYDESK_LOCK_SECONDS: '3',
  COPYDESK_FETCH_SECONDS: '10',
  COPYDESK_QUEUE_BOUND: String(QUEUE_BOUND),
  COPYDESK_POLL_SECONDS: '3600',
  COPYDESK_CLEAN_THREADS: '1',
  COPYDESK_RECHECK_HOURS: '9999',
  COPYDESK_LOG_LEVEL: 'warn',
}

/** Where news comes from: hosts of this machine, with their feeds. */
export type Source = Pick<Newsroom, 'hosts' | 'feeds' | 'serve'>

/** A line of processes, one a stage, on a store of its own, beside a source that it reads. */
export type Line = {
  databaseUrl: string
  store: Store
  queues: QueueConnection
  /** The Redis Stream that mirrors its log: lines that are compared share a Redis. */
  stream: string
  port: number
  stages: ReadonlyMap<StageName, StageProcess>
  /** All its processes that were started. */
  processes(): StageProcess[]
  /** One more of a stage. */
  another(stage: StageName | 'console', starting?: Starting): StageProcess
  /** Has every feed polled, all now or one after the other over so many ms. Resolves at once. */
  poll(overMs?: number): Promise<void>
  /** Resolves when nothing is left to do, with when that was first seen (`performance.now()`); rejects when it takes longer, saying what is. */
  drained(withinMs: number): Promise<number>
  held(): Promise<Held>
  entries(): Promise<number>
  /** How often a process ended by itself since this was last asked, with what it said. */
  crashes(): string[]
  close(): Promise<void>
}

/** The same beside a newsroom whose day it reads. `publish`: up to a minute of the day, and has every feed polled. */
export type ChaosLine = Line & { newsroom: Newsroom; publish(minute: number, overMs?: number): Promise<void> }

/** Where its queues are: on Redis, unless told. */
export type QueuesOn = QueueConnection['kind']

/** `starting`: how each of its processes is started, where the source is served at that port. */
type LineOptions = {
  queuesOn?: QueuesOn
  port?: number
  env?: Record<string, string>
  starting?: (databaseUrl: string, port: number) => Promise<Starting>
}

/** `port`: where the newsroom is served, the same in every run that is compared, since ids hang on it. */
export async function openChaosLine(
  servers: ChaosServers,
  { seed, articles, ...options }: LineOptions & { seed: number; articles: number },
): Promise<ChaosLine> {
  const newsroom = createNewsroom({ seed, articles, latency: 0 })
  const line = await openLine(servers, newsroom, options)
  return {
    ...line,
    newsroom,
    publish: async (minute, overMs) => {
      newsroom.publishUntil(minute)
      await line.poll(overMs)
    },
  }
}

export async function openLine(servers: ChaosServers, source: Source, options: LineOptions = {}): Promise<Line> {
  const served = await whenFree(() => source.serve(options.port === undefined ? {} : { port: options.port }))
  const { port } = served
  const name = `chaos_${randomUUID().slice(0, 8)}`
  const stream = `copydesk:events:${name}`
  const databaseUrl = await createDatabase(servers.postgres.server().url, name)
  const store = await openStore(databaseUrl)
  for (const address of source.feeds(port)) {
    const url = canonicalUrl(address) ?? address
    await store.feeds.add({ id: stableId('feed', url), url, outlet: outletOf(url), intervalSeconds: 3600 }, new Date())
  }
  const env = {
    ...QUICK_TO_RECOVER,
    DATABASE_URL: databaseUrl,
    REDIS_URL: servers.redis.server().socket,
    COPYDESK_EVENTS_STREAM: stream,
    COPYDESK_ALLOW_HOSTS: ['127.0.0.1', ...source.hosts].join(' '),
    ...options.env,
  }
  const isOnRedis = options.queuesOn !== 'postgres'
  const startOne = (stage: StageName | 'console', starting: Starting) =>
    startStage(stage, env, isOnRedis ? starting : { ...starting, env: { ...starting.env, REDIS_URL: undefined } })
  const startingOf = options.starting ?? (async () => ({}))
  const stages = new Map<StageName, StageProcess>()
  for (const stage of stageNames) stages.set(stage, startOne(stage, await startingOf(databaseUrl, port)))
  const extra: StageProcess[] = []
  const processes = () => [...stages.values(), ...extra]
  let since = new Date(0)
  return {
    databaseUrl,
    store,
    queues: isOnRedis
      ? {
          kind: 'redis',
          address: { socket: servers.redis.server().socket },
          prefix: `copydesk-${await store.installation()}`,
        }
      : { kind: 'postgres', url: databaseUrl },
    stream,
    port,
    stages,
    processes,
    another: (stage, starting = {}) => {
      const started = startOne(stage, starting)
      extra.push(started)
      return started
    },
    poll: async (overMs = 0) => {
      await withClient(databaseUrl, async (client) => {
        since = await nowBy(client)
        await makeDueOver(client, since, overMs)
      })
    },
    drained: (withinMs) => drained(store, () => since, withinMs),
    held: () => withClient(databaseUrl, readHeld),
    entries: async () => (await store.totals.read()).entries,
    crashes: crashesOf(processes),
    close: async () => {
      await Promise.all(processes().map((process) => process.ended('SIGKILL')))
      await served.close()
      await store.close()
    },
  }
}

function crashesOf(processes: () => StageProcess[]): () => string[] {
  const told = new Map<StageProcess, number>()
  return () =>
    processes().flatMap((process) => {
      const before = told.get(process) ?? 0
      told.set(process, process.crashes())
      const said = process.said().trim().split('\n').slice(-12).join(' | ')
      return process.crashes() > before ? [`${process.stage} ended by itself: ${said}`] : []
    })
}

/** Twice nothing: a job whose outcome is being written is not yet due again. */
async function drained(store: Store, since: () => Date, withinMs: number): Promise<number> {
  const until = performance.now() + withinMs
  let doneAt: number | null = null
  for (;;) {
    const left = await leftToDo(store, since()).catch((error: unknown) => String(error))
    const now = performance.now()
    if (left === 0 && doneAt !== null) return doneAt
    doneAt = left === 0 ? now : null
    if (now > until)
      throw new Error(`not done after ${Math.round(withinMs / 1000)} s: ${left} left (${await leftAt(store)})`)
    await wait(LOOK_MS)
  }
}

const EVER = new Date(8e12)
const MANY = 1000

async function leftAt(store: Store): Promise<string> {
  const stages = await store.work.waiting(EVER, MANY).catch(() => [])
  return stages.flatMap(({ stage, waiting }) => (waiting > 0 ? [`${stage} ${waiting}`] : [])).join(', ')
}
