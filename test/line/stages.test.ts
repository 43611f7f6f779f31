import { stageServices } from '@copydesk/copydesk'
import { pipeline, type AnyContract, type StageName } from '@copydesk/pipeline'
import { createMemoryQueues, type MemoryFaults, type MemoryQueues } from '@copydesk/queue'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seeded } from '../set-up/seeded.ts'
import { openWorld, type World } from '../set-up/world.ts'

// What every stage owes the line, held for all of them on a day that has been through it.

const STARTS_AT = Date.parse('2026-03-10T05:00:00Z')
const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

/** Of each contract, an event about what the store does not know. */
const NOBODYS: Record<string, object> = {
  'feed.due': { feedId: 'none', slot: 1 },
  'entry.found': { entryId: 'none', round: 1 },
  'page.fetched': { pageId: 'none' },
  'article.cleaned': { entryId: 'none', revisionId: 'none' },
  'copy.matched': { articleId: 'none', version: 1 },
  'entities.tagged': { articleId: 'none', version: 1 },
  'story.changed': { storyId: 'none', version: 1 },
}

const stages = Object.values(pipeline) as { name: StageName; consumes: AnyContract }[]

let world: World
let queues: MemoryQueues
let database: Client
const faults: MemoryFaults = { width: 4 }
const handled = new Map<string, object[]>()
const closers: (() => Promise<void>)[] = []

beforeAll(async () => {
  let time = STARTS_AT
  queues = createMemoryQueues({ now: () => time, advanceTo: (ms) => void (time = Math.max(time, ms)) }, faults)
  const listening: typeof queues.run = (stage, handle, options) =>
    queues.run(
      stage,
      (event) => {
        handled.set(stage.name, [...(handled.get(stage.name) ?? []), event])
        return handle(event)
      },
      options,
    )
  world = await openWorld(
    { ...queues, run: listening },
    { newsroom: { seed: 15, articles: 12 }, config: { recheckMs: [] }, now: () => new Date(time) },
  )
  closers.push(() => world.close())
  for (const stage of stageServices) {
    const running = await stage.run(world.service)
    closers.unshift(() => running.close())
  }
  database = new Client({ connectionString: world.databaseUrl })
  await database.connect()
  closers.unshift(() => database.end())
  for (const minute of [0, world.newsroom.dayMinutes]) {
    world.newsroom.publishUntil(minute)
    await world.service.store.feeds.makeAllDue(world.service.now())
    // A feed whose host had other requests just then is polled at a later tick.
    for (const tick of [minute, minute + 0.5]) {
      await queues.announce(pipeline['schedule-feeds'].consumes, [{ slot: tick * 2 }])
      await queues.drain()
      time += MINUTE_MS
    }
    time += HOUR_MS
  }
})
afterAll(async () => {
  for (const close of closers) await close()
})

/** All that the store holds, but for when it was written and what hosts are asked. */
async function held(): Promise<Record<string, string[]>> {
  const { rows } = await database.query<{ name: string }>(
    `select table_name as name from information_schema.tables
     where table_schema = 'public' and table_name not in ('host', 'raw', 'feed', 'quarantine') order by 1`,
  )
  const tables: Record<string, string[]> = {}
  for (const { name } of rows) {
    const found = await database.query<{ row: Record<string, unknown> }>(`select to_jsonb(t) as row from "${name}" t`)
    const kept = found.rows.map(({ row }) => Object.entries(row).filter(([column]) => !/(?:_at|^time)$/.test(column)))
    tables[name] = kept.map((row) => JSON.stringify(row)).toSorted()
  }
  return tables
}

const quarantined = async (stage: string) => world.service.store.quarantine.list({ stage }, 1000)

describe.each(stages)('$name', ({ name, consumes }) => {
  it('does nothing more when all it has done is delivered again, twice at a time and in any order', async () => {
    const events = handled.get(name) ?? []
    expect(events.length).toBeGreaterThan(0)
    const before = await held()
    const chance = seeded(events.length)
    Object.assign(faults, { twice: () => chance() < 0.5, pick: chance })
    await queues.announce(consumes, events)
    await queues.drain()
    Object.assign(faults, { twice: () => false, pick: () => 0 })
    expect(await held()).toEqual(before)
  })

  it('holds what is no event of its contract, and says so', async () => {
    await queues.announce(consumes, [{ nonsense: name }])
    await queues.drain()
    expect(await quarantined(name)).toContainEqual(
      expect.objectContaining({ stage: name, reason: expect.stringContaining(`not a ${consumes.name}`) }),
    )
  })

  const nobodys = NOBODYS[consumes.name]
  // A tick of the clock is about nothing in particular.
  if (!nobodys) return
  it('passes over what the store does not know', async () => {
    const [before, heldBefore] = [await held(), await quarantined(name)]
    await queues.announce(consumes, [nobodys])
    await queues.drain()
    expect(await held()).toEqual(before)
    expect(await quarantined(name)).toEqual(heldBefore)
  })
})
