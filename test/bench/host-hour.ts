import { FETCHES_AT_ONCE, fetchPage } from '@copydesk/fetch-page'
import { createHttp } from '@copydesk/http'
import { stableId } from '@copydesk/news'
import { createMemoryQueues } from '@copydesk/queue'
import { createLog, fetchInTurn, openService, readConfig, sparePlaces, type Service } from '@copydesk/service'
import type { Store } from '@copydesk/store'
import { announce } from '../set-up/announce.ts'
import { seeded } from '../set-up/seeded.ts'
import { createVirtualNet, type NetHost, type NetRequest } from './virtual-net.ts'
import { createVirtualTime, type VirtualTime } from './virtual-time.ts'
import { createWorkers } from './virtual-workers.ts'

/** A hostile host announces more than a good one. */
const PAGES = { good: 6, hostile: 24 }
const ANNOUNCED_WITHIN_MS = 60_000
const HOUR_MS = 3_600_000
const STARTS_AT = Date.parse('2026-03-10T05:00:00Z')
const SEED = 17
/** As many as poll-feed has. */
const POLLS_AT_ONCE = 32
const POLLED_EVERY_MS = 900_000

/** A page or a poll, when it was due and when it was done. */
export type Job = { host: NetHost; foundAt: number; fetchedAt: number | null; putOff: number; triedAgain: number }
export type Hour = { pages: Job[]; polls: Job[]; requests: NetRequest[]; endedAt: number }

/**
 * An hour of these hosts, each with a feed that is polled and pages that are fetched. The store, its statements, the turns
 * and the handler of fetch-page are the real ones; the clock and the net are made up.
 */
export async function liveAnHour(
  store: Store,
  hosts: NetHost[],
  { lastsMs = HOUR_MS, announced = PAGES } = {},
): Promise<Hour> {
  const random = seeded(SEED)
  const time = createVirtualTime(STARTS_AT)
  const net = createVirtualNet(time, hosts, () => Math.round(50 + random() * 400))
  const outcome = readConfig()
  if (outcome.type === 'wrong') throw new Error(outcome.reason)
  const config = { ...outcome.config, hostIntervalMs: 1000, hostAtOnce: 2, recheckMs: [] }
  const now = () => new Date(time.now())
  const log = createLog({ level: 'silent' })
  const fetchers = createWorkers(time, FETCHES_AT_ONCE)
  const queues = {
    ...createMemoryQueues({ now: time.now, advanceTo: () => {} }),
    move: async (_contract: unknown, event: object, inMs: number) =>
      fetchers.move((event as { entryId: string }).entryId, time.now() + inMs),
  }
  const service = openService({ config, store, queues, log, now, wait: time.wait })
  const real = createHttp({ userAgent: config.userAgent, allowHosts: [], now: time.now })
  const world = { ...service, http: { ...real, fetch: net.fetch }, stopping: new AbortController().signal }
  const handle = fetchPage({ ...world, places: sparePlaces(FETCHES_AT_ONCE) })
  const fetchOne = async (entryId: string, page: Job): Promise<number | null> => {
    const ended = await handle({ entryId, round: 1 })
    if (ended.type === 'done') page.fetchedAt = time.now()
    if (ended.type !== 'snoozed') return null
    if (/its turn/.test(ended.reason)) page.putOff += 1
    else page.triedAgain += 1
    return ended.until
  }
  const pages = await announceDay(store, hosts, announced, random, (entryId, page) =>
    fetchers.come({ id: entryId, run: () => fetchOne(entryId, page) }, page.foundAt),
  )
  const polls = pollFeeds({ ...world, places: sparePlaces(POLLS_AT_ONCE) }, time, hosts, random)
  await time.runUntil(STARTS_AT + lastsMs)
  await real.close()
  const endedAt = STARTS_AT + lastsMs
  return { pages, polls: polls.filter(({ foundAt }) => foundAt < endedAt), requests: net.requests, endedAt }
}

/** Each host's feed is polled from some moment of the first interval on. */
function pollFeeds(
  world: Service & Parameters<typeof fetchInTurn>[0],
  time: VirtualTime,
  hosts: NetHost[],
  random: () => number,
): Job[] {
  const workers = createWorkers(time, POLLS_AT_ONCE)
  const polls: Job[] = []
  const comeAt = (host: NetHost, foundAt: number) => {
    const id = `feed-${host.name}`
    const poll: Job = { host, foundAt, fetchedAt: null, putOff: 0, triedAgain: 0 }
    polls.push(poll)
    const turn = { holder: id, rank: 'feed' as const, job: { feedId: id } }
    const run = async () => {
      const ended = await fetchInTurn(world, `http://${host.name}/feed`, { maxBytes: 1_000_000 }, turn)
      if (ended.type === 'not yet') {
        poll.putOff += 1
        return ended.until
      }
      if (ended.type === 'fetched') poll.fetchedAt = time.now()
      comeAt(host, time.now() + POLLED_EVERY_MS)
      return null
    }
    workers.come({ id, run }, foundAt)
  }
  for (const host of hosts) comeAt(host, STARTS_AT + Math.round(random() * POLLED_EVERY_MS))
  return polls
}

/** Each host's pages are found in two lots. */
async function announceDay(
  store: Store,
  hosts: NetHost[],
  announced: typeof PAGES,
  random: () => number,
  due: (entryId: string, page: Job) => void,
): Promise<Job[]> {
  const feed = { id: 'feed', url: 'http://feeds.example/', outlet: 'feeds.example', intervalSeconds: 900 }
  await store.feeds.add(feed, new Date(STARTS_AT))
  const pages: Job[] = []
  for (const host of hosts) {
    const count = announced[host.hostile === null ? 'good' : 'hostile']
    for (const lot of [0, 1]) {
      const foundAt = STARTS_AT + Math.round(random() * ANNOUNCED_WITHIN_MS)
      const urls = Array.from({ length: count / 2 }, (_, at) => `http://${host.name}/${lot}/${at}`)
      const entries = urls.map((url) => ({
        id: stableId('entry', url),
        canonicalUrl: url,
        outlet: host.name,
        guid: url,
        title: url,
        publishedAt: null,
        announced: url,
      }))
      for (const { entryId } of await announce(store, feed.id, entries, new Date(foundAt))) {
        const page = { host, foundAt, fetchedAt: null, putOff: 0, triedAgain: 0 }
        pages.push(page)
        due(entryId, page)
      }
    }
  }
  return pages
}
