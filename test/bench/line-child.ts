import { cpus } from 'node:os'
import { setTimeout as wait } from 'node:timers/promises'
import { stageServices } from '@copydesk/copydesk'
import { canonicalUrl, outletOf, stableId } from '@copydesk/news'
import { openQueues, type QueueConnection } from '@copydesk/queue'
import { createLog, openService, readConfig, type Config, type Service } from '@copydesk/service'
import { openStore, type Store } from '@copydesk/store'
import { withClient } from '../chaos/chaos-servers.ts'
import { leftToDo } from '../set-up/left-to-do.ts'
import { makeDueOver } from '../set-up/make-due-over.ts'
import { answerParent } from './child.ts'

export type LineQuestion =
  | {
      type: 'open'
      databaseUrl: string
      queues: QueueConnection
      feeds: string[]
      hosts: string[]
      pollSeconds?: number
    }
  | { type: 'measure' }
  /** Feeds are polled as often as it was opened to, one after the other, and once more when so much time is over. */
  | { type: 'follow'; forMs: number }

export type LineRun = {
  /** In ms since 1970, when every feed was made due. */
  startedAt: number
  pages: number
  /** From the first feed polled to the end of the last job. */
  wallMs: number
  /** Of this process alone, all its threads. */
  cpuMs: number
  jobs: { stage: string; jobs: number; meanMs: number }[]
  /** When a reader of the log first had an event that names the page at this address, in ms since 1970. */
  readAt: Map<string, number>
}

type Line = {
  service: Service
  databaseUrl: string
  clock: JobClock
  reader: Awaited<ReturnType<typeof readLog>>
}

const LOOK_MS = 250
const RETRY_MS = 100
const POLL_SECONDS = 3600
const BATCH = 500

let line: Line | undefined

/** The whole line in this process, as `start` runs it: opened on a morning to warm up, measured on the rest of the day. */
answerParent(async (question: LineQuestion): Promise<LineRun | null> => {
  if (question.type === 'open') {
    line = await openLine(question)
    return null
  }
  if (!line) throw new Error('the line is not open')
  return measure(line, question.type === 'follow' ? question.forMs : 0)
})

async function openLine(opening: LineQuestion & { type: 'open' }) {
  const { databaseUrl, queues: connection, feeds, hosts, pollSeconds = POLL_SECONDS } = opening
  const store = await openStore(databaseUrl)
  const queues = openQueues(connection)
  const config = { ...configured(pollSeconds), allowHosts: hosts }
  const service = openService({ config, store, queues, log: createLog({ level: 'silent' }) })
  const since = service.now()
  for (const address of feeds) {
    const url = canonicalUrl(address) ?? address
    const outlet = outletOf(url)
    await store.feeds.add({ id: stableId('feed', url), url, outlet, intervalSeconds: pollSeconds }, since)
  }
  const clock = timeJobs(service)
  const reader = await readLog(store)
  for (const stage of stageServices.toReversed()) await stage.run(service)
  await drained(store, since)
  return { service, databaseUrl, clock, reader }
}

async function measure({ service, databaseUrl, clock, reader }: Line, forMs: number): Promise<LineRun> {
  const { store, now, config } = service
  const { pages: before } = await store.totals.read()
  clock.reset()
  const cpuBefore = process.cpuUsage()
  const startedAt = now()
  if (forMs > 0) {
    // As they are where they were not all subscribed to at one moment.
    await withClient(databaseUrl, (client) => makeDueOver(client, startedAt, config.pollSeconds * 1000))
    await wait(forMs)
  }
  const since = now()
  await store.feeds.makeAllDue(since)
  await drained(store, since)
  const { user, system } = process.cpuUsage(cpuBefore)
  const { pages } = await store.totals.read()
  await reader.catchUp()
  return {
    startedAt: startedAt.getTime(),
    pages: pages - before,
    wallMs: clock.wallMs(),
    cpuMs: (user + system) / 1000,
    jobs: clock.jobs(),
    readAt: reader.readAt,
  }
}

function configured(pollSeconds: number): Config {
  const outcome = readConfig()
  if (outcome.type === 'wrong') throw new Error(outcome.reason)
  const polls = { pollSeconds, pollLeastSeconds: pollSeconds, pollMostSeconds: pollSeconds }
  const pace = { hostIntervalMs: 0, retryMs: RETRY_MS, ...polls }
  return { ...outcome.config, ...pace, cleanThreads: cpus().length }
}

type JobClock = ReturnType<typeof timeJobs>

/** Listens in on the metrics. The clock's own ticks do not count: they never end. */
function timeJobs({ metrics }: Service) {
  const stages = new Map<string, { jobs: number; ms: number }>()
  const job = metrics.job.bind(metrics)
  const span = { from: Infinity, to: 0 }
  metrics.job = (stage, outcome, tookMs) => {
    job(stage, outcome, tookMs)
    if (stage === 'schedule-feeds') return
    span.to = performance.now()
    span.from = Math.min(span.from, span.to - tookMs)
    const known = stages.get(stage) ?? { jobs: 0, ms: 0 }
    stages.set(stage, { jobs: known.jobs + 1, ms: known.ms + tookMs })
  }
  return {
    reset: () => {
      stages.clear()
      span.from = Infinity
    },
    wallMs: () => span.to - span.from,
    jobs: () => [...stages].map(([stage, { jobs, ms }]) => ({ stage, jobs, meanMs: ms / jobs })),
  }
}

/** Reads the log as a follower does, and keeps when each page was first told of. */
async function readLog(store: Store) {
  const readAt = new Map<string, number>()
  let cursor = 0
  let reading = Promise.resolve()
  const readOn = async () => {
    for (;;) {
      const events = await store.events.read({ after: cursor, limit: BATCH }, '/copydesk/bench')
      const now = Date.now()
      for (const { data, sequence } of events) {
        cursor = Number(sequence)
        // A page that an article leads with from now on is named by what is told of the former lead, as what that was made from.
        for (const url of [data['url'], data['of']])
          if (typeof url === 'string' && !readAt.has(url)) readAt.set(url, now)
      }
      if (events.length < BATCH) return
    }
  }
  const catchUp = () => (reading = reading.then(readOn))
  await store.events.onGrowth(() => void catchUp(), LOOK_MS)
  return { readAt, catchUp }
}

async function drained(store: Store, since: Date) {
  while ((await leftToDo(store, since)) > 0) await wait(LOOK_MS)
}
