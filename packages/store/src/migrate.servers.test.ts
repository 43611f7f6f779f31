import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, inject, it } from 'vitest'
import { createDatabase, openDatabase, type Database } from './database.ts'
import { eventLog } from './events.ts'
import { migrate, migrationState } from './migrate.ts'

const AT = new Date('2026-03-10T05:00:00Z')

let database: Database
beforeEach(async () => {
  database = openDatabase(await createDatabase(inject('postgresUrl'), `test_${randomUUID().replaceAll('-', '')}`))
})
afterEach(() => database.close())

it('goes on where a series of migrations was stopped', async () => {
  await database.query('create table audit ()')
  await expect(migrate(database)).rejects.toThrow('already exists')
  const { due } = await migrationState(database)
  expect(due[0]).toBe('031-audit')
  await database.query('drop table audit')
  expect(await migrate(database)).toEqual(due)
})

it('applies each migration once, however many begin together', async () => {
  const { due } = await migrationState(database)
  const applied = await Promise.all([migrate(database), migrate(database), migrate(database)])
  expect(applied.flat().toSorted()).toEqual(due)
})

it('lets an older program go on: what it writes is read, and no decision is written over its own', async () => {
  await migrate(database)
  await database.query(`insert into host (host, version) values ('one.example', 7)`)
  const versionAfter = (set: string) =>
    database.row(`update host set ${set} where host = 'one.example' returning version::int`)
  expect(await versionAfter('slowdown = 2')).toEqual({ version: 8 })
  expect(await versionAfter('slowdown = 3, version = version + 1')).toEqual({ version: 9 })
  expect(await database.rows('select former_secret, former_until from webhook')).toEqual([])

  const written = `insert into change (id, type, subject, time, data) values ($1, 'copydesk.entry.found', $1, $2, $3)`
  for (const outlet of ['One.example', 'two.example']) await database.query(written, [outlet, AT, { outlet }])
  const log = eventLog(database)
  await log.sequence(AT)
  const page = await log.pageAbout({ after: 0, limit: 10, outlet: 'one.example' }, '/copydesk/test')
  expect(page).toMatchObject({ events: [{ event: { id: 'One.example' }, about: { outlets: ['one.example'] } }] })
})

it('gives an article back what was found in its text while another revision led it', async () => {
  await migrate(database)
  await database.query(`
    insert into entry (id, canonical_url, outlet, found_at) values ('e', '', '', now());
    insert into raw (hash, bytes, length) values ('raw', '', 0);
    insert into page (id, entry_id, round, url, status, headers, raw_hash, fetched_at) values ('p', 'e', 1, '', 200, '{}', 'raw', now());
    insert into revision (id, entry_id, page_id, number, title, text, article, cleaned_at)
      select 'r' || n, 'e', 'p', n, n, case n when 3 then 'another' else 'text' end, '{}', now() from generate_series(1, 3) n;
    insert into article (id, lead_entry_id, revision_id, state, first_seen_at)
      values ('same', 'e', 'r2', '', now()), ('another', 'e', 'r3', '', now());
    insert into tagging select id, 'r1', '[]', '[]', '[]' from article;
    delete from migration where name = '042-tagged-texts'`)
  await migrate(database)
  expect(await database.rows('select article_id as article, revision_id as revision from tagging order by 1')).toEqual([
    { article: 'another', revision: 'r1' },
    { article: 'same', revision: 'r2' },
  ])
})
