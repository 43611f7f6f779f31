import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { createDatabase, openDatabase, type Database, type Sql } from './database.ts'
import { dueWorkQueries } from './due-work.ts'
import { migrate } from './migrate.ts'
import { quarantineTable } from './quarantine.ts'

const AT = new Date('2026-03-10T05:00:00Z')

let database: Database
beforeAll(async () => {
  database = openDatabase(await createDatabase(inject('postgresUrl'), `test_${randomUUID().replaceAll('-', '')}`))
  await migrate(database)
})
afterAll(() => database.close())

/** How PostgreSQL would run what is asked of it, where an index is always better than reading a whole table. */
async function plansOf(ask: (database: Database) => Promise<unknown>): Promise<string[]> {
  const plans: string[] = []
  await database.transaction(
    async (sql) => {
      const explain = async (text: string, values?: unknown[]) => {
        const lines = await sql.rows<Record<string, string>>(`explain ${text}`, values)
        plans.push(...lines.flatMap((line) => Object.values(line)))
      }
      const explaining: Sql = {
        rows: async (text, values) => (await explain(text, values), []),
        row: async (text, values) => (await explain(text, values), null),
        query: async (text, values) => (await explain(text, values), 0),
      }
      await ask({ ...database, ...explaining })
    },
    { plannedOnce: true },
  )
  return plans
}

const wholeTables = (plans: string[]) => plans.flatMap((line) => /Seq Scan on (\w+)/.exec(line)?.[1] ?? [])

// What a hub pushed is read at once: there are few of them.
it.each([
  ['what is due', (work: ReturnType<typeof dueWorkQueries>) => work.due(AT, 100)],
  ['how much is', (work: ReturnType<typeof dueWorkQueries>) => work.waiting(AT, 100)],
  ['since when the oldest waits', (work: ReturnType<typeof dueWorkQueries>) => work.oldest(AT)],
  ['what is of some entries', (work: ReturnType<typeof dueWorkQueries>) => work.ofEntries(['e'])],
])('finds by indexes %s', async (_, ask) => {
  const plans = await plansOf((explained) => ask(dueWorkQueries(explained)))
  expect(plans.join('\n')).toContain('revision_to_match')
  expect(wholeTables(plans).filter((table) => table !== 'push')).toEqual([])
})

it('finds by indexes what is held in quarantine and was done since', async () => {
  const plans = await plansOf((explained) => quarantineTable(explained).freeDone(AT))
  // What is held itself is read whole, and of changes without a place there are few.
  expect(wholeTables(plans).filter((table) => !['quarantine', 'change'].includes(table))).toEqual([])
})
