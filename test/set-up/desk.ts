import { consoleService } from '@copydesk/console'
import { stageServices } from '@copydesk/copydesk'
import { clockTicked } from '@copydesk/pipeline'
import { createMemoryQueues, type MemoryQueues } from '@copydesk/queue'
import type { Config } from '@copydesk/service'
import { expect } from 'vitest'
import { openWorld, type World } from './world.ts'

const STARTS_AT = Date.parse('2026-03-10T05:00:00Z')
const MINUTE_MS = 60_000

export type Desk = {
  url: string
  world: World
  queues: MemoryQueues
  /** Publishes what the newsroom has until a minute of its day, and runs the line until nothing is left to do. */
  publish(minutes: number): Promise<void>
  /** The answer to a path, which is there. */
  read<T>(path: string): Promise<T>
  close(): Promise<void>
}

/** A console over the line on a newsroom's day, of which nothing is published yet, in virtual time. `databaseUrl`: an empty one; else the run's. */
export async function openDesk(
  newsroom: { seed: number; articles: number },
  config: Partial<Config> = {},
  databaseUrl?: string,
): Promise<Desk> {
  let time = STARTS_AT
  const queues = createMemoryQueues({ now: () => time, advanceTo: (ms) => void (time = Math.max(time, ms)) })
  const world = await openWorld(queues, {
    newsroom,
    config: { recheckMs: [], port: 0, ...config },
    now: () => new Date(time),
    ...(databaseUrl === undefined ? {} : { databaseUrl }),
  })
  const closers = [() => world.close()]
  const close = async () => {
    for (const end of closers) await end()
  }
  for (const stage of stageServices) {
    const running = await stage.run(world.service)
    closers.unshift(() => running.close())
  }
  const desk = await consoleService.run(world.service)
  closers.unshift(() => desk.close())
  return {
    url: desk.url,
    world,
    queues,
    publish: async (minutes) => {
      time = Math.max(time, STARTS_AT + minutes * MINUTE_MS)
      world.newsroom.publishUntil(minutes)
      await world.service.store.feeds.makeAllDue(world.service.now())
      await queues.announce(clockTicked, [{ slot: minutes }])
      await queues.drain()
    },
    read: async <T>(path: string) => {
      const answer = await fetch(`${desk.url}${path}`)
      expect(answer.status, path).toBe(200)
      return (await answer.json()) as T
    },
    close,
  }
}
