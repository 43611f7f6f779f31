import type { Disposition } from '@copydesk/news'
import type { Database, Sql } from './database.ts'
import { whyDropped } from './dropped.ts'
import { NO_FETCH_YET } from './fetch-columns.ts'
import { json } from './json.ts'
import { CAME_AGAIN, packRaw, unpackRaw } from './raw.ts'
import { asReason } from './reason.ts'
import { rowsTogether, together } from './together.ts'

export type PageRow = {
  id: string
  entryId: string
  round: number
  url: string
  status: number
  headers: Record<string, string>
  rawHash: string
  fetchedAt: Date
  cleanedAt: Date | null
  outcome: string | null
}

const COLUMNS = `id, entry_id as "entryId", round, url, status, headers, raw_hash as "rawHash", fetched_at as "fetchedAt",
  cleaned_at as "cleanedAt", outcome`

type FetchedPage = Omit<PageRow, 'cleanedAt' | 'outcome'>
type Kept = { page: FetchedPage; packed: Uint8Array; length: number; recheckAt: Date | null }

/** Pages in memory as they came are not small. */
const MOST_BYTES_AT_ONCE = 8

const keepPages = (sql: Sql, kept: Kept[]) =>
  sql.query(
    `with given as (
         select * from unnest($1::text[], $2::text[], $3::int[], $4::text[], $5::int[], $6::text[], $7::text[], $8::timestamptz[], $9::bytea[],
           $10::int[], $11::timestamptz[])
           as given (id, entry_id, round, url, status, headers, raw_hash, fetched_at, bytes, length, recheck_at)),
       kept as (
         insert into raw (hash, bytes, length, needed_at) select distinct on (raw_hash) raw_hash, bytes, length, fetched_at from given order by 1
         ${CAME_AGAIN}),
       held as (
         insert into page (id, entry_id, round, url, status, headers, raw_hash, fetched_at)
         select id, entry_id, round, url, status, headers::jsonb, raw_hash, fetched_at from given order by 1 on conflict do nothing),
       back as (
         update article set withdrawn_at = null from given
         where lead_entry_id = given.entry_id and merged_into is null and article.withdrawn_at is not null),
       -- An earlier round that failed is over with: there is nothing to run again.
       freed as (delete from quarantine using given where stage = 'fetch-page' and event->>'entryId' = given.entry_id)
     update entry set fetch_at = null, ${NO_FETCH_YET}, withdrawn_at = null, recheck_at = given.recheck_at,
       reason = case when disposition = 'pending' then null else reason end
     from given where entry.id = given.entry_id and entry.round = given.round`,
    [
      kept.map(({ page }) => page.id),
      kept.map(({ page }) => page.entryId),
      kept.map(({ page }) => page.round),
      kept.map(({ page }) => page.url),
      kept.map(({ page }) => page.status),
      kept.map(({ page }) => json(page.headers)),
      kept.map(({ page }) => page.rawHash),
      kept.map(({ page }) => page.fetchedAt),
      kept.map(({ packed }) => packed),
      kept.map(({ length }) => length),
      kept.map(({ recheckAt }) => recheckAt),
    ],
  )

export const pageTable = (database: Database) => ({
  /** Keeps the bytes once by their hash, compressed, and the page that held them; the entry has nothing left to fetch. */
  save: keeping(database),

  byId: rowsTogether(
    (ids) => database.rows<PageRow>(`select ${COLUMNS} from page where id = any($1)`, [ids]),
    ({ id }) => id,
  ),

  /** How many pages each round of fetching an entry gave: more than one means that it was fetched twice. */
  countByRound: () =>
    database.rows<{ entryId: string; round: number; pages: number }>(
      'select entry_id as "entryId", round, count(*)::int as pages from page group by entry_id, round',
    ),

  /** The page that this round of fetching gave, if it is over. */
  ofRound: (entryId: string, round: number) =>
    database.row<PageRow>(`select ${COLUMNS} from page where entry_id = $1 and round = $2`, [entryId, round]),

  /** Validators of the entry's newest page, for a conditional request. */
  validators: async (entryId: string) => {
    const row = await database.row<{ headers: Record<string, string> }>(
      'select headers from page where entry_id = $1 order by round desc, fetched_at desc limit 1',
      [entryId],
    )
    return { etag: row?.headers['etag'] ?? null, lastModified: row?.headers['last-modified'] ?? null }
  },

  /** Null where they are not kept. */
  bytes: reading(database),

  /** Why bytes that were kept are not any more, in a sentence; null where they are, or never were. */
  whyDropped: async (rawHash: string): Promise<string | null> => {
    const row = await database.row<{ at: Date }>(
      'select dropped_at as at from raw where hash = $1 and dropped_at is not null',
      [rawHash],
    )
    return row && whyDropped('bytes', row.at)
  },

  /** Cleaning found no article on it. That is how its entry ends, unless another round has ended it or gave a text. */
  cleanedWithout: async (
    page: Pick<PageRow, 'id' | 'entryId' | 'round'>,
    type: Disposition,
    reason: string,
    at: Date,
  ) =>
    void (await database.query(
      `with cleaned as (update page set cleaned_at = $5, outcome = case when outcome = 'article' then outcome else $4 end where id = $1)
       update entry set disposition = $6, reason = $4, settled_at = $5
       where id = $2 and revision_id is null and (round = $3 or disposition = 'pending')`,
      [page.id, page.entryId, page.round, asReason(reason), at, type],
    )),
})

function keeping(database: Database) {
  const keep = together(async (kept: Kept[]) => {
    await database.transaction((sql) => keepPages(sql, kept))
    return kept.map(() => {})
  }, MOST_BYTES_AT_ONCE)
  return async (page: FetchedPage, bytes: Uint8Array, recheckAt: Date | null) =>
    keep({ page, packed: await packRaw(bytes), length: bytes.byteLength, recheckAt })
}

function reading(database: Database) {
  const read = rowsTogether(
    (hashes) =>
      database.rows<{ hash: string; bytes: Buffer }>(
        'select hash, bytes from raw where hash = any($1) and bytes is not null',
        [hashes],
      ),
    ({ hash }) => hash,
    MOST_BYTES_AT_ONCE,
  )
  return async (rawHash: string): Promise<Uint8Array | null> => {
    const row = await read(rawHash)
    return row && unpackRaw(row.bytes)
  }
}
