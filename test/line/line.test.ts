import { stageServices } from '@copydesk/copydesk'
import { clockTicked } from '@copydesk/pipeline'
import { createMemoryQueues, type MemoryFaults, type MemoryQueues } from '@copydesk/queue'
import { afterEach, describe, expect, it } from 'vitest'
import { wrongIn } from '../set-up/event-contract.ts'
import { score } from '../set-up/score.ts'
import { seeded } from '../set-up/seeded.ts'
import { storiesKept, storiesReplayed } from '../set-up/stories-told.ts'
import { openWorld, type World } from '../set-up/world.ts'

const MINUTE_MS = 60_000
const STARTS_AT = Date.parse('2026-03-10T05:00:00Z')

const closers: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

/** The whole line in memory, on a clock that moves only when told. */
async function openLine(faults: MemoryFaults, newsroom: { seed: number; articles: number }, port?: number) {
  let time = STARTS_AT
  const clock = { now: () => time, advanceTo: (ms: number) => void (time = Math.max(time, ms)) }
  const queues = createMemoryQueues(clock, faults)
  const world = await openWorld(queues, {
    newsroom,
    now: () => new Date(time),
    ...(port === undefined ? {} : { port }),
  })
  const running: { close(): Promise<void> }[] = []
  for (const stage of stageServices) running.push(await stage.run(world.service))
  let closing: Promise<void> | undefined
  const closeAll = async () => {
    for (const stage of running) await stage.close()
    await world.close()
  }
  const close = () => (closing ??= closeAll())
  closers.push(close)
  return { clock, queues, world, close }
}

/** Publishes up to a minute of the day, polls every feed, and lets the line run until it is still. */
async function liveUntil(
  minute: number,
  line: { clock: { advanceTo(ms: number): void }; queues: MemoryQueues; world: World },
) {
  const { world, queues, clock } = line
  world.newsroom.publishUntil(minute)
  clock.advanceTo(STARTS_AT + minute * MINUTE_MS)
  await world.service.store.feeds.makeAllDue(world.service.now())
  // The first tick polls; the others sweep up what a fault lost on the way, and what a host put off for some minutes.
  for (let round = 0; round < 3; round += 1) {
    if (round > 0) clock.advanceTo(world.service.now().getTime() + 5 * MINUTE_MS)
    await queues.announce(clockTicked, [{ slot: world.service.now().getTime() + round }])
    await queues.drain()
  }
}

async function liveTheDay(line: Awaited<ReturnType<typeof openLine>>) {
  for (const minute of [0, 700, line.world.newsroom.dayMinutes]) await liveUntil(minute, line)
}

describe('a day of news through the line', () => {
  it('ends with the articles, origins and stories that there are, and nothing lost', async () => {
    const line = await openLine({}, { seed: 11, articles: 40 })
    for (const minute of [0, 480, 960, line.world.newsroom.dayMinutes]) await liveUntil(minute, line)
    const found = await score(line.world)
    expect(found.lost).toEqual([])
    expect(found.misplaced).toEqual([])
    expect(found.articles).toBeGreaterThan(0.93)
    // Some pages are folded into the wrong article; where the articles are right, so are nearly all stories. On every port the
    // same was seen: .811 and .993.
    expect(found.stories).toBeGreaterThan(0.8)
    expect(found.storiesOfRightArticles).toBeGreaterThan(0.98)
    expect(await storiesReplayed(line.world.service.store)).toEqual(await storiesKept(line.world.service.store))
    expect(found.originRight).toBeGreaterThan(0.95)
  })

  it('counts every entry once: the dispositions add up', async () => {
    const line = await openLine({}, { seed: 12, articles: 25 })
    for (const minute of [0, line.world.newsroom.dayMinutes]) await liveUntil(minute, line)
    const { store } = line.world.service
    const totals = await store.totals.read()
    const { pending, stored, copy, skipped, rejected } = totals.dispositions
    expect(totals.entries).toBeGreaterThan(50)
    expect(pending + stored + copy + skipped + rejected).toBe(totals.entries)
    expect(pending).toBe(0)
    expect(stored).toBe(totals.articles)
    expect(copy).toBe(totals.copies)
    expect(await store.stories.list(10_000)).toHaveLength(totals.stories)
    expect(totals.quarantined['fetch-page'] ?? 0).toBeLessThanOrEqual(rejected)
    const metrics = await line.world.service.metrics.text()
    expect(metrics).toContain(`copydesk_entries{disposition="stored"} ${stored}`)
  })

  it('finds the same whatever is delivered twice, out of order, or crashes after its writes', async () => {
    const newsroom = { seed: 13, articles: 20 }
    const plain = await openLine({}, newsroom)
    await liveTheDay(plain)
    const expected = await partition(plain.world)
    const expectedStories = await storyPartition(plain.world)
    await plain.close()
    const chance = seeded(99)
    const faults = { twice: () => chance() < 0.1, crash: () => chance() < 0.1, pick: chance, width: 6 }
    const faulty = await openLine(faults, newsroom, plain.world.port)
    await liveTheDay(faulty)
    const got = await partition(faulty.world)
    expect(expected.length).toBeGreaterThan(15)
    expect(got).toEqual(expected)
    expect(await storyPartition(faulty.world)).toEqual(expectedStories)
    expect(await storiesReplayed(faulty.world.service.store)).toEqual(await storiesKept(faulty.world.service.store))
    const events = await faulty.world.service.store.events.read({ after: 0, limit: 100_000 }, '/copydesk/test')
    expect(wrongIn(events)).toEqual([])
    expect(new Set(events.map((event) => event.id)).size).toBe(events.length)
    expect(events.map((event) => Number(event.sequence))).toEqual(events.map((_, at) => at + 1))
  })

  it('goes on from the store when the queues are lost', async () => {
    const line = await openLine({}, { seed: 14, articles: 20 })
    line.world.newsroom.publishUntil(600)
    await line.world.service.store.feeds.makeAllDue(line.world.service.now())
    await line.queues.announce(clockTicked, [{ slot: 1 }])
    // Every job there is, at whatever stage, is forgotten over and over while the line works.
    for (let wipes = 0; wipes < 40; wipes += 1) {
      await line.queues.runSome(7)
      line.queues.wipe()
      await line.queues.announce(clockTicked, [{ slot: 100 + wipes }])
    }
    await liveUntil(600, line)
    const found = await score(line.world, 600)
    expect(found.lost).toEqual([])
    expect((await line.world.service.store.totals.read()).dispositions.pending).toBe(0)
  })
})

/** Which pages stand together, as sorted groups of addresses: ids may differ with the path taken, groups may not. */
async function partition(world: World): Promise<string[][]> {
  const groups: string[][] = []
  for (const article of await world.service.store.articles.list(10_000)) {
    const copies = await world.service.store.copies.ofArticle(article.id)
    groups.push(copies.map((copy) => copy.url).toSorted())
  }
  return groups.toSorted((a, b) => (a[0] ?? '').localeCompare(b[0] ?? ''))
}

/** Which articles' lead pages stand together in a story. */
async function storyPartition(world: World): Promise<string[][]> {
  const articles = await world.service.store.articles.list(10_000)
  const groups = Map.groupBy(articles, ({ storyId }) => storyId)
  return [...groups.values()]
    .map((together) => together.map(({ url }) => url).toSorted())
    .toSorted((a, b) => (a[0] ?? '').localeCompare(b[0] ?? ''))
}
