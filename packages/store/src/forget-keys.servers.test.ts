import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { createDatabase, openDatabase, type Database } from './database.ts'
import { forgetKeys } from './forget-keys.ts'
import { migrate } from './migrate.ts'

const BEGAN = Date.parse('2026-03-01T00:00:00Z')
const HOUR_MS = 3_600_000
const WINDOW_MS = 24 * HOUR_MS
/** Pages of a window, and keys of a page. */
const PAGES = 400
const KEYS = 64
const STEP = 100

// One connection: what it read is told at once.
let database: Database
beforeAll(async () => {
  const url = await createDatabase(inject('postgresUrl'), `test_${randomUUID().replaceAll('-', '')}`)
  database = openDatabase(url, 1)
  await migrate(database)
  await database.query('alter table fingerprint set (autovacuum_enabled = off)')
})
afterAll(() => database.close())

const startOf = (window: number) => new Date(BEGAN + window * WINDOW_MS)

async function store(window: number) {
  await database.query(
    `with page as (
       insert into entry (id, canonical_url, outlet, found_at)
       select $1 || '-' || n, 'https://' || $1 || '.example/' || n, 'a.example', $2::timestamptz + n * interval '1 minute' from generate_series(1, ${PAGES}) n
       returning id, found_at)
     insert into fingerprint (key, entry_id, found_at)
     select hashtext(id || k), id, found_at from page, generate_series(1, ${KEYS}) k on conflict do nothing`,
    [String(window), startOf(window)],
  )
}

/** Blocks of the keys and of the pages that were looked at so far. */
async function blocks(): Promise<number> {
  await database.query('select pg_stat_force_next_flush()')
  const row = await database.row<{ n: string }>(
    `select sum(heap_blks_read + heap_blks_hit + idx_blks_read + idx_blks_hit) as n from pg_statio_user_tables
     where relname in ('fingerprint', 'entry')`,
  )
  return Number(row?.n)
}

const keys = async () => (await database.row<{ n: number }>('select count(*)::int as n from fingerprint'))?.n ?? 0

it('reads as much for each page however long keys have come and gone, and forgets all of a window', async () => {
  await store(0)
  const read: number[] = []
  for (const window of [1, 2, 3, 4]) {
    await store(window)
    const before = await blocks()
    let forgotten = 0
    for (let pages = STEP; pages === STEP;) {
      pages = await forgetKeys(database, startOf(window), STEP)
      forgotten += pages
    }
    read.push((await blocks()) - before)
    expect(forgotten).toBe(PAGES)
    expect(await keys()).toBeLessThanOrEqual(PAGES * KEYS)
    // The next keys fill the room of these.
    await database.query('vacuum fingerprint')
  }
  expect(Math.min(...read)).toBeGreaterThan(0)
  expect(Math.max(...read)).toBeLessThan(1.5 * Math.min(...read))
})
