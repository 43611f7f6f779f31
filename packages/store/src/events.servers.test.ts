import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { createDatabase, openDatabase, type Database } from './database.ts'
import { eventLog, writeChanges } from './events.ts'
import { migrate } from './migrate.ts'

const AT = new Date('2026-03-10T05:00:00Z')
const MANY = 450
const NEWEST = 400

let database: Database
/** One story of many articles, the first the newest, each of an outlet and a source of its own. */
beforeAll(async () => {
  database = openDatabase(await createDatabase(inject('postgresUrl'), `test_${randomUUID().replaceAll('-', '')}`))
  await migrate(database)
  const each = `from generate_series(1, ${MANY}) as n`
  await database.query(`
    insert into entry (id, canonical_url, outlet, found_at) select 'e' || n, 'https://' || n || '.example/', n || '.example', now() ${each};
    insert into raw (hash, bytes, length) values ('raw', '', 0);
    insert into page (id, entry_id, round, url, status, headers, raw_hash, fetched_at) select 'p' || n, 'e' || n, 1, '', 200, '{}', 'raw', now() ${each};
    insert into revision (id, entry_id, page_id, number, title, text, article, cleaned_at) select 'r' || n, 'e' || n, 'p' || n, 1, '', '', '{}', now() ${each};
    insert into story (id, first_at, last_at, changed_at) values ('story', now(), now(), now());
    insert into article (id, lead_entry_id, revision_id, state, first_seen_at, story_id, source)
      select 'a' || n, 'e' || n, 'r' || n, '', now() - n * interval '1 minute', 'story', 's' || n ${each};
    insert into copy (entry_id, article_id, revision_id, relation, evidence, matched_at) select 'e' || n, 'a' || n, 'r' || n, 'lead', '[]', now() ${each}`)
})
afterAll(() => database.close())

it('tells what the newest articles of a story are about, and the one that the event tells of', async () => {
  const data = { storyId: 'story', articleId: `a${MANY}`, title: null, from: null, evidence: null }
  await database.transaction((sql) =>
    writeChanges(sql, [{ key: 'key', type: 'copydesk.story.grown', subject: 'story', data }], AT),
  )
  const log = eventLog(database)
  await log.sequence(AT)
  const page = await log.pageAbout({ after: 0, limit: 10 }, '/copydesk/test')
  if (page.type === 'expired') throw new Error('the log is not whole')
  const [told] = page.events
  const outlets = Array.from({ length: NEWEST }, (_, at) => `${at + 1}.example`)
  expect(told?.about.outlets?.toSorted()).toEqual([...outlets, `${MANY}.example`].toSorted())
  expect(told?.about).toMatchObject({ stories: ['story'], sources: NEWEST })
})
