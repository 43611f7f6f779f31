import type { Disposition } from '@copydesk/news'
import type { Database } from './database.ts'
import { NO_FETCH_YET } from './fetch-columns.ts'
import { json } from './json.ts'
import { packRaw, unpackRaw } from './raw.ts'
import { asReason } from './reason.ts'

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

export const pageTable = (database: Database) => ({
  /** Keeps the bytes once by their hash, compressed, and the page that held them; the entry has nothing left to fetch. */
  save: async (page: Omit<PageRow, 'cleanedAt' | 'outcome'>, bytes: Uint8Array, recheckAt: Date | null) => {
    const packed = await packRaw(bytes)
    await database.query(
      `with kept as (insert into raw (hash, bytes, length) values ($7, $9, $10) on conflict do nothing),
         held as (
           insert into page (id, entry_id, round, url, status, headers, raw_hash, fetched_at)
           values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing),
         back as (update article set withdrawn_at = null where lead_entry_id = $2 and withdrawn_at is not null),
         -- An earlier round that failed is over with: there is nothing to run again.
         freed as (delete from quarantine where stage = 'fetch-page' and event->>'entryId' = $2)
       update entry set fetch_at = null, ${NO_FETCH_YET}, withdrawn_at = null, recheck_at = $11,
         reason = case when disposition = 'pending' then null else reason end
       where id = $2 and round = $3`,
      [
        page.id,
        page.entryId,
        page.round,
        page.url,
        page.status,
        json(page.headers),
        page.rawHash,
        page.fetchedAt,
        packed,
        bytes.byteLength,
        recheckAt,
      ],
    )
  },

  byId: (id: string) => database.row<PageRow>(`select ${COLUMNS} from page where id = $1`, [id]),

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
      'select headers from page where entry_id = $1 order by fetched_at desc limit 1',
      [entryId],
    )
    return { etag: row?.headers['etag'] ?? null, lastModified: row?.headers['last-modified'] ?? null }
  },

  bytes: async (rawHash: string): Promise<Uint8Array | null> => {
    const row = await database.row<{ bytes: Buffer }>('select bytes from raw where hash = $1', [rawHash])
    return row ? unpackRaw(row.bytes) : null
  },

  /** Cleaning found no article on it. That is how its entry ends, unless another round has ended it or gave a text. */
  cleanedWithout: async (
    page: Pick<PageRow, 'id' | 'entryId' | 'round'>,
    type: Disposition,
    reason: string,
    at: Date,
  ) =>
    void (await database.query(
      `with cleaned as (update page set cleaned_at = $5, outcome = $4 where id = $1)
       update entry set disposition = $6, reason = $4, settled_at = $5
       where id = $2 and revision_id is null and (round = $3 or disposition = 'pending')`,
      [page.id, page.entryId, page.round, asReason(reason), at, type],
    )),
})
