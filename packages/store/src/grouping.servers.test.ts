import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { createDatabase, openDatabase, type Database } from './database.ts'
import { groupingTables } from './grouping.ts'
import { migrate } from './migrate.ts'

const AT = new Date('2026-03-10T05:00:00Z')
const IDS = ['a1', 'a2', 'a3', 'a4']
const REACH = { windowHours: 72, candidates: 60, stories: 10, live: 40 }

let database: Database
beforeAll(async () => {
  database = openDatabase(await createDatabase(inject('postgresUrl'), `test_${randomUUID().replaceAll('-', '')}`))
  await migrate(database)
  const each = `from generate_series(1, ${IDS.length}) as n`
  await database.query(`
    insert into entry (id, canonical_url, outlet, found_at) select 'e' || n, 'https://' || n || '.example/', n || '.example', now() ${each};
    insert into raw (hash, bytes, length) values ('raw', '', 0);
    insert into page (id, entry_id, round, url, status, headers, raw_hash, fetched_at) select 'p' || n, 'e' || n, 1, '', 200, '{}', 'raw', now() ${each};
    insert into revision (id, entry_id, page_id, number, title, text, article, cleaned_at) select 'r' || n, 'e' || n, 'p' || n, 1, '', '', '{}', now() ${each};
    insert into article (id, lead_entry_id, revision_id, state, first_seen_at, tagged_version) select 'a' || n, 'e' || n, 'r' || n, '', now(), 1 ${each}`)
})
afterAll(() => database.close())

it('answers each who asks at once when its own article is grouped, and asks nobody again for one that fails', async () => {
  const { group } = groupingTables(database)
  const steps: string[] = []
  const ask = (articleId: string) =>
    group({
      articleId,
      version: 1,
      as: articleId,
      now: AT,
      vector: { [articleId]: 1 },
      counted: { source: null, cites: null },
      countedBy: '',
      terms: [],
      at: AT,
      reach: REACH,
      compare: async () => {
        steps.push(`${articleId} asked`)
        if (articleId === 'a2') throw new Error('of this article alone')
        return []
      },
      beyond: () => [],
      decide: () => ({ placed: [{ articleId, storyId: `s-${articleId}`, evidence: {} }], merged: [], changes: [] }),
      headline: () => null,
    })
  const told = await Promise.all(
    IDS.map(async (id) => {
      const stories = await ask(id).catch(() => [])
      steps.push(`${id} answered`)
      return stories
    }),
  )
  expect(steps).toEqual(IDS.flatMap((id) => [`${id} asked`, `${id} answered`]))
  expect(told.map(([story]) => story?.storyId)).toEqual(['s-a1', undefined, 's-a3', 's-a4'])
})
