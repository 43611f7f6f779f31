import { randomUUID } from 'node:crypto'
import { openStore, STANDINGS, type Claim, type Store } from '@copydesk/store'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshDatabase } from '../set-up/database.ts'

const LIMIT = { intervalMs: 1000, atOnce: 2 }
const IN_LINE = 5000
const ASKS = 60

let url: string
let sql: Client
beforeAll(async () => {
  url = await freshDatabase()
  await (await openStore(url)).close()
  sql = new Client({ connectionString: url })
  await sql.connect()
})
afterAll(() => sql.end())

const ask = (store: Store, host: string, holder: string, at: Date | null = null, claim: Claim = 'leave') =>
  store.hosts.takeTurn(
    {
      host,
      holder,
      limit: LIMIT,
      rank: 'page',
      job: null,
      claim,
      delayMs: null,
      spares: STANDINGS,
      lease: randomUUID(),
      leaseMs: 90_000,
    },
    at,
  )

/** How many rows of lines were read so far, by connections that are closed. */
async function readSoFar(): Promise<number> {
  const read = await sql.query(`select (select sum(idx_tup_read) from pg_stat_user_indexes where relname = 'host_turn')
      + (select seq_tup_read from pg_stat_user_tables where relname = 'host_turn') as rows`)
  return Number(read.rows[0].rows)
}

describe('a long line at one host', () => {
  it('is not read as a whole by each who asks or ends', async () => {
    const host = 'long.example'
    await sql.query('insert into host (host) values ($1)', [host])
    await sql.query(
      `insert into host_turn (host, holder, rank, slot_at)
       select $1, 'in line ' || at, 2, now() + at * interval '1050 ms' from generate_series(1, $2::int) as at`,
      [host, IN_LINE],
    )
    const before = await readSoFar()
    const store = await openStore(url)
    for (let at = 0; at < ASKS; at += 1) {
      // Newcomers, and some of those in line: too early, and in time.
      const holder = at % 3 === 0 ? `new ${at}` : `in line ${at * 70}`
      const turn = await ask(store, host, holder, at % 3 === 1 ? null : new Date(Date.now() + at * 70_000))
      if (turn.type === 'begun') {
        const ended = {
          lease: '',
          begunAt: turn.at,
          tookMs: 0,
          answer: 'neutral' as const,
          holdMs: null,
          pauseMs: 1000,
        }
        await store.hosts.end(host, LIMIT, ended, null)
      }
    }
    await store.close()
    expect((await readSoFar()) - before).toBeLessThan(ASKS * 500)
  })

  it('keeps nobody waiting who asks for another host', async () => {
    const store = await openStore(url)
    await ask(store, 'busy.example', 'first')
    await sql.query('begin')
    await sql.query(`select from host where host = 'busy.example' for update`)
    const waiting = Array.from({ length: 47 }, (_, at) => ask(store, 'busy.example', `w${at}`))
    const [idle] = await Promise.all([ask(store, 'idle.example', 'other'), store.hosts.pace('busy.example')])
    expect(idle.type).toBe('begun')
    await sql.query('commit')
    expect((await Promise.all(waiting)).map(({ type }) => type)).toEqual(waiting.map(() => 'wait'))
    await store.close()
  })
})
