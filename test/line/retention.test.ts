import { clockTicked } from '@copydesk/pipeline'
import { createMemoryQueues } from '@copydesk/queue'
import { scheduleFeedsService } from '@copydesk/schedule-feeds'
import { createLog, openService, readConfig } from '@copydesk/service'
import { openDatabase, openStore, type Store, writeChanges } from '@copydesk/store'
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { announce } from '../set-up/announce.ts'
import { freshDatabase } from '../set-up/database.ts'
import { madeUpChanges } from '../set-up/event-desk.ts'
import { addTexts, type Cleaned } from '../set-up/scraped-texts.ts'

const DAY_MS = 86_400_000
const NOW = new Date('2026-03-10T12:00:00Z')
const daysAgo = (days: number) => new Date(NOW.getTime() - days * DAY_MS)
const KEPT = {
  announcedSince: daysAgo(90),
  documentsSince: daysAgo(14),
  matchedSince: daysAgo(14),
  toldSince: daysAgo(90),
  auditedSince: daysAgo(365),
  bytesSince: null,
  textsSince: null,
}
const NOTHING = {
  documents: 0,
  pushes: 0,
  sitemaps: 0,
  told: 0,
  deliveries: 0,
  audited: 0,
}

let store: Store
let databaseUrl: string
beforeEach(async () => {
  databaseUrl = await freshDatabase()
  const opened = await openStore(databaseUrl)
  store = opened
  onTestFinished(() => opened.close())
  for (const id of ['busy', 'quiet'])
    await store.feeds.add({ id, url: `http://${id}.example/`, outlet: id, intervalSeconds: 900 }, NOW)
})

const entries = (feed: string, from: number, to: number) =>
  Array.from({ length: to - from }, (_, at) => {
    const url = `http://${feed}.example/${from + at}`
    const known = { id: `${feed}${from + at}`, canonicalUrl: url, outlet: feed, guid: null, title: null }
    return { ...known, publishedAt: null, announced: '' }
  })

/** How many of these a feed is known to have announced. */
async function remembered(feed: string, from: number, to: number) {
  let count = 0
  await store.announcements.keep(feed, entries(feed, from, to), NOW, (known, freshParameters) => {
    const asked = new Set(entries(feed, from, to).map(({ canonicalUrl }) => canonicalUrl))
    count = known.filter(({ canonicalUrl }) => asked.has(canonicalUrl)).length
    return { entries: [], freshParameters, remarks: [] }
  })
  return count
}

describe('what is forgotten', () => {
  it('is what a feed does not announce any more, but for its newest entries', async () => {
    await announce(store, 'quiet', entries('quiet', 0, 300), daysAgo(400))
    await announce(store, 'busy', entries('busy', 0, 500), daysAgo(400))
    await announce(store, 'busy', entries('busy', 480, 900), daysAgo(30))
    // One feed after the other.
    expect(await store.retention.forgetAnnounced(KEPT, '', 1)).toBe('busy')
    // Twenty of the old ones were still announced a month ago.
    expect([await remembered('busy', 0, 480), await remembered('busy', 480, 900)]).toEqual([0, 420])
    expect(await store.retention.forgetAnnounced(KEPT, 'busy', 1)).toBe('quiet')
    expect(await store.retention.forgetAnnounced(KEPT, 'quiet', 1)).toBeNull()
    expect(await remembered('quiet', 0, 300)).toBe(300)
    expect((await store.totals.read()).entries).toBe(1200)
    // Announced once more, none of them is fetched again.
    expect(await announce(store, 'busy', entries('busy', 0, 500), NOW)).toEqual([])
  })

  it('are old documents with the bytes that nothing else has', async () => {
    const save = (id: string, rawHash: string, days: number) =>
      store.feedDocuments.save(
        {
          id,
          feedId: 'busy',
          url: 'http://busy.example/',
          status: 200,
          headers: {},
          rawHash,
          fetchedAt: daysAgo(days),
        },
        Buffer.from(rawHash),
      )
    await save('old', 'a', 20)
    await save('again', 'b', 20)
    await save('new', 'b', 1)
    expect(await store.retention.forget(KEPT, 1000)).toEqual({ ...NOTHING, documents: 2 })
    expect([await store.pages.bytes('a'), (await store.pages.bytes('b'))?.toString()]).toEqual([null, 'b'])
  })

  it('are pushes that nobody could read, and what is held of them', async () => {
    const database = openDatabase(databaseUrl)
    onTestFinished(() => database.close())
    const found: Cleaned[] = []
    for (const [id, days] of [
      ['older', 21],
      ['old', 20],
      ['new', 1],
    ] as const)
      found.push(...(await addTexts(databaseUrl, [{ ...createPage(id), seenAt: daysAgo(days).toISOString() }])))
    const keep = async () => {
      for (const { entryId, revisionId } of found) await store.matching.fingerprint(entryId, revisionId, [1, 2, 3])
    }
    const kept = async () =>
      (await database.rows<{ id: string }>('select distinct entry_id as id from fingerprint')).map(({ id }) => id)
    await keep()
    expect(await store.retention.forgetKeys(KEPT, 1)).toBe(1)
    expect((await kept()).toSorted()).toEqual(
      found
        .slice(1)
        .map(({ entryId }) => entryId)
        .toSorted(),
    )
    expect(await store.retention.forgetKeys(KEPT, 1000)).toBe(1)
    expect(await store.retention.forgetKeys(KEPT, 1000)).toBe(0)
    expect(await kept()).toEqual([found[2]?.entryId])
    // What is matched again so late is not found by what is new, and nobody would forget it.
    await keep()
    expect(await kept()).toEqual([found[2]?.entryId])
  })
})

