import { openStore, type Store } from '@copydesk/store'
import { Client } from 'pg'
import { promisify } from 'node:util'
import { zstdCompress } from 'node:zlib'
import { startServers } from './line-servers.ts'
import { corpusPages } from './pages.ts'
import type { Report } from './report.ts'
import type { BenchOptions } from './rows.ts'
import { mean, median } from './statistics.ts'

const PAGES = 100_000
const QUICK_PAGES = 4000
/** So much of it is too old at a time, and as much is new after that. */
const TURN = 0.25
const TURNS = 6
/** As the clock does (services/schedule-feeds/src/forget.ts). */
const DROPS_A_TICK = 250
const NOW = new Date('2026-03-10T05:00:00Z')
const KEPT_SINCE = new Date('2026-02-10T05:00:00Z')
const KEPT = { bytesSince: KEPT_SINCE, textsSince: KEPT_SINCE }
const MOST_MEDIAN_MS = 250
const MOST_GROWTH = 1.1
const KB = 1024
const MB = 1024 ** 2

const pack = promisify(zstdCompress)

/**
 * What it costs to drop bytes and former texts of which a hundredth is needed after all, and whether the room they leave is taken by what
 * comes next: a fourth of the pages grows too old at a time and is dropped, tables are vacuumed, and as many new ones come.
 */
export async function benchRetention({ quick, corpora }: BenchOptions): Promise<Report> {
  const pages = quick ? QUICK_PAGES : PAGES
  const servers = await startServers()
  const { databaseUrl } = await servers.open('redis')
  const store = await openStore(databaseUrl)
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    await client.query(NOISE)
    await client.query(ADD, [0, pages - 1])
    await client.query('vacuum analyze')
    const lines: Line[] = []
    for (let turn = 0; turn < TURNS; turn += 1) {
      const from = Math.round(pages * TURN * turn)
      const next = Math.round(pages * TURN * (turn + 1))
      await client.query(AGE, [from, next - 1, new Date('2026-01-10T05:00:00Z')])
      const { ms, looked } = await dropAll(store)
      await client.query('vacuum analyze raw, revision')
      // What comes next takes the room.
      await client.query(ADD, [pages + from, pages + next - 1])
      lines.push({ turn: turn + 1, 'looked at': looked, 'ms a tick (median)': median(ms), 'ms a tick (most)': Math.max(...ms), ...(await sizes(client)) }) // prettier-ignore
    }
    return {
      row: 'retention',
      title: `retention: of ${pages} pages a fourth grows old at a time; ${DROPS_A_TICK} bytes and ${DROPS_A_TICK} former texts a tick`,
      lines,
      bars: barsOf(lines),
      notes: [...(await readsByIndex(client)), ...(corpora === null ? [] : [await packedBytes(corpora)])],
    }
  } finally {
    await client.end()
    await store.close()
    await servers.close()
  }
}

type Line = Record<(typeof COLUMNS)[number], number>
const COLUMNS = ['turn', 'looked at', 'ms a tick (median)', 'ms a tick (most)', 'raw MB', 'KB for each kept', 'revision MB', 'KB for each text'] as const // prettier-ignore

async function dropAll(store: Store): Promise<{ ms: number[]; looked: number }> {
  const ms: number[] = []
  let looked = 0
  for (;;) {
    const began = performance.now()
    const { bytes, texts } = await store.retention.drop(KEPT, DROPS_A_TICK, NOW)
    if (bytes + texts === 0) return { ms, looked }
    ms.push(performance.now() - began)
    looked += bytes + texts
  }
}

/** Of the tables with their indexes, and next to what they still hold. */
async function sizes(client: Client) {
  const { rows } = await client.query<{ raw: number; kept: number; revision: number; texts: number }>(
    `select pg_total_relation_size('raw')::float8 as raw, pg_total_relation_size('revision')::float8 as revision,
       (select count(*)::int from raw where dropped_at is null) as kept, (select count(*)::int from revision where dropped_at is null) as texts`,
  )
  const { raw = 0, kept = 0, revision = 0, texts = 0 } = rows[0] ?? {}
  return {
    'raw MB': raw / MB,
    'KB for each kept': raw / KB / kept,
    'revision MB': revision / MB,
    'KB for each text': revision / KB / texts,
  }
}

