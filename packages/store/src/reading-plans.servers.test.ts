import { randomUUID } from 'node:crypto'
import { expect, inject, it, onTestFinished } from 'vitest'
import { createDatabase, openDatabase, type Database, type Sql } from './database.ts'
import { entryTable } from './entries.ts'
import { eventLog, writeChanges } from './events.ts'
import { lineHealthQueries } from './line-health.ts'
import { migrate } from './migrate.ts'

type Plan = {
  'Node Type': string
  'Relation Name'?: string
  'Actual Loops': number
  Plans?: Plan[]
}

const nodesOf = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)]

/** A store whose readings are explained: `ran` is what PostgreSQL did for them, node by node. */
async function openExplained() {
  const database = openDatabase(await createDatabase(inject('postgresUrl'), `test_${randomUUID().replaceAll('-', '')}`))
  onTestFinished(() => database.close())
  await migrate(database)
  const ran: Plan[] = []
  const explaining = (sql: Sql): Sql => {
    const explain = async (text: string, values: unknown[] = []) => {
      const row = await sql.row<{ 'QUERY PLAN': { Plan: Plan }[] }>(`explain (analyze, format json) ${text}`, values)
      for (const { Plan: plan } of row?.['QUERY PLAN'] ?? [])
        ran.push(...nodesOf(plan).filter((node) => node['Actual Loops'] > 0))
    }
    return {
      ...sql,
      row: async (text, values) => (await explain(text, values), sql.row(text, values)),
      rows: async (text, values) => (await explain(text, values), sql.rows(text, values)),
    }
  }
  const explained: Database = {
    ...database,
    ...explaining(database),
    transaction: (work, options) => database.transaction((sql) => work(explaining(sql)), options),
  }
  return { database, explained, ran }
}

it('finds when the newest event was written in the last part of the log alone', async () => {
  const { database, explained, ran } = await openExplained()
  const log = eventLog(database)
  const days = ['2026-03-10', '2026-03-11', '2026-03-12'].map((day) => new Date(`${day}T05:00:00Z`))
  for (const [at, day] of days.entries()) {
    const change = {
      type: 'copydesk.story.merged' as const,
      subject: 'a',
      data: { storyId: 'a', into: 'b', evidence: null },
    }
    await database.transaction((sql) => writeChanges(sql, [{ key: `key-${at}`, ...change }], day))
    await log.sequence(day)
  }
  expect(await lineHealthQueries(explained).newest()).toEqual(days[2])
  const parts = ran.flatMap((node) => node['Relation Name'] ?? []).filter((name) => name.startsWith('event_'))
  expect(parts).toEqual(['event_20260312'])
})

it.each([{ url: 'https://7.example/' }, { outlet: '7.example' }, { id: 'entry-7' }, { id: 'article-7' }])(
  'finds the entries of %o by indexes',
  async (asked) => {
    const { database, explained, ran } = await openExplained()
    const each = 'from generate_series(1, 5000) as n'
    await database.query(`
      insert into entry (id, canonical_url, outlet, found_at) select 'entry-' || n, 'https://' || n || '.example/', n || '.example', now() ${each};
      insert into raw (hash, bytes, length) values ('raw', '', 0);
      insert into page (id, entry_id, round, url, status, headers, raw_hash, fetched_at) values ('page', 'entry-7', 1, '', 200, '{}', 'raw', now());
      insert into revision (id, entry_id, page_id, number, title, text, article, cleaned_at) values ('revision', 'entry-7', 'page', 1, '', '', '{}', now());
      insert into article (id, lead_entry_id, revision_id, state, first_seen_at) values ('article-7', 'entry-7', 'revision', '', now());
      insert into copy (entry_id, article_id, revision_id, relation, evidence, matched_at) values ('entry-7', 'article-7', 'revision', 'lead', '[]', now());
      analyze`)
    const found = await entryTable(explained).search(asked, 200)
    expect(found.map(({ id }) => id)).toEqual(['entry-7'])
    expect(ran.filter((node) => node['Relation Name'] === 'entry').map((node) => node['Node Type'])).not.toContain(
      'Seq Scan',
    )
  },
)
