import { consoleService } from '@copydesk/console'
import { stageServices } from '@copydesk/copydesk'
import { clockTicked } from '@copydesk/pipeline'
import { createMemoryQueues, type MemoryQueues } from '@copydesk/queue'
import { openService } from '@copydesk/service'
import type { FeedRow, Store } from '@copydesk/store'
import { expect, onTestFinished, vi } from 'vitest'
import { rss, send, type FeedLine, type HostileSite } from './hostile-site.ts'
import type { Hub } from './hub.ts'
import { PATIENCE } from './patience.ts'
import { openWorld } from './world.ts'

/** When each begins: at no time that is near the end of a day, or of what a feed says of its hours. */
export const STARTS_AT = new Date('2026-03-10T12:00:00Z')

/** A feed that names its hub, as this one does in its document. */
export const withHub = (document: string, hub: string, self: string) =>
  document
    .replace('<rss ', '<rss xmlns:atom="http://www.w3.org/2005/Atom" ')
    .replace('<channel>', `<channel><atom:link rel="hub" href="${hub}"/><atom:link rel="self" href="${self}"/>`)
/** Entries of a feed, by number. */
export const lines = (from: number, to: number): FeedLine[] =>
  Array.from({ length: to - from }, (_, at) => ({ url: `/story/${from + at}`, title: `Report ${from + at}`, date: '' }))

export type PushedLine = {
  store: Store
  queues: MemoryQueues
  publish(count: number): void
  poll(): Promise<void>
  /** From now on others can reach the console. */
  reach(): void
  /** Whatever is due is announced again. */
  sweep(): Promise<void>
  later(ms: number): void
  /** What the hub pushes of so many entries. */
  pushed(count: number): string
  feed(): Promise<FeedRow>
  entries(): Promise<number>
  secondsToNextPoll(): Promise<number>
  /** Polls, and waits for the hub to verify. */
  active(): Promise<void>
}

/** One feed with a hub, polling and the console on a clock that moves only when told. */
export async function openPushedLine(
  hub: Hub,
  site: HostileSite,
  { isReached = true, hubIntervalMs = 0 }: { isReached?: boolean; hubIntervalMs?: number },
): Promise<PushedLine> {
  let time = STARTS_AT.getTime()
  const clock = { now: () => time, advanceTo: (ms: number) => void (time = Math.max(time, ms)) }
  const queues = createMemoryQueues(clock)
  const now = () => new Date(time)
  const world = await openWorld(queues, {
    now,
    config: {
      allowHosts: ['127.0.0.1'],
      port: 0,
      publicUrl: 'http://127.0.0.1:1',
      pollLeastSeconds: 300,
      hostLimits: new Map([[`127.0.0.1:${hub.port}`, { intervalMs: hubIntervalMs, atOnce: 16 }]]),
    },
  })
  const { store } = world.service
  for (const { url } of await store.feeds.list()) await store.feeds.remove(url)
  // The address of the console is known once it listens.
  const desk = await consoleService.run(world.service)
  const config = { ...world.service.config, publicUrl: isReached ? desk.url : null }
  const service = openService({ ...world.service, config })
  const running: { close(): Promise<void> }[] = []
  for (const stage of stageServices.filter(({ name }) => /feed/.test(name))) running.push(await stage.run(service))
  onTestFinished(async () => {
    for (const opened of [...running, desk, world]) await opened.close()
  })
  const self = site.at('/feed')
  const publish = (count: number) =>
    site.answer('/feed', send(withHub(rss(lines(0, count)), hub.url, self), 'application/rss+xml'))
  const poll = async () => {
    await store.feeds.makeAllDue(now())
    await queues.announce(clockTicked, [{ slot: time }])
    await queues.drain()
  }
  publish(3)
  await store.feeds.add({ id: 'feed', url: self, outlet: '127.0.0.1', intervalSeconds: 900 }, now())
  return {
    store,
    queues,
    publish,
    poll,
    reach: () => void (config.publicUrl = desk.url),
    sweep: async () => {
      clock.advanceTo(time + 60_000)
      await queues.announce(clockTicked, [{ slot: time }])
      await queues.drain()
    },
    later: (ms: number) => clock.advanceTo(time + ms),
    pushed: (count: number) => withHub(rss(lines(0, count)), hub.url, self),
    feed: async () => (await store.feeds.byId('feed'))!,
    entries: async () => (await store.totals.read()).entries,
    secondsToNextPoll: async () => ((await store.feeds.byId('feed'))!.nextPollAt.getTime() - time) / 1000,
    active: async () => {
      await poll()
      await vi.waitFor(async () => expect((await store.pushes.subscription('feed'))?.state).toBe('active'), PATIENCE)
    },
  }
}
