import { stageServices } from '@copydesk/copydesk'
import { clockTicked } from '@copydesk/pipeline'
import { createMemoryQueues } from '@copydesk/queue'
import { Client } from 'pg'
import { expect, it, vi } from 'vitest'
import { PATIENCE } from '../set-up/patience.ts'
import { openWorld } from '../set-up/world.ts'

const STARTS_AT = Date.parse('2026-03-10T05:00:00Z')
const MINUTE_MS = 60_000
const ROUNDS = 8

type Updates = { table: string; updates: number; heapOnly: number; elsewhere: number }

/** What changes of no indexed column: nearly all of it finds room on its page. */
const HEAP_ONLY = ['host', 'log', 'story', 'leading_term', 'outlet_line']
/** What changes of indexed columns, when it is due above all: it seldom leaves its page. */
const INDEXED = ['entry', 'feed', 'article']

/** A day of a newsroom with all its changes, as PostgreSQL counted them. */
async function countUpdates(): Promise<Map<string, Updates>> {
  let time = STARTS_AT
  const queues = createMemoryQueues({ now: () => time, advanceTo: (ms) => void (time = Math.max(time, ms)) })
  const world = await openWorld(queues, { newsroom: { seed: 37, articles: 24 }, now: () => new Date(time) })
  const running = await Promise.all(stageServices.map((stage) => stage.run(world.service)))
  for (let round = 1; round <= ROUNDS; round += 1) {
    const minutes = Math.round((world.newsroom.dayMinutes * round) / ROUNDS)
    time = Math.max(time, STARTS_AT + minutes * MINUTE_MS)
    world.newsroom.publishUntil(minutes)
    await world.service.store.feeds.makeAllDue(world.service.now())
    await queues.announce(clockTicked, [{ slot: minutes }])
    await queues.drain()
  }
  for (const stage of running) await stage.close()
  // Its connections tell what they counted when they end.
  await world.close()
  const client = new Client({ connectionString: world.databaseUrl })
  await client.connect()
  await vi.waitFor(async () => {
    const others = await client.query(
      `select pid from pg_stat_activity where datname = current_database() and backend_type = 'client backend' and pid <> pg_backend_pid()`,
    )
    expect(others.rows).toEqual([])
  }, PATIENCE)
  const { rows } = await client.query<Updates>(
    `select relname as table, n_tup_upd::int as updates, n_tup_hot_upd::int as "heapOnly", n_tup_newpage_upd::int as elsewhere from pg_stat_user_tables`,
  )
  await client.end()
  return new Map(rows.map((row) => [row.table, row]))
}

it('changes rows where they are, so that vacuum has little to do', async () => {
  const counted = await countUpdates()
  for (const table of HEAP_ONLY) {
    const { updates = 0, heapOnly = 0 } = counted.get(table) ?? {}
    expect([table, updates > 10, heapOnly / updates > 0.9]).toEqual([table, true, true])
  }
  for (const table of INDEXED) {
    const { updates = 0, elsewhere = 0 } = counted.get(table) ?? {}
    expect([table, updates > 10, elsewhere / updates < 0.12]).toEqual([table, true, true])
  }
})