/** Told and sent to a webhook so many days ago; the sending of what is told of `waits` has not ended. */
async function tellAndSend(daysOfEach: number[], waits: string) {
  const database = openDatabase(databaseUrl)
  onTestFinished(() => database.close())
  const asked = { url: 'http://receiver.example/', types: null, chosen: {}, atOnce: 9 }
  const { id } = await store.webhooks.add(asked, daysAgo(400))
  for (const days of daysOfEach) {
    const at = daysAgo(days)
    const changes = madeUpChanges(2, [`${days}`, waits], days * 2)
    await database.transaction((sql) => writeChanges(sql, changes, at))
    await store.events.sequence(at)
    const batch = await store.deliveries.claim(id, at, DAY_MS, 'urn:test', 'http://desk.example')
    const end = { state: 'delivered', said: '200', tookMs: 1, dueAt: null, holdUntil: null, disables: false } as const
    for (const delivery of batch?.deliveries ?? [])
      if (delivery.event?.subject === `${days}`) await store.deliveries.settle(delivery, end, at)
  }
  return { database, webhook: id }
}

it('forgets at a tick of the clock, each after the days that were set, what was told, how it was sent, and who changed what', async () => {
  const { database, webhook } = await tellAndSend([41, 39, 1], 'waits')
  const auditOf = async () => (await store.audit.list({}, 100, null)).map(({ what, subject }) => `${what} ${subject}`)
  // Written by the database's own clock: made older.
  const [busy, quiet] = ['http://busy.example/', 'http://quiet.example/']
  const age = (subject: string, days: number) =>
    database.query('update audit set at = $2 where subject = $1', [subject, daysAgo(days)])
  expect([await age(busy, 51), await age(quiet, 49), await age(webhook, 1)]).toEqual([1, 1, 1])

  const outcome = readConfig({ COPYDESK_KEEP_EVENTS_DAYS: '40', COPYDESK_KEEP_AUDIT_DAYS: '50' })
  if (outcome.type === 'wrong') throw new Error(outcome.reason)
  const queues = createMemoryQueues({ now: () => NOW.getTime(), advanceTo: () => {} })
  const log = createLog({ level: 'silent' })
  const service = openService({ config: outcome.config, store, queues, log, now: () => NOW })
  const clock = await scheduleFeedsService.run(service)
  onTestFinished(() => clock.close())
  await queues.drain()

  const told = await database.rows<{ key: string }>('select key from told order by at, key')
  expect(told.map(({ key }) => key)).toEqual(['made-up-78', 'made-up-79', 'made-up-2', 'made-up-3'])
  const sent = await store.deliveries.list(webhook, { state: null, before: null, limit: 10 })
  expect(sent.map(({ subject, state }) => [subject, state])).toEqual([
    ['waits', 'waiting'],
    ['1', 'delivered'],
    ['waits', 'waiting'],
    ['39', 'delivered'],
    // What waits is not forgotten: it is sent, or given up, first.
    ['waits', 'waiting'],
  ])
  expect(await auditOf()).toEqual([`webhook added ${webhook}`, `feed added ${quiet}`])
})

it('turns the days of the log each hour though much is left to drop, and goes through the feeds once an hour', async () => {
  const database = openDatabase(databaseUrl)
  onTestFinished(() => database.close())
  await database.query(
    `insert into raw (hash, bytes, length, needed_at) select 'raw-' || n, 'x', 1, $1 from generate_series(1, 600) n`,
    [daysAgo(40)],
  )
  const outcome = readConfig({ COPYDESK_KEEP_RAW_DAYS: '30', COPYDESK_TICK_SECONDS: '60' })
  if (outcome.type === 'wrong') throw new Error(outcome.reason)
  let now = new Date('2026-03-10T23:30:00Z')
  const queues = createMemoryQueues({ now: () => now.getTime(), advanceTo: () => {} })
  const { config } = outcome
  const service = openService({ config, store, queues, log: createLog({ level: 'silent' }), now: () => now })
  const walk = vi.spyOn(store.retention, 'forgetAnnounced')
  const clock = await scheduleFeedsService.run(service)
  onTestFinished(() => clock.close())
  const tickAt = async (time: string) => {
    now = new Date(time)
    await queues.announce(clockTicked, [{ slot: Math.floor(now.getTime() / config.tickMs) }])
    await queues.drain()
    const left = await database.row<{ n: number }>('select count(*)::int as n from raw where needed_at < $1', [
      daysAgo(30),
    ])
    const day = await database.row<{ name: string | null }>(`select to_regclass('event_20260312')::text as name`)
    return { left: left?.n, hasDayAfterNext: day?.name !== null, walks: walk.mock.calls.length }
  }
  expect(await tickAt('2026-03-10T23:30:00Z')).toEqual({ left: 350, hasDayAfterNext: false, walks: 1 })
  expect(await tickAt('2026-03-10T23:31:00Z')).toEqual({ left: 100, hasDayAfterNext: false, walks: 1 })
  expect(await tickAt('2026-03-11T00:31:00Z')).toEqual({ left: 0, hasDayAfterNext: true, walks: 2 })
})

const createPage = (id: string) => ({
  id,
  url: `http://${id}.example/`,
  title: id,
  text: id,
  publisher: id,
  publishedAt: null,
})
