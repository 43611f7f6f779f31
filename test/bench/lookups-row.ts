import { createHash } from 'node:crypto'
import { openStore, type PageHead, type Store } from '@copydesk/store'
import { Client } from 'pg'
import { drawnAsBars } from './curve.ts'
import { startServers } from './line-servers.ts'
import type { Report } from './report.ts'
import type { BenchOptions } from './rows.ts'
import { median } from './statistics.ts'

const WINDOWS = [10_000, 30_000, 100_000]
const QUICK_WINDOWS = [1_000, 3_000]
const MICROSECONDS = 1000
const LOOKUPS = 200
const CANDIDATES = 60
const DAYS = 14
const FOUND_AT = new Date('2026-03-10T05:00:00Z')

/**
 * What it costs to look up the pages that a page is compared with as the window grows: of the 64 keys of each, 48 are shared by three
 * pages of one text, 12 by a fiftieth of all pages, as an outlet's furniture is, and 4 by every tenth page.
 */
export async function benchLookups({ quick }: BenchOptions): Promise<Report> {
  const servers = await startServers()
  const { databaseUrl } = await servers.open('redis')
  const store = await openStore(databaseUrl)
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const points: { x: number; y: number }[] = []
    let pages = 0
    for (const window of quick ? QUICK_WINDOWS : WINDOWS) {
      await client.query(ADD, [pages, window - 1, FOUND_AT])
      await client.query('vacuum analyze')
      pages = window
      points.push({ x: window, y: await timeOf(store, window) })
    }
    return {
      row: 'lookups',
      title: 'lookups: candidates of a page in the store, 64 keys each, some of them common',
      lines: points.map(({ x, y }) => ({ 'pages in the window': x, 'ms a lookup (median)': y / MICROSECONDS })),
      notes: [...drawnAsBars({ title: 'microseconds a lookup', x: 'pages', points }), 'bar: flat'],
    }
  } finally {
    await client.end()
    await store.close()
    await servers.close()
  }
}

const ADD = `with fresh as (select n, md5(n::text) as id, 'https://outlet.example/' || n as url from generate_series($1::int, $2::int) n),
  of_text as (insert into raw (hash, bytes, length) values ('none', '', 0) on conflict do nothing),
  found as (insert into entry (id, canonical_url, outlet, found_at, revision_id) select id, url, 'outlet.example', $3, id from fresh),
  fetched as (insert into page (id, entry_id, round, url, status, headers, raw_hash, fetched_at)
    select id, id, 1, url, 200, '{}', 'none', $3 from fresh),
  cleaned as (insert into revision (id, entry_id, page_id, number, text, article, cleaned_at) select id, id, id, 1, '', '{}', $3 from fresh)
  insert into fingerprint (key, entry_id, found_at) select key, id, $3 from fresh cross join lateral (
    select (n / 3) * 64 + key from generate_series(0, 47) key
    union all select -1 - (n % 50) * 64 - key from generate_series(0, 11) key
    union all select -100000 - (n % 10) * 64 - key from generate_series(0, 3) key) own (key) order by key`

const upTo = (count: number) => [...Array.from({ length: count }).keys()]

/** As the statement above has them. */
const keysOf = (n: number): number[] => [
  ...upTo(48).map((key) => Math.floor(n / 3) * 64 + key),
  ...upTo(12).map((key) => -1 - (n % 50) * 64 - key),
  ...upTo(4).map((key) => -100_000 - (n % 10) * 64 - key),
]

const headOf = (n: number): PageHead => ({
  entryId: createHash('md5').update(String(n)).digest('hex'),
  revisionId: '',
  url: '',
  outlet: '',
  title: null,
  publishedAt: null,
  foundAt: FOUND_AT,
  articleId: null,
  founded: 0,
})

async function timeOf(store: Store, window: number): Promise<number> {
  const times: number[] = []
  for (let at = 0; at < LOOKUPS; at += 1) {
    const n = Math.floor((at / LOOKUPS) * window)
    const began = performance.now()
    await store.matching.candidates(headOf(n), keysOf(n), DAYS, CANDIDATES)
    times.push((performance.now() - began) * MICROSECONDS)
  }
  return median(times)
}
