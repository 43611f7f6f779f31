import type { Database } from './database.ts'
import type { PageRow } from './pages.ts'

/** Which pages: fetched at that time or later; of one entry. Null is all. */
export type ArchiveFilter = { since: Date | null; entryId: string | null }

export type ArchivedPage = Pick<PageRow, 'id' | 'url' | 'status' | 'headers' | 'rawHash' | 'fetchedAt'> & {
  /** The first page of these that had the same bytes, where that is another one. */
  seen: Pick<PageRow, 'id' | 'url' | 'fetchedAt'> | null
}

type ArchiveRow = Omit<ArchivedPage, 'seen'> & { seenId: string | null; seenUrl: string | null; seenAt: Date | null }

// $1 since, $2 entry, $3 and $4 the page that was told last
const ARCHIVE = `
  select page.id, page.url, status, headers, page.raw_hash as "rawHash", page.fetched_at as "fetchedAt",
    seen.id as "seenId", seen.url as "seenUrl", seen.fetched_at as "seenAt"
  from page left join lateral (
    select id, url, fetched_at from page earlier
    where earlier.raw_hash = page.raw_hash and (earlier.fetched_at, earlier.id) < (page.fetched_at, page.id)
      and ($1::timestamptz is null or earlier.fetched_at >= $1) and ($2::text is null or earlier.entry_id = $2)
    order by fetched_at, id limit 1) seen on true
  where ($1::timestamptz is null or page.fetched_at >= $1) and ($2::text is null or page.entry_id = $2)
    and ($3::timestamptz is null or (page.fetched_at, page.id) > ($3, $4::text))
  order by page.fetched_at, page.id limit 100`

export const archiveQueries = (database: Database) => ({
  /** Every page in the order of fetching, a few at a time, so that memory stays flat. */
  pages: async function* ({ since, entryId }: ArchiveFilter): AsyncGenerator<ArchivedPage> {
    let last: Pick<ArchivedPage, 'id' | 'fetchedAt'> | undefined
    do {
      const rows: ArchiveRow[] = await database.rows<ArchiveRow>(ARCHIVE, [since, entryId, last?.fetchedAt, last?.id])
      for (const { seenId, seenUrl, seenAt, ...page } of rows) {
        const isFirst = seenId === null || seenUrl === null || seenAt === null
        yield { ...page, seen: isFirst ? null : { id: seenId, url: seenUrl, fetchedAt: seenAt } }
      }
      last = rows.at(-1)
    } while (last)
  },
})
