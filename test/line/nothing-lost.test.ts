import { createMemoryQueues } from '@copydesk/queue'
import { clockTicked } from '@copydesk/pipeline'
import { stageServices } from '@copydesk/copydesk'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { differences } from '../chaos/compare-held.ts'
import { type Held, readHeld } from '../chaos/held.ts'
import { openWorld } from '../set-up/world.ts'

// What the harness of faults looks at would show it if something were lost or done twice: each is done here by hand.

const STARTS_AT = Date.parse('2026-03-10T05:00:00Z')
const MINUTE_MS = 60_000
/** Of each type of event, the first so many are dropped, one at a time. */
const OF_EACH_TYPE = 6
/** Said of any place that is missing; what it held has to be missed as well. */
const HOLE = 'is a hole in the log'

let client: Client
let expected: Held
const closers: (() => Promise<void>)[] = []

beforeAll(async () => {
  let time = STARTS_AT
  const queues = createMemoryQueues({ now: () => time, advanceTo: (ms) => void (time = Math.max(time, ms)) })
  const world = await openWorld(queues, { newsroom: { seed: 13, articles: 20 }, now: () => new Date(time) })
  const running: { close(): Promise<void> }[] = []
  for (const stage of stageServices) running.push(await stage.run(world.service))
  closers.push(async () => {
    for (const opened of [...running, world]) await opened.close()
  })
  for (const minute of [0, 700, world.newsroom.dayMinutes]) {
    world.newsroom.publishUntil(minute)
    time = Math.max(time, STARTS_AT + minute * MINUTE_MS)
    await world.service.store.feeds.makeAllDue(new Date(time))
    for (let round = 0; round < 3; round += 1, time += 5 * MINUTE_MS) {
      await queues.announce(clockTicked, [{ slot: time }])
      await queues.drain()
    }
  }
  client = new Client({ connectionString: world.databaseUrl })
  await client.connect()
  expected = await readHeld(client)
})

afterAll(async () => {
  await client?.end()
  for (const close of closers) await close()
})

/** What is found when this was done to the store, which is then as it was. */
async function foundAfter(sql: string, values: unknown[] = []): Promise<string[]> {
  await client.query('begin')
  try {
    const { rowCount } = await client.query(sql, values)
    if (!rowCount) throw new Error(`nothing to be done: ${sql}`)
    return differences(await readHeld(client), expected)
  } finally {
    await client.query('rollback')
  }
}

describe('what a run with faults is compared by', () => {
  it('finds nothing where nothing was done', async () => {
    expect(differences(await readHeld(client), expected)).toEqual([])
    expect(expected.events).toBeGreaterThan(50)
  })

  it('misses every event that is dropped', async () => {
    const { rows } = await client.query<{ sequence: string; type: string }>(
      `select sequence, type from (select *, row_number() over (partition by type order by sequence) as nth from event) e where nth <= $1`,
      [OF_EACH_TYPE],
    )
    expect(new Set(rows.map(({ type }) => type)).size).toBeGreaterThan(3)
    for (const { sequence, type } of rows) {
      const found = await foundAfter('delete from event where sequence = $1', [sequence])
      expect(
        found.filter((line) => !line.endsWith(HOLE)),
        `${type} at ${sequence}`,
      ).not.toEqual([])
    }
  })

  const copyOfOne = `(select entry_id from copy join entry on entry.id = entry_id where disposition = 'copy' order by entry_id limit 1)`
  const storyOfTwo = `(select story_id from article where merged_into is null group by story_id having count(*) > 1 order by 1 limit 1)`
  it.each([
    [
      'an entry',
      `delete from entry where id = (select id from entry where disposition = 'skipped' order by id limit 1)`,
    ],
    ['a copy', `delete from copy where entry_id = ${copyOfOne}`],
    // Of every copy: some are revisions already, and where pages of one minute might each lead, it is not told.
    [
      'how copies were made',
      `update copy set relation = 'revision' from entry where entry.id = entry_id and disposition = 'copy' and relation <> 'revision'`,
    ],
    [
      'the bytes a page was kept as last',
      `update page set raw_hash = (select min(hash) from raw where hash <> raw_hash) where id = (select id from page order by fetched_at desc, id limit 1)`,
    ],
    [
      'whose text it is',
      `update article set origin = null where id = (select min(id) from article where origin is not null and merged_into is null)`,
    ],
    [
      'who runs what was corrected',
      `update copy set uncorrected = case when uncorrected is null then '[]'::jsonb end where entry_id = ${copyOfOne}`,
    ],
    [
      'how a text changed',
      `update event set data = data || '{"kind":"else"}' where sequence = (select min(sequence) from event where type = 'copydesk.article.revised')`,
    ],
    ['a disposition', `update entry set disposition = 'pending' where id = ${copyOfOne}`],
    [
      'a page, which is held',
      `insert into quarantine (stage, key, event, reason, at) values ('fetch-page', 'one', '{}', 'why', now())`,
    ],
    [
      'a place in a story',
      `update article set story_id = null where id = (select min(id) from article where story_id = ${storyOfTwo})`,
    ],
    [
      'an event that is told again',
      `insert into event select (jsonb_populate_record(event, jsonb_build_object('sequence', (select max(sequence) + 1 from event)))).* from event where sequence = 1`,
    ],
    ['a change that was dropped before it had its place', `insert into told (key, at) values ('one', now())`],
    [
      'an event that has no place',
      `insert into change (id, type, subject, data, time) select 'one', type, subject, data, time from event where sequence = 1`,
    ],
  ])('misses %s', async (_what, sql) => {
    expect(await foundAfter(sql)).not.toEqual([])
  })
})
