import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, inject, it } from 'vitest'
import { clockSetBack } from './clock-set-back.ts'
import { createDatabase, openDatabase, type Database } from './database.ts'
import { dueWorkQueries } from './due-work.ts'
import { migrate } from './migrate.ts'
import { pageTable } from './pages.ts'

let database: Database
beforeAll(async () => {
  database = openDatabase(await createDatabase(inject('postgresUrl'), `test_${randomUUID().replaceAll('-', '')}`))
  await migrate(database)
})
afterAll(() => database.close())
beforeEach(() => anew())

const inMinutes = (minutes: number) => `clock_timestamp() + interval '${minutes} minutes'`

/** What a line keeps that has run until the clock showed so many minutes from now. */
async function keptAt(minutes: number) {
  const later = (by: number) => inMinutes(minutes + by)
  for (const text of [
    `update clock set shown_at = ${later(0)}, back_seen_at = 'epoch'`,
    `insert into feed (id, url, outlet, interval_seconds, next_poll_at, last_polled_at, added_at)
     values ('a', 'https://a.example/feed', 'a.example', 600, ${later(7)}, ${later(-3)}, ${later(-90)}),
       ('new', 'https://b.example/feed', 'b.example', 600, ${later(1)}, null, ${later(-3)})`,
    `insert into host (host, started_at, answered_at, held_until, under_way)
     values ('a.example', ${later(-2)}, ${later(-1)}, ${later(5)}, '{}'), ('held.example', ${inMinutes(-200)}, ${inMinutes(-200)}, ${later(20)}, '{}')`,
    `insert into host_turn (host, holder, rank, slot_at) values ('a.example', 'one', 2, ${later(6)})`,
    `insert into robots (origin, reason, failures, until, asked_until) values ('https://a.example', '', 0, ${later(50)}, ${later(2)})`,
    `insert into entry (id, canonical_url, outlet, found_at, fetch_at, slot_at)
     values ('one', 'https://a.example/one', 'a.example', ${later(-3)}, ${later(4)}, ${later(6)}), ('two', 'https://a.example/two', 'a.example', ${later(-3)}, ${later(4)}, null)`,
    `insert into webhook (id, url, secret, at_once, sequence, held_until, added_at) values ('hook', 'https://h.example/', 's', 4, 0, ${later(3)}, ${later(-90)})`,
    `insert into delivery (webhook_id, sequence, day, event_id, type, subject, state, since, due_at, leased_until)
     values ('hook', 1, '2026-01-01', 'e', 't', 's', 'waiting', ${later(-4)}, ${later(2)}, ${later(1)})`,
  ])
    await database.query(text)
}

const WAITS: Record<string, string> = {
  'a feed': `select next_poll_at as at from feed where id = 'a'`,
  'a feed never polled': `select next_poll_at as at from feed where id = 'new'`,
  'a host': `select held_until as at from host where host = 'a.example'`,
  'a robots.txt': 'select until as at from robots',
  'the claim to ask for it': 'select asked_until as at from robots',
  'a turn': 'select slot_at as at from host_turn',
  'a page': `select fetch_at as at from entry where id = 'two'`,
  'its slot': `select slot_at as at from entry where id = 'one'`,
  'an endpoint': 'select held_until as at from webhook',
  'a delivery': 'select due_at as at from delivery',
  'its lease': 'select leased_until as at from delivery',
}

/** How long all of it waits from now on, in whole minutes. */
async function waits() {
  const minutes = async (sql: string) =>
    (await database.row<{ n: number }>(
      `select round(extract(epoch from at - clock_timestamp()) / 60)::int as n from (${sql}) kept`,
    ))!.n
  const found = await Promise.all(Object.entries(WAITS).map(async ([what, sql]) => [what, await minutes(sql)] as const))
  return Object.fromEntries(found)
}

const setRight = (by = 0) => clockSetBack(database).setRight(new Date(Date.now() + by * 60_000), null)
const anew = () => database.query('truncate feed, host, robots, entry, webhook cascade')

