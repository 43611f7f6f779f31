import { randomUUID } from 'node:crypto'
import type { Counted } from '@copydesk/news'
import { afterAll, beforeAll, beforeEach, expect, inject, it } from 'vitest'
import { countingTable } from './counting.ts'
import { createDatabase, openDatabase, type Database } from './database.ts'
import { migrate } from './migrate.ts'

let database: Database
let counting: ReturnType<typeof countingTable>
beforeAll(async () => {
  database = openDatabase(await createDatabase(inject('postgresUrl'), `test_${randomUUID().replaceAll('-', '')}`))
  await migrate(database)
  counting = countingTable(database)
})
afterAll(() => database.close())

const ARTICLES = 6
beforeEach(async () => {
  const each = `from generate_series(1, ${ARTICLES}) as n`
  await database.query(`
    truncate entry, raw, page, revision, story, article cascade;
    insert into entry (id, canonical_url, outlet, found_at) select 'e' || n, 'https://one.example/' || n, 'one.example', now() ${each};
    insert into raw (hash, bytes, length) values ('raw', '', 0);
    insert into page (id, entry_id, round, url, status, headers, raw_hash, fetched_at) select 'p' || n, 'e' || n, 1, '', 200, '{}', 'raw', now() ${each};
    insert into revision (id, entry_id, page_id, number, title, text, article, cleaned_at)
      select 'r' || n, 'e' || n, 'p' || n, 1, '', 'text ' || n, '{"publisher": "The One"}', now() ${each};
    insert into story (id, first_at, last_at, changed_at) values ('s', now(), now(), now());
    insert into article (id, lead_entry_id, revision_id, state, first_seen_at, story_id)
      select 'a' || n, 'e' || n, 'r' || n, '', to_timestamp(n), 's' ${each}`)
})

const counted = (
  name: string,
  kind: 'agency' | 'owner' | 'owner not known',
  initials: string | null = null,
): Counted => ({
  source: { name, initials, why: { kind, source: null } },
  cites: null,
})
const keep = (...all: Counted[]) =>
  counting.keep(
    'these rules',
    all.map((one, at) => ({ id: `a${at + 1}`, version: 1, counted: one })),
  )
const sources = async (newest: number | null = null) =>
  (await database.row<{ n: number }>('select copydesk_sources($1, $2) as n', ['s', newest]))?.n

it('counts the sources of a story once each, and nobody where none is known', async () => {
  expect(await sources()).toBe(0)
  await keep(counted('AP', 'agency'), counted('AP', 'agency'), counted('The House', 'owner'), {
    source: null,
    cites: { source: 'AP', evidence: 'the AP reported' },
  })
  expect(await sources()).toBe(2)
  expect(await sources(4)).toBe(1)
  await database.query(`update article set withdrawn_at = now() where id = 'a3'`)
  expect(await sources()).toBe(1)
})

it('takes initials for whose they are in the story, but not an agency that is known by them', async () => {
  await keep(counted('MNA', 'owner not known'), counted('Meridian News Agency', 'agency', 'MNA'))
  expect(await sources()).toBe(1)
  await keep(counted('AP', 'agency'), counted('Atlantic Post', 'owner not known', 'AP'))
  expect(await sources()).toBe(2)
})

it('gives once what was counted by other rules, and takes nothing of what has changed since', async () => {
  const due = await counting.due('these rules', '', 4)
  expect(due.map(({ id }) => id)).toEqual(['a1', 'a2', 'a3', 'a4'])
  expect(due[0]).toMatchObject({
    text: 'text 1',
    outlet: 'one.example',
    publisher: 'The One',
    origin: null,
    version: 1,
  })
  await database.query(`update article set version = 2 where id = 'a2'`)
  await keep(counted('AP', 'agency'), counted('UPI', 'agency'))
  expect((await counting.due('these rules', '', 4)).map(({ id }) => id)).toEqual(['a2', 'a3', 'a4', 'a5'])
  expect((await counting.due('other rules', 'a4', 4)).map(({ id }) => id)).toEqual(['a5', 'a6'])
})

it('gives the hosts of all pages that carry what nobody is credited for', async () => {
  const uncredited = async () => (await counting.due('these rules', '', 1))[0]?.uncredited
  const set = (sql: string) => database.query(sql)
  await set(`insert into copy (entry_id, article_id, revision_id, relation, matched_at, evidence)
    select 'e' || n, 'a1', 'r' || n, 'reprint', now(), '[]' from generate_series(1, 2) as n`)
  await set(`update entry set outlet = 'two.example' where id = 'e2'`)
  expect(await uncredited()).toEqual([])
  await set(`update article set copies = 2 where id = 'a1'`)
  expect(await uncredited()).toEqual(['one.example', 'two.example'])
  await set(`update revision set article = '{"credit": {"agency": "AP", "evidence": "(AP)"}}' where id = 'r2'`)
  expect(await uncredited()).toEqual([])
  await set(
    `update revision set article = '{"credit": null}' where id = 'r2'; update article set origin = '{"name": "AP"}' where id = 'a1'`,
  )
  expect(await uncredited()).toEqual([])
})

it('remembers by what all were counted', async () => {
  expect(await counting.isDone('these rules')).toBe(false)
  await counting.done('these rules', new Date(0))
  await counting.done('these rules', new Date(1))
  expect([await counting.isDone('these rules'), await counting.isDone('others')]).toEqual([true, false])
})
