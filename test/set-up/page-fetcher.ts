import { fetchPageService } from '@copydesk/fetch-page'
import { stableId } from '@copydesk/news'
import { entryFound } from '@copydesk/pipeline'
import { createMemoryQueues } from '@copydesk/queue'
import { createLog, openService, readConfig, type Config } from '@copydesk/service'
import type { Store } from '@copydesk/store'
import { onTestFinished } from 'vitest'
import { announce } from './announce.ts'

/** Workers that fetch pages, on a clock that moves only when told, and when somebody waits. */
export async function openPageFetcher(store: Store, startsAt: number, over: Partial<Config> = {}) {
  const read = readConfig()
  if (read.type === 'wrong') throw new Error(read.reason)
  let time = startsAt
  const clock = { now: () => time, advanceTo: (ms: number) => void (time = Math.max(time, ms)) }
  const queues = createMemoryQueues(clock)
  const allowHosts = Array.from({ length: 100 }, (_, at) => `h${at}.localhost`)
  const pace = { hostIntervalMs: 1000, hostAtOnce: 2, recheckMs: [] }
  const putOff = { times: 0 }
  const keepSlot: Store['entries']['keepSlot'] = (...kept) => {
    putOff.times += 1
    return store.entries.keepSlot(...kept)
  }
  const service = openService({
    config: { ...read.config, ...pace, allowHosts, ...over },
    store: { ...store, entries: { ...store.entries, keepSlot } },
    queues,
    log: createLog({ level: 'silent' }),
    now: () => new Date(time),
    wait: async (ms) => clock.advanceTo(time + ms),
  })
  const start = () => fetchPageService.run(service)
  let running = await start()
  onTestFinished(() => running.close())
  const find = async (urls: string[], titleOf = (url: string) => url) => {
    const entries = urls.map((url) => ({
      id: stableId('entry', url),
      canonicalUrl: url,
      outlet: new URL(url).host,
      guid: url,
      title: titleOf(url),
      publishedAt: null,
      announced: url,
    }))
    await queues.announce(entryFound, await announce(store, 'feed', entries, new Date(time)))
  }
  return {
    service,
    putOff,
    queues,
    clock,
    find,
    entry: async (url: string) => (await store.entries.byUrl(url))!,
    restart: async () => {
      await running.close()
      running = await start()
    },
  }
}
