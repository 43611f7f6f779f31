import { stageServices } from '@copydesk/copydesk'
import { clockTicked } from '@copydesk/pipeline'
import { createMemoryQueues } from '@copydesk/queue'
import { Client } from 'pg'
import { expect, vi } from 'vitest'
import { PATIENCE } from './patience.ts'
import { openWorld } from './world.ts'

const STARTS_AT = Date.parse('2026-03-10T05:00:00Z')
const MINUTE_MS = 60_000
const ROUNDS = 8

/** What PostgreSQL counted at a table: updates, those that found room on their page, those that went to another; rows read of it. */
export type Counted = { table: string; updates: number; heapOnly: number; elsewhere: number; rowsRead: number }

/** A day of a newsroom with all its changes, as PostgreSQL counted it at each table. `prepare`: what the store holds before. */
export async function countedDay(
  newsroom: { seed: number; articles: number },
  prepare: (client: Client) => Promise<unknown> = async () => {},
): Promise<Map<string, Counted>> {
  let time = STARTS_AT
  const queues = createMemoryQueues({ now: () => time, advanceTo: (ms) => void (time = Math.max(time, ms)) })
  const world = await openWorld(queues, { newsroom, now: () => new Date(time) })
  const client = new Client({ connectionString: world.databaseUrl })
  await client.connect()
  await prepare(client)
  await client.query('select pg_stat_reset()')
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
  await vi.waitFor(async () => {
    const others = await client.query(
      `select pid from pg_stat_activity where datname = current_database() and backend_type = 'client backend' and pid <> pg_backend_pid()`,
    )
    expect(others.rows).toEqual([])
  }, PATIENCE)
  const { rows } = await client.query<Counted>(
    `select relname as table, n_tup_upd::int as updates, n_tup_hot_upd::int as "heapOnly", n_tup_newpage_upd::int as elsewhere,
       (seq_tup_read + coalesce(idx_tup_fetch, 0))::int as "rowsRead" from pg_stat_user_tables`,
  )
  await client.end()
  return new Map(rows.map((row) => [row.table, row]))
}
