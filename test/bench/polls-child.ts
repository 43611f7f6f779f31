import { setTimeout as wait } from 'node:timers/promises'
import { stageServices } from '@copydesk/copydesk'
import { canonicalUrl, outletOf, stableId } from '@copydesk/news'
import { openQueues, type QueueConnection } from '@copydesk/queue'
import { createLog, openService, readConfig, type Service } from '@copydesk/service'
import { openStore } from '@copydesk/store'
import { answerParent } from './child.ts'

export type PollsQuestion =
  | { type: 'open'; databaseUrl: string; queues: QueueConnection; feeds: string[]; hosts: string[] }
  | { type: 'round' }

/** One round: every feed polled once. Memory is of this process, after the round. */
export type PollsRound = {
  polls: number
  wallMs: number
  cpuMs: number
  rssMb: number
  heapMb: number
  entries: number
}

const LOOK_MS = 100
const HOUR_SECONDS = 3600

let service: Service | undefined

/** Only the stages that poll: schedule-feeds and poll-feed, as they run in any process. */
answerParent(async (question: PollsQuestion): Promise<PollsRound | null> => {
  if (question.type === 'round') return round(service)
  service = await open(question)
  return null
})

async function open({ databaseUrl, queues, feeds, hosts }: PollsQuestion & { type: 'open' }): Promise<Service> {
  const outcome = readConfig()
  if (outcome.type === 'wrong') throw new Error(outcome.reason)
  const store = await openStore(databaseUrl)
  const opened = openService({
    config: { ...outcome.config, allowHosts: hosts, pollSeconds: HOUR_SECONDS, pollLeastSeconds: HOUR_SECONDS },
    store,
    queues: openQueues(queues),
    log: createLog({ level: 'silent' }),
  })
  // Due in a far future, until a round begins.
  const never = new Date(8e12)
  for (const address of feeds) {
    const url = canonicalUrl(address) ?? address
    const feed = { id: stableId('feed', url), url, outlet: outletOf(url), intervalSeconds: HOUR_SECONDS }
    await store.feeds.add(feed, never)
  }
  for (const stage of stageServices.filter(({ name }) => ['schedule-feeds', 'poll-feed'].includes(name))) {
    await stage.run(opened)
  }
  return opened
}

async function round(opened: Service | undefined): Promise<PollsRound> {
  if (!opened) throw new Error('not open')
  const { store } = opened
  const since = new Date()
  const cpuBefore = process.cpuUsage()
  await store.feeds.makeAllDue(since)
  while ((await store.feeds.notPolledSince(since, new Date(8e12))) > 0) await wait(LOOK_MS)
  const wallMs = Date.now() - since.getTime()
  const { user, system } = process.cpuUsage(cpuBefore)
  const { feeds, entries } = await store.totals.read()
  const { rss, heapUsed } = process.memoryUsage()
  return { polls: feeds, wallMs, cpuMs: (user + system) / 1000, rssMb: rss / 1e6, heapMb: heapUsed / 1e6, entries }
}
