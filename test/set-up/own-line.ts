import { stageServices } from '@copydesk/copydesk'
import { canonicalUrl, outletOf, stableId } from '@copydesk/news'
import { openQueues } from '@copydesk/queue'
import { createLog, openService, readConfig, type Config, type Service, type StageService } from '@copydesk/service'
import { openStore } from '@copydesk/store'
import { inject } from 'vitest'
import { freshDatabase, redisPrefix } from './database.ts'

export type OwnLine = {
  service: Service
  subscribe(url: string): Promise<string>
  /** Starts more stages in every copy. */
  start(stages: StageService[]): Promise<void>
  /** Stops the stages, and only them. */
  stop(): Promise<void>
  close(): Promise<void>
}

const PACE = {
  hostIntervalMs: 0,
  hostAtOnce: 16,
  pollSeconds: 3600,
  tickMs: 50,
  sweepMs: 500,
  retryMs: 20,
  giveUpMs: 6000,
  cleanThreads: 2,
}

/** The line on the run's PostgreSQL and Redis, with no newsroom: the test brings its own feeds. `copies`: of each stage. */
export async function openOwnLine(
  config: Partial<Config>,
  stages: StageService[] = stageServices,
  copies = 1,
): Promise<OwnLine> {
  const outcome = readConfig()
  if (outcome.type === 'wrong') throw new Error(outcome.reason)
  const databaseUrl = await freshDatabase()
  const prefix = redisPrefix()
  const open = async () => {
    const store = await openStore(databaseUrl)
    const queues = openQueues({ kind: 'redis', address: { socket: inject('redisSocket') }, prefix, retryDelayMs: 20 })
    const log = createLog({ level: 'silent' })
    const service = openService({ config: { ...outcome.config, ...PACE, ...config }, store, queues, log })
    const running: { close(): Promise<void> }[] = []
    const start = async (more: StageService[]) => {
      running.push(...(await Promise.all(more.map((stage) => stage.run(service)))))
    }
    await start(stages)
    return { service, start, stop: () => Promise.all(running.map((stage) => stage.close())) }
  }
  const opened = await Promise.all(Array.from({ length: copies }, open))
  const [first] = opened
  if (!first) throw new RangeError('a line of no copies')
  let stopping: Promise<unknown> | undefined
  const stop = async () => void (await (stopping ??= Promise.all(opened.map((copy) => copy.stop()))))
  return {
    service: first.service,
    subscribe: async (address) => {
      const url = canonicalUrl(address) ?? address
      const id = stableId('feed', url)
      await first.service.store.feeds.add({ id, url, outlet: outletOf(url), intervalSeconds: 3600 }, new Date())
      return id
    },
    start: async (more) => void (await Promise.all(opened.map((copy) => copy.start(more)))),
    stop,
    close: async () => {
      await stop()
      for (const { service } of opened) {
        await service.queues.close()
        await service.store.close()
      }
    },
  }
}
