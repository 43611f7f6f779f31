import type { Database } from './database.ts'
import type { PageRow } from './pages.ts'

/** Which pages: fetched at that time or later; of one entry. Null is all. With `feeds`, the documents of feeds too. */
export type ArchiveFilter = { since: Date | null; entryId: string | null; feeds: boolean }

export type ArchivedPage = Pick<PageRow, 'id' | 'url' | 'headers' | 'rawHash' | 'fetchedAt'> & {
  /** Null where nobody was asked: a hub pushed it. */
  status: number | null
  /** The first page of these that had the same bytes, where that is another one. */
  seen: Pick<PageRow, 'id' | 'url' | 'fetchedAt'> | null
}

type ArchiveRow = Omit<ArchivedPage, 'seen'> & { seenId: string | null; seenUrl: string | null; seenAt: Date | null }

// $1 since, $2 entry, $3 and $4 the page that was told last, $5 with the documents of feeds
const KEPT = `(
  select id, url, status, headers, raw_hash, fetched_at, entry_id from page
  union all select id, url, status, headers, raw_hash, fetched_at, null from feed_document where $5::boolean)`
const ARCHIVE = `
  select page.id, page.url, status, headers, page.raw_hash as "rawHash", page.fetched_at as "fetchedAt",
    seen.id as "seenId", seen.url as "seenUrl", seen.fetched_at as "seenAt"
  from ${KEPT} page left join lateral (
    select id, url, fetched_at from ${KEPT} earlier
    where earlier.raw_hash = page.raw_hash and (earlier.fetched_at, earlier.id) < (page.fetched_at, page.id)
      and ($1::timestamptz is null or earlier.fetched_at >= $1) and ($2::text is null or earlier.entry_id = $2)
    order by fetched_at, id limit 1) seen on true
  where ($1::timestamptz is null or page.fetched_at >= $1) and ($2::text is null or page.entry_id = $2)
    and ($3::timestamptz is null or (page.fetched_at, page.id) > ($3, $4::text))
  order by page.fetched_at, page.id limit 100`

export const archiveQueries = (database: Database) => ({
  /** Every page in the order of fetching, a few at a time, so that memory stays flat. */
  pages: async function* ({ since, entryId, feeds }: ArchiveFilter): AsyncGenerator<ArchivedPage> {
    let last: Pick<ArchivedPage, 'id' | 'fetchedAt'> | undefined
    do {
      const rows: ArchiveRow[] = await database.rows<ArchiveRow>(ARCHIVE, [
        since,
        entryId,
        last?.fetchedAt,
        last?.id,
        feeds,
      ])
      for (const { seenId, seenUrl, seenAt, ...page } of rows) {
        const isFirst = seenId === null || seenUrl === null || seenAt === null
        yield { ...page, seen: isFirst ? null : { id: seenId, url: seenUrl, fetchedAt: seenAt } }
      }
      last = rows.at(-1)
    } while (last)
  },
})
