import { pollFeedService } from '@copydesk/poll-feed'
import { clockTicked } from '@copydesk/pipeline'
import { createMemoryQueues } from '@copydesk/queue'
import { scheduleFeedsService } from '@copydesk/schedule-feeds'
import { createLog, openService, readConfig } from '@copydesk/service'
import { openStore } from '@copydesk/store'
import { afterEach, expect, it, onTestFinished, vi } from 'vitest'
import { freshDatabase } from '../set-up/database.ts'
import { openWorld } from '../set-up/world.ts'

const SOON_MS = 60_000
const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const NOW = Date.parse('2026-03-10T12:00:00Z')

afterEach(() => void vi.useRealTimers())

it('goes by the database, whatever the clock of its machine shows when it starts, and however it jumps then', async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  const right = Date.now()
  vi.setSystemTime(right + DAY_MS)
  const config = readConfig()
  if (config.type === 'wrong') throw new Error(config.reason)
  const store = await openStore(await freshDatabase())
  onTestFinished(() => store.close())
  const queues = createMemoryQueues({ now: Date.now, advanceTo: () => {} })
  const service = openService({ config: config.config, store, queues, log: createLog({ level: 'silent' }) })
  for (const wrongBy of [DAY_MS, -DAY_MS]) {
    vi.setSystemTime(right + wrongBy)
    expect(Math.abs(service.now().getTime() - right)).toBeLessThan(SOON_MS)
  }
})

it('sweeps though the clock was set back: what was lost does not wait until it has caught up', async () => {
  let time = NOW
  const queues = createMemoryQueues({ now: () => time, advanceTo: (ms) => void (time = Math.max(time, ms)) })
  const world = await openWorld(queues, { now: () => new Date(time), config: { sweepMs: HOUR_MS } })
  const running = [await scheduleFeedsService.run(world.service), await pollFeedService.run(world.service)]
  onTestFinished(async () => {
    for (const opened of [...running, world]) await opened.close()
  })
  const tickAt = async (at: number) => {
    time = at
    await queues.announce(clockTicked, [{ slot: at }])
    await queues.drain()
    return (await queues.depth('fetch-page')).waiting
  }
  world.newsroom.publishUntil(world.newsroom.dayMinutes)
  await tickAt(NOW)
  expect(await tickAt(NOW + 3 * HOUR_MS)).toBeGreaterThan(0)
  queues.wipe()
  expect(await tickAt(NOW + 2 * HOUR_MS)).toBeGreaterThan(0)
})
