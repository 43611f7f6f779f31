import { pollFeedService } from '@copydesk/poll-feed'
import { clockTicked } from '@copydesk/pipeline'
import { createMemoryQueues } from '@copydesk/queue'
import { scheduleFeedsService } from '@copydesk/schedule-feeds'
import { expect, it, onTestFinished } from 'vitest'
import { openWorld } from '../set-up/world.ts'

const NOW = Date.parse('2026-03-10T12:00:00Z')
const BOUND = 10
const HOUR_MS = 3_600_000

it('polls no feed while more than a queue may hold waits in the store, where no queue shows it', async () => {
  let time = NOW
  const queues = createMemoryQueues({ now: () => time, advanceTo: (ms) => void (time = Math.max(time, ms)) })
  const world = await openWorld(queues, { now: () => new Date(time), config: { queueBound: BOUND, sweepMs: HOUR_MS } })
  const { store } = world.service
  const running = [await scheduleFeedsService.run(world.service), await pollFeedService.run(world.service)]
  onTestFinished(async () => {
    for (const opened of [...running, world]) await opened.close()
  })
  const tick = async (slot: number) => {
    time += 1000
    await store.feeds.makeAllDue(new Date(time))
    await queues.announce(clockTicked, [{ slot }])
    await queues.drain()
    return world.newsroom.requests().length
  }
  world.newsroom.publishUntil(world.newsroom.dayMinutes)
  const polled = await tick(1)
  expect(polled).toBeGreaterThan(0)
  expect((await store.totals.read()).dispositions.pending).toBeGreaterThan(BOUND)
  // As with a queue that took no more than it may hold: the rest is known to the store only.
  queues.wipe()
  expect(await tick(2)).toBe(polled)
})