it.each([60, 24 * 60])(
  'has all wait as long as before, where the clock was set back by %i minutes',
  async (minutes) => {
    await keptAt(0)
    const before = await waits()
    await anew()
    await keptAt(minutes)
    expect(await setRight()).toBeCloseTo(minutes * 60_000, -4)
    expect(await waits()).toEqual(before)
    expect(
      await database.row(
        `select (select held_until > ${inMinutes(minutes)} from host where host = 'held.example') as "isHeld",
         (select max(greatest(last_polled_at, started_at, answered_at, since)) <= clock_timestamp() from feed, host, delivery) as "hasHappened"`,
      ),
    ).toEqual({ isHeld: true, hasHappened: true })
    expect([await setRight(), await waits()]).toEqual([null, before])
  },
)

it('has what was still written by the clock of before come sooner once more, and nothing else', async () => {
  await keptAt(60)
  await setRight()
  await anew()
  const wait = (minutes: number) =>
    database.query(
      `insert into feed (id, url, outlet, interval_seconds, next_poll_at, added_at) values ($1, $1, 'a.example', 600, ${inMinutes(minutes)}, now())`,
      [`after ${minutes}`],
    )
  await wait(20)
  await wait(80)
  const left = `select round(extract(epoch from next_poll_at - clock_timestamp()) / 60)::int as n from feed order by id`
  expect([await setRight(), await database.rows(left)]).toEqual([null, [{ n: 20 }, { n: 80 }]])
  await database.query(`update clock set back_seen_at = ${inMinutes(-1)}`)
  expect([await setRight(), await database.rows(left)]).toEqual([null, [{ n: 20 }, { n: 20 }]])
  await wait(90)
  expect([await setRight(), await database.rows(left)]).toEqual([null, [{ n: 20 }, { n: 20 }, { n: 90 }]])
})

it('has a feed wait no longer that was polled by a clock of which no sweep knew', async () => {
  await keptAt(0)
  await database.query(
    `update feed set last_polled_at = ${inMinutes(57)}, next_poll_at = ${inMinutes(67)} where id = 'a'`,
  )
  expect(await setRight()).toBeNull()
  expect(await waits()).toMatchObject({ 'a feed': 10, 'a feed never polled': 1 })
})

it('leaves it to who goes by the clock as it is now', async () => {
  await keptAt(60)
  const before = await waits()
  expect([await setRight(60), await waits()]).toEqual([null, before])
  expect(await setRight()).toBeCloseTo(3_600_000, -4)
})

it('has the sweep find what waits for its stage', async () => {
  await keptAt(60)
  await database.query(`insert into raw (hash, bytes, length) values ('raw', '', 0) on conflict do nothing`)
  await database.query(
    `insert into page (id, entry_id, round, url, status, headers, raw_hash, fetched_at)
     values ('page', 'one', 0, 'https://a.example/one', 200, '{}', 'raw', ${inMinutes(59)})`,
  )
  await setRight()
  const due = await dueWorkQueries(database).due(new Date(Date.now() + 1000), 10)
  expect(due.find(({ stage }) => stage === 'clean-page')?.events).toEqual([{ pageId: 'page', entryId: 'one' }])
})

it('takes the page of the last round for the newest, whatever the clock showed', async () => {
  await keptAt(0)
  await database.query(`insert into raw (hash, bytes, length) values ('raw', '', 0) on conflict do nothing`)
  await database.query(
    `insert into page (id, entry_id, round, url, status, headers, raw_hash, fetched_at)
     values ('first', 'one', 0, 'https://a.example/one', 200, '{"etag": "old"}', 'raw', ${inMinutes(1440)}),
       ('second', 'one', 1, 'https://a.example/one', 200, '{"etag": "new"}', 'raw', ${inMinutes(0)})`,
  )
  expect(await pageTable(database).validators('one')).toMatchObject({ etag: 'new' })
})

it('keeps times in milliseconds, as they are read', async () => {
  await keptAt(60)
  const time = (minutes: number) => `date_trunc('milliseconds', ${inMinutes(minutes)})`
  await database.query(`update feed set next_poll_at = ${time(70)}, last_polled_at = ${time(60)}`)
  await setRight()
  const odd = `select count(*)::int as n from feed where date_trunc('milliseconds', next_poll_at) <> next_poll_at`
  expect(await database.row(odd)).toEqual({ n: 0 })
})

it('leaves all as it is where the clock goes on, or was set ahead', async () => {
  await keptAt(0)
  const before = await waits()
  expect([await setRight(), await waits()]).toEqual([null, before])
  await database.query(`update clock set shown_at = ${inMinutes(-90)}`)
  expect([await setRight(), await waits()]).toEqual([null, before])
})
