import { randomUUID } from 'node:crypto'
import { expect, inject, it, onTestFinished } from 'vitest'
import { createDatabase, openDatabase, type Database } from './database.ts'
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

/** A store whose readings are explained: `ran` is what PostgreSQL did for each, node by node. */
async function openExplained() {
  const database = openDatabase(await createDatabase(inject('postgresUrl'), `test_${randomUUID().replaceAll('-', '')}`))
  onTestFinished(() => database.close())
  await migrate(database)
  const ran: Plan[] = []
  const explain = async (text: string, values: unknown[] = []) => {
    const row = await database.row<{ 'QUERY PLAN': { Plan: Plan }[] }>(`explain (analyze, format json) ${text}`, values)
    for (const { Plan: plan } of row?.['QUERY PLAN'] ?? []) {
      ran.push(...nodesOf(plan).filter((node) => node['Actual Loops'] > 0))
    }
  }
  const explained: Database = {
    ...database,
    row: async (text, values) => {
      await explain(text, values)
      return database.row(text, values)
    },
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
