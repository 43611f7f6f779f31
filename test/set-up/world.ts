import { outletOf, canonicalUrl, stableId } from '@copydesk/news'
import { createNewsroom, type Newsroom, type NewsroomOptions } from '@copydesk/newsroom'
import type { Queues } from '@copydesk/queue'
import { createLog, openService, readConfig, type Config, type Service } from '@copydesk/service'
import { openStore } from '@copydesk/store'
import { freshDatabase } from './database.ts'
import { whenFree } from './ports.ts'

const STARTS_AT = new Date('2026-03-10T05:00:00Z')
const NEVER_MS = 2 ** 31 - 1

/** A newsroom over real HTTP, a store on a real PostgreSQL, and a service on the queues given. */
export type World = {
  newsroom: Newsroom
  port: number
  service: Service
  databaseUrl: string
  close(): Promise<void>
}

type Settings = {
  newsroom?: Partial<NewsroomOptions>
  config?: Partial<Config>
  now?: () => Date
  databaseUrl?: string
  /** Where the newsroom listens: its pages' ids, which decide ties, hang on it. */
  port?: number
}

export async function openWorld(queues: Queues, settings: Settings = {}): Promise<World> {
  const newsroom = createNewsroom({ seed: 11, startsAt: STARTS_AT, latency: 0, ...settings.newsroom })
  const server = await whenFree(() => newsroom.serve(settings.port === undefined ? {} : { port: settings.port }))
  const databaseUrl = settings.databaseUrl ?? (await freshDatabase())
  const store = await openStore(databaseUrl)
  const allowHosts = [...newsroom.hosts, ...(settings.config?.allowHosts ?? [])]
  const config = { ...testConfig(), ...settings.config, allowHosts }
  const clock = settings.now ? passing(settings.now) : {}
  const service = openService({ config, store, queues, log: createLog({ level: 'silent' }), ...clock })
  for (const address of newsroom.feeds(server.port)) {
    const url = canonicalUrl(address) ?? address
    await store.feeds.add(
      { id: stableId('feed', url), url, outlet: outletOf(url), intervalSeconds: config.pollSeconds },
      service.now(),
    )
  }
  return {
    newsroom,
    port: server.port,
    service,
    databaseUrl,
    close: async () => {
      await server.close()
      await store.close()
    },
  }
}

/** A clock of the test's own: whoever waits in place moves it on. */
function passing(now: () => Date) {
  let waited = 0
  return {
    now: () => new Date(now().getTime() + waited),
    wait: async (ms: number) => void (waited += ms),
  }
}

/** No waiting for hosts on this machine, and no clock but the test's: it never ticks by itself. */
function testConfig(): Config {
  const outcome = readConfig()
  if (outcome.type === 'wrong') throw new Error(outcome.reason)
  return {
    ...outcome.config,
    hostIntervalMs: 0,
    hostAtOnce: 16,
    pollSeconds: 60,
    tickMs: NEVER_MS,
    sweepMs: 0,
    retryMs: 100,
    cleanThreads: 1,
  }
}
