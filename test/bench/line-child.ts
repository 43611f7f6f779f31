import { cpus } from 'node:os'
import { setTimeout as wait } from 'node:timers/promises'
import { stageServices } from '@copydesk/copydesk'
import { canonicalUrl, outletOf, stableId } from '@copydesk/news'
import { openQueues, type QueueConnection } from '@copydesk/queue'
import { createLog, openService, readConfig, type Config, type Service } from '@copydesk/service'
import { openStore, type Store, type Totals } from '@copydesk/store'
import { answerParent } from './child.ts'

export type LineQuestion = { databaseUrl: string; queues: QueueConnection; feeds: string[]; hosts: string[] }

export type LineRun = {
  /** From the first tick to the end of the last job. */
  wallMs: number
  totals: Totals
  /** Of this process alone, all its threads. */
  cpuMs: number
  jobs: { stage: string; jobs: number; meanMs: number }[]
  /** When a reader of the log first had an event about the page at this address, in ms since 1970. */
  readAt: Map<string, number>
}

const LOOK_MS = 250
const EVER = new Date(8e12)
const RETRY_MS = 100
const POLL_SECONDS = 3600
const BATCH = 500

/** The whole line in this process, as `start` runs it, from the first tick to drained. */
answerParent(async ({ databaseUrl, queues: connection, feeds, hosts }: LineQuestion): Promise<LineRun> => {
  const store = await openStore(databaseUrl)
  const queues = openQueues(connection)
  const config = { ...configured(), allowHosts: hosts }
  const service = openService({ config, store, queues, log: createLog({ level: 'silent' }) })
  const since = service.now()
  for (const address of feeds) {
    const url = canonicalUrl(address) ?? address
    await store.feeds.add(
      { id: stableId('feed', url), url, outlet: outletOf(url), intervalSeconds: POLL_SECONDS },
      since,
    )
  }
  const clock = timeJobs(service)
  const reader = await readLog(store)
  const cpuBefore = process.cpuUsage()
  const running = []
  for (const stage of stageServices.toReversed()) running.unshift(await stage.run(service))
  await drained(store, since)
  const { user, system } = process.cpuUsage(cpuBefore)
  const totals = await store.totals.read()
  await reader.close()
  for (const stage of running) await stage.close()
  await queues.close()
  await store.close()
  return { wallMs: clock.wallMs(), totals, cpuMs: (user + system) / 1000, jobs: clock.jobs(), readAt: reader.readAt }
})

function configured(): Config {
  const outcome = readConfig()
  if (outcome.type === 'wrong') throw new Error(outcome.reason)
  const pace = { hostIntervalMs: 0, retryMs: RETRY_MS, pollSeconds: POLL_SECONDS }
  return { ...outcome.config, ...pace, cleanThreads: cpus().length }
}

/** Listens in on the metrics: the first tick begins the run, the last job ends it. The clock's own later ticks do not count. */
function timeJobs(service: Service) {
  const stages = new Map<string, { jobs: number; ms: number }>()
  const { metrics } = service
  const job = metrics.job.bind(metrics)
  const span = { from: Number.NaN, to: Number.NaN }
  metrics.job = (stage, outcome, tookMs) => {
    const now = performance.now()
    if (Number.isNaN(span.from)) span.from = now - tookMs
    if (stage !== 'schedule-feeds') span.to = now
    const known = stages.get(stage) ?? { jobs: 0, ms: 0 }
    stages.set(stage, { jobs: known.jobs + 1, ms: known.ms + tookMs })
    job(stage, outcome, tookMs)
  }
  return {
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
        if (typeof data['url'] === 'string' && !readAt.has(data['url'])) readAt.set(data['url'], now)
      }
      if (events.length < BATCH) return
    }
  }
  const listening = await store.events.onGrowth(() => void (reading = reading.then(readOn)))
  return {
    readAt,
    close: async () => {
      await listening.close()
      await reading
      await readOn()
    },
  }
}

async function drained(store: Store, since: Date) {
  while ((await store.feeds.notPolledSince(since)) > 0 || (await store.totals.unfinished(EVER)) > 0) await wait(LOOK_MS)
}
