import type { CleanedArticle } from '@copydesk/news'
import type { Database } from './database.ts'

/** An entry as one of several that were looked for. */
export type FoundEntry = {
  id: string
  url: string
  outlet: string
  title: string | null
  disposition: string
  reason: string | null
  foundAt: Date
}

/** One fetch of an entry's page. */
export type FetchedPage = {
  id: string
  round: number
  url: string
  status: number
  headers: Record<string, string>
  rawHash: string
  bytes: number
  fetchedAt: Date
  cleanedAt: Date | null
  outcome: string | null
}

/** One text of an entry, with what cleaning read and removed. */
export type KeptRevision = {
  id: string
  pageId: string
  number: number
  title: string | null
  text: string
  article: Omit<CleanedArticle, 'text'>
  cleanedAt: Date
}

const FOUND = `select entry.id, coalesce(entry.final_url, entry.canonical_url) as url, entry.outlet, entry.title, entry.disposition, entry.reason,
    entry.found_at as "foundAt" from entry`

// Whatever of an entry somebody may have at hand.
const NAMED = `id in (
  select id from entry where id = $1 or canonical_url = $1 or final_url = $1
  union all select entry_id from page where id = $1
  union all select entry_id from revision where id = $1
  union all select lead_entry_id from article where id = (select coalesce(merged_into, id) from article where id = $1))`

/** Where pages are on the line, by whatever one has of them. */
export const whereaboutsQueries = (database: Database) => ({
  /** By an address or the id of an entry, page, revision or article: those alone. Else by outlet, or by a part of the address, the newest first. */
  find: async (wanted: string, limit: number): Promise<FoundEntry[]> => {
    const named = await database.rows<FoundEntry>(`${FOUND} where ${NAMED} limit 1`, [wanted])
    if (named.length > 0) return named
    const part = `%${wanted.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
    return database.rows<FoundEntry>(
      `${FOUND} where outlet = $1 or canonical_url ilike $2 or title ilike $2 order by found_at desc limit $3`,
      [wanted, part, limit],
    )
  },

  pages: (entryId: string) =>
    database.rows<FetchedPage>(
      `select page.id, page.round, page.url, page.status, page.headers, page.raw_hash as "rawHash", raw.length as bytes,
         page.fetched_at as "fetchedAt", page.cleaned_at as "cleanedAt", page.outcome
       from page join raw on raw.hash = page.raw_hash where page.entry_id = $1 order by page.fetched_at, page.round`,
      [entryId],
    ),

  revisions: (entryId: string) =>
    database.rows<KeptRevision>(
      `select id, page_id as "pageId", number, title, text, article, cleaned_at as "cleanedAt" from revision where entry_id = $1 order by number`,
      [entryId],
    ),
})
