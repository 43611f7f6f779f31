import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { consoleService } from '@copydesk/console'
import { stageServices } from '@copydesk/copydesk'
import { clockTicked } from '@copydesk/pipeline'
import { createMemoryQueues } from '@copydesk/queue'
import { openStore } from '@copydesk/store'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshDatabase } from '../set-up/database.ts'
import { openWorld, type World } from '../set-up/world.ts'

/**
 * The first half of a newsroom's day as the line of each schema left it: pg_dump --inserts --no-owner, without comments and psql's
 * commands. One is added at each release (CONTRIBUTING.md). In that of 034 a page has changed.
 */
const SCHEMAS = [
  { schema: '017', formerTexts: 0 },
  { schema: '034', formerTexts: 1 },
]
/** What its line was given: the same day goes on. */
const DAY = { seed: 29, articles: 12, outlets: 15 }
const PORT = 47_317
const STARTS_AT = Date.parse('2026-03-10T05:00:00Z')
const MINUTE_MS = 60_000

type Counts = Record<string, number>
type NeededUntil = { id: string; until: Date | null }[]

/** When the next text of its entry came. */
const FOLLOWED =
  'select id, lead(cleaned_at) over (partition by entry_id order by number) as until from revision order by id'

async function countRows(client: Client): Promise<Counts> {
  const { rows } = await client.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition`,
  )
  const counts: Counts = {}
  for (const { name } of rows) {
    const counted = await client.query<{ n: number }>(`select count(*)::int as n from "${name}"`)
    counts[name] = counted.rows[0]?.n ?? 0
  }
  return counts
}

describe.each(SCHEMAS)('a store of schema $schema', ({ schema, formerTexts }) => {
  let client: Client
  let databaseUrl: string
  let before: Counts
  let followed: NeededUntil
  let heldBefore: { id: string; title: string | null }[]
  let world: World
  let time: number
  const queues = createMemoryQueues({ now: () => time, advanceTo: (ms) => void (time = Math.max(time, ms)) })

  beforeAll(async () => {
    databaseUrl = await freshDatabase()
    client = new Client({ connectionString: databaseUrl })
    await client.connect()
    const dump = readFileSync(new URL(`schemas/${schema}.sql.gz`, import.meta.url))
    await client.query(gunzipSync(dump).toString())
    await client.query('reset search_path')
    before = await countRows(client)
    heldBefore = (await client.query<{ id: string; title: string }>('select id, title from article order by id')).rows
    followed = (await client.query<NeededUntil[number]>(FOLLOWED)).rows
    const store = await openStore(databaseUrl)
    await store.close()
  })
  afterAll(async () => {
    await world?.close()
    await client.end()
  })

  it('every migration since then was applied, once, and no row is lost by it', async () => {
    const after = await countRows(client)
    expect(before['article']).toBeGreaterThan(3)
    for (const [table, count] of Object.entries(before)) {
      if (table === 'migration') expect(after[table]).toBeGreaterThan(count)
      // What it became is counted by what it holds.
      else if (table in after) expect([table, after[table]]).toEqual([table, count])
    }
    const store = await openStore(databaseUrl)
    expect(await store.migrations()).toEqual({ due: [], unknown: [] })
    await store.close()
  })

  it('a former text was needed until the next came, and the newest is', async () => {
    const { rows } = await client.query<NeededUntil[number]>('select id, needed_at as until from revision order by id')
    expect(rows).toEqual(followed)
    expect(rows.filter(({ until }) => until)).toHaveLength(formerTexts)
  })

  it('the line goes on with the day where the older one stopped, and the console tells of both halves', async () => {
    time = STARTS_AT
    world = await openWorld(queues, { newsroom: DAY, config: { recheckMs: [], port: 0 }, now: () => new Date(time), databaseUrl, port: PORT }) // prettier-ignore
    const { service, newsroom } = world
    const running = await Promise.all(stageServices.map((stage) => stage.run(service)))
    time = STARTS_AT + newsroom.dayMinutes * MINUTE_MS
    newsroom.publishUntil(newsroom.dayMinutes)
    await service.store.feeds.makeAllDue(service.now())
    await queues.announce(clockTicked, [{ slot: newsroom.dayMinutes }])
    await queues.drain()
    const desk = await consoleService.run(service)
    const read = async <T>(path: string) => (await (await fetch(`${desk.url}${path}`)).json()) as T
    const { dispositions, entries, articles } = await service.store.totals.read()
    expect(articles).toBeGreaterThan(heldBefore.length)
    expect(dispositions.pending).toBe(0)
    expect(Object.values(dispositions).reduce((sum, count) => sum + count)).toBe(entries)
    // Pages of the second half join articles that the older program made.
    const joined = await client.query<{ n: number }>('select count(*)::int as n from copy where article_id = any($1)', [
      heldBefore.map(({ id }) => id),
    ])
    expect(joined.rows[0]?.n).toBeGreaterThan(before['copy'] ?? 0)
    for (const { id, title } of heldBefore) {
      const told = await read<{ id: string; title: string | null; text: string }>(`/articles/${id}`)
      expect([told.text.length > 0, typeof told.title]).toEqual([true, typeof title])
    }
    const word = heldBefore[0]?.title?.split(' ').find((part) => part.length > 5) ?? ''
    expect((await read<{ found: unknown[] }>(`/search?q=${encodeURIComponent(word)}`)).found.length).toBeGreaterThan(0)
    const log = await service.store.events.read({ after: 0, limit: 1000 }, '/copydesk/test')
    expect(log.map(({ sequence }) => Number(sequence))).toEqual(log.map((_, at) => at + 1))
    expect(log.length).toBeGreaterThan(before['event'] ?? 0)
    await desk.close()
    for (const stage of running) await stage.close()
    const uncounted = await client.query(
      'select id from article where story_id is not null and merged_into is null and counted is null',
    )
    expect(uncounted.rows).toEqual([])
  })
})
