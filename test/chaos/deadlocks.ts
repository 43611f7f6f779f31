import type { Client } from 'pg'
import { withClient } from './chaos-servers.ts'
import { aMoment, type Struck } from './fault.ts'

const TABLES = ['entry', 'article', 'revision', 'copy', 'page', 'host', 'feed']
/** By what a row of it is known. */
const KEYS: Record<string, string> = { host: 'host', copy: 'entry_id' }
const OF_EACH = 3
const HELD_MS = 150
/** Who has waited so long looks whether it waits in a circle, and ends it: at times before the line looks, which does after a second. */
const LOOK_MS = [100, 3000]
/** The server tells who waited for whom, the one it gave up first. */
const CIRCLE = /DETAIL: {2}Process (\d{1,9}) waits for .{1,200}; blocked by process (\d{1,9})\./

/** It goes on for so many times as long at the most, where the line was in no circle yet. */
const MOST_TIMES = 3

/**
 * Three transactions at a time take rows or whole tables that the stages write to, in any order, and hold them a little. The line has to
 * have been in such a circle, which the server's log tells.
 */
export async function deadlock({ line, servers: { postgres }, chance }: Struck, forMs: number): Promise<string> {
  const began = performance.now()
  const ours = new Set<string>()
  const circles = postgres.hear(CIRCLE)
  const found = () => circles().map((told) => CIRCLE.exec(told)?.slice(1) ?? [])
  const withLine = () => found().filter((pids) => pids.some((pid) => !ours.has(pid)))
  const isOver = () => {
    const tookMs = performance.now() - began
    return tookMs > MOST_TIMES * forMs || (tookMs > forMs && withLine().length > 0)
  }
  const one = () =>
    withClient(line.databaseUrl, async (client) => {
      ours.add(String((await client.query<{ pid: number }>('select pg_backend_pid() as pid')).rows[0]?.pid))
      while (!isOver()) await lockCrosswise(client, chance).catch(async () => void (await client.query('rollback')))
    })
  await Promise.all([one(), one(), one()])
  const [all, lines] = [found().length, withLine()]
  const givenUp = lines.filter(([pid = '']) => !ours.has(pid)).length
  if (lines.length === 0) throw new Error(`${all} deadlocks, and the line was in none`)
  return `${all} deadlocks, ${lines.length} of them with transactions of the line, ${givenUp} of which were given up`
}

async function lockCrosswise(client: Client, chance: () => number): Promise<void> {
  const isWhole = chance() < 0.5
  await client.query(`begin; set local deadlock_timeout = ${LOOK_MS[chance() < 0.5 ? 0 : 1]}`)
  for (const table of TABLES.toSorted(() => chance() - 0.5).slice(0, OF_EACH)) {
    const rows = `select ${KEYS[table] ?? 'id'} from ${table} order by random() limit 20 for update`
    await client.query(isWhole ? `lock table ${table} in share row exclusive mode` : rows)
    await aMoment(chance, HELD_MS)
  }
  await client.query('commit')
}