/** From the second turn on: the first makes room. */
function barsOf(lines: Line[]) {
  const slowest = Math.max(...lines.map((line) => line['ms a tick (median)']))
  const growth = (column: 'KB for each kept' | 'KB for each text') =>
    (lines.at(-1)?.[column] ?? 0) / (lines[1]?.[column] ?? 1)
  return [
    { bar: `a tick within ${MOST_MEDIAN_MS} ms`, reached: `${slowest.toFixed(0)} ms`, held: slowest <= MOST_MEDIAN_MS },
    ...(['KB for each kept', 'KB for each text'] as const).map((column) => ({
      bar: `${column}: no more than ${MOST_GROWTH} times that after the second turn`,
      reached: growth(column).toFixed(2),
      held: growth(column) <= MOST_GROWTH,
    })),
  ]
}

/** How often each table was read as a whole since it was made, next to by an index. */
async function readsByIndex(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string; scans: string }>(
    `select relname as name, seq_scan || ' times as a whole, ' || idx_scan || ' times by an index' as scans from pg_stat_user_tables
     where relname in ('raw', 'revision', 'page', 'copy', 'article', 'tagging') order by relname`,
  )
  return rows.map(({ name, scans }) => `${name} was read ${scans}`)
}

async function packedBytes(corpora: string): Promise<string> {
  const packed = await Promise.all(corpusPages(corpora).map(async ({ html }) => (await pack(html)).byteLength))
  return `${packed.length} real pages take ${mean(packed).toFixed(0)} bytes each as they are kept, ${median(packed)} in the middle`
}

const NOISE = `create table noise as select string_agg(decode(md5(n::text), 'hex'), '') as bytes from generate_series(1, 65536) n`

// Each with a former text and a newest; a hundredth is not cleaned, and a hundredth of the former texts is what an article goes by.
const ADD = `
  with fresh as (select n, 'e' || n as id, encode(sha256(n::text::bytea), 'hex') as hash from generate_series($1::int, $2::int) n),
    packed as (insert into raw (hash, bytes, length, needed_at)
      select hash, substr(bytes, 1 + (n * 37) % 1000000, 6000 + n % 4000), 40000, 'infinity' from fresh, noise),
    found as (insert into entry (id, canonical_url, outlet, found_at, revision_id)
      select id, 'https://outlet.example/' || n, 'outlet.example', now(), id || '-2' from fresh),
    fetched as (insert into page (id, entry_id, round, url, status, headers, raw_hash, fetched_at, cleaned_at)
      select id, id, 1, 'https://outlet.example/' || n, 200, '{}', hash, '2026-01-10', case when n % 100 > 0 then timestamptz '2026-01-10' end from fresh),
    cleaned as (insert into revision (id, entry_id, page_id, number, text, article, cleaned_at, needed_at)
      select id || '-' || number, id, id, number, encode(substr(bytes, 1 + (n * 53) % 1000000, 1800), 'base64'), '{}', '2026-01-10',
        case when number = 1 then timestamptz 'infinity' end from fresh, noise, generate_series(1, 2) number),
    founded as (insert into article (id, lead_entry_id, revision_id, state, first_seen_at)
      select id, id, id || case when n % 100 = 1 then '-1' else '-2' end, '', now() from fresh)
  insert into copy (entry_id, article_id, revision_id, relation, evidence, matched_at)
  select id, id, id || case when n % 100 = 1 then '-1' else '-2' end, 'original', '[]', now() from fresh`

const AGE = `
  with old as (select 'e' || n || '-1' as text, encode(sha256(n::text::bytea), 'hex') as hash from generate_series($1::int, $2::int) n),
    bytes as (update raw set needed_at = $3 from old where raw.hash = old.hash)
  update revision set needed_at = $3 from old where revision.id = old.text`
