import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { absorbArticles } from './absorb.ts'
import { createDatabase, openDatabase, type Database, type Sql } from './database.ts'
import type { ArticlePlan } from './matching.ts'
import { migrate } from './migrate.ts'
import { pageTable } from './pages.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    postgresUrl: string
  }
}

const MANY = 5000
const AT = new Date('2026-03-10T05:00:00Z')

let database: Database
beforeAll(async () => {
  database = openDatabase(await createDatabase(inject('postgresUrl'), `test_${randomUUID().replaceAll('-', '')}`))
  await migrate(database)
  const each = `from generate_series(1, ${MANY}) as n`
  await database.query(`
    insert into entry (id, canonical_url, outlet, found_at) select 'e' || n, 'https://one.example/' || n, 'one.example', now() ${each};
    insert into raw (hash, bytes, length) values ('raw', '', 0);
    insert into page (id, entry_id, round, url, status, headers, raw_hash, fetched_at) select 'p' || n, 'e' || n, 1, '', 200, '{}', 'raw', now() ${each};
    insert into revision (id, entry_id, page_id, number, title, text, article, cleaned_at) select 'r' || n, 'e' || n, 'p' || n, 1, '', '', '{}', now() ${each};
    insert into story (id, first_at, last_at, changed_at) select 's' || n, now(), now(), now() ${each};
    insert into article (id, lead_entry_id, revision_id, state, first_seen_at, story_id)
      select 'a' || n, 'e' || n, 'r' || n, '', now(), 's' || (n + n % 2) ${each};
    insert into link (article_a, article_b, likeness, terms) select 'a' || n, 'a' || (n + 1), 0.5, '{}' ${each} where n % 2 = 1;
    update article set merged_into = 'a17', withdrawn_at = now() where id = 'a18';
    update article set withdrawn_at = now() where id in ('a5', 'a6');
    analyze`)
})
afterAll(() => database.close())

const READ_WHOLE = `select relname as name, seq_scan::int as times from pg_stat_xact_user_tables
  where relname in ('article', 'story', 'link', 'entry') order by 1`
type Read = { name: string; times: number }

/** Which tables were read from end to end: there is enough in them for that not to be the quickest. */
async function readWhole<T>(work: (sql: Sql) => Promise<T>): Promise<{ whole: string[]; result: T }> {
  return database.transaction(async (sql) => {
    // What the connection did before is counted too.
    const before = await sql.rows<Read>(READ_WHOLE)
    const result = await work(sql)
    const after = await sql.rows<Read>(READ_WHOLE)
    return { whole: after.filter(({ times }, at) => times > (before[at]?.times ?? 0)).map(({ name }) => name), result }
  })
}

it('absorbs an article without reading all there are, and has those alike in its story grouped again', async () => {
  const plan = { articleId: 'a1', absorbs: ['a3', 'a17'] } as ArticlePlan
  const { whole, result } = await readWhole((sql) => absorbArticles(sql, plan, AT))
  expect(result.map(({ articleId }) => articleId)).toEqual(['a4'])
  const led = await database.rows<{ id: string }>(`select id from article where merged_into = 'a1' order by id`)
  expect(led.map(({ id }) => id)).toEqual(['a17', 'a18', 'a3'])
  expect(whole).toEqual([])
})

it('finds the article that a page leads by the page, where that is back', async () => {
  const page = { id: 'back', entryId: 'e5', round: 2, url: '', status: 200, headers: {}, rawHash: 'raw', fetchedAt: AT }
  const { whole } = await readWhole((sql) =>
    pageTable({ ...database, transaction: (work) => work(sql) }).save(page, new Uint8Array(), null),
  )
  const gone = await database.rows<{ id: string }>(
    `select id from article where withdrawn_at is not null and merged_into is null order by id`,
  )
  expect(gone.map(({ id }) => id)).toEqual(['a6'])
  expect(whole).toEqual([])
})
