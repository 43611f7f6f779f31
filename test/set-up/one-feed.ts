import { stageServices } from '@copydesk/copydesk'
import { clockTicked } from '@copydesk/pipeline'
import { createMemoryQueues } from '@copydesk/queue'
import type { FeedRow, Store } from '@copydesk/store'
import { expect, onTestFinished } from 'vitest'
import { wrongIn } from './event-contract.ts'
import type { FeedLine, HostileSite } from './hostile-site.ts'
import { openWorld } from './world.ts'

export const HOST = 'news.localhost'
export const OTHER_HOST = 'other.localhost'

export type OneFeed = {
  store: Store
  url: string
  poll(afterMs?: number): Promise<void>
  feed(id?: string): Promise<FeedRow>
  /** How many pages were found, and how often one of them was to be fetched again. */
  found(): Promise<{ entries: number; again: number }>
  /** How many pages the next stage was told of. */
  announced(): Promise<number>
  /** The page of this address could not be had. */
  reject(address: string): Promise<void>
  /** What the log tells of feeds. */
  told(): Promise<string[]>
}

type Settings = { twice?: boolean; publicUrl?: string | null; hostIntervalMs?: number }

/** One feed at /feed of a site, polled when told to, on a clock that moves a little with each poll. `twice`: each job is delivered again. */
export async function openOneFeed(
  site: HostileSite,
  { twice = false, publicUrl = null, hostIntervalMs = 0 }: Settings = {},
): Promise<OneFeed> {
  let time = Date.parse('2026-03-10T12:00:00Z')
  const clock = { now: () => time, advanceTo: (ms: number) => void (time = Math.max(time, ms)) }
  let asked = 0
  const queues = createMemoryQueues(clock, { twice: () => twice && asked++ % 2 === 0 })
  const now = () => new Date(time)
  const world = await openWorld(queues, { now, config: { allowHosts: [HOST, OTHER_HOST], publicUrl, hostIntervalMs } })
  const { store } = world.service
  for (const { url } of await store.feeds.list()) await store.feeds.remove(url)
  const running: { close(): Promise<void> }[] = []
  for (const stage of stageServices.filter(({ name }) => name !== 'fetch-page'))
    running.push(await stage.run(world.service))
  onTestFinished(async () => {
    for (const opened of [...running, world]) await opened.close()
  })
  const url = site.at('/feed', HOST)
  await store.feeds.add({ id: 'feed', url, outlet: HOST, intervalSeconds: 900 }, now())
  return {
    store,
    url,
    poll: async (afterMs = 60_000) => {
      clock.advanceTo(time + afterMs)
      await store.feeds.makeAllDue(now())
      await queues.announce(clockTicked, [{ slot: time }])
      await queues.drain()
    },
    feed: async (id = 'feed') => (await store.feeds.byId(id))!,
    found: async () => {
      const { entries } = await store.totals.read()
      const work = await store.work.due(new Date(8e12), 1000)
      const events = work.find(({ stage }) => stage === 'fetch-page')?.events as { round: number }[]
      return { entries, again: events.filter(({ round }) => round > 1).length }
    },
    announced: async () => (await queues.depth('fetch-page')).waiting,
    reject: async (address: string) => {
      const entry = (await store.entries.byUrl(address))!
      await store.entries.settle(entry.id, entry.round, 'rejected', 'gone (404)', now())
    },
    told: async () => {
      await store.events.sequence(new Date())
      const events = await store.events.read({ after: 0, limit: 100, types: ['copydesk.feed.*'] }, '/copydesk/test')
      expect(wrongIn(events)).toEqual([])
      return events.map(({ type }) => type.replace('copydesk.feed.', ''))
    },
  }
}

/** Entries of a feed, each with a title and a time of its own. */
export const stories = (count: number, change: (line: FeedLine, at: number) => FeedLine = (line) => line) =>
  Array.from({ length: count }, (_, at) =>
    change({ url: `/story/${at}`, title: `Report ${at}`, date: `Tue, 10 Mar 2026 ${10 + (at % 2)}:0${at}:00 GMT` }, at),
  )
