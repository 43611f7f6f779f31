import type { CleanedArticle } from '@copydesk/news'
import { type Database, tookTooLong } from './database.ts'
import { whyDropped } from './dropped.ts'

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

/** Those that were looked for, the newest first. `since`: only what was found from then on was looked through; null where all was. */
export type FoundEntries = { entries: FoundEntry[]; since: Date | null }

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

/** One text of an entry, with what cleaning read and removed. `dropped`: why neither is there any more. */
export type KeptRevision = {
  id: string
  pageId: string
  number: number
  title: string | null
  text: string
  article: Partial<Omit<CleanedArticle, 'text'>>
  cleanedAt: Date
  dropped: string | null
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
  /**
   * By an address or the id of an entry, page, revision or article: that alone. Else by outlet; else by a part of the address or title,
   * which no index holds: what changes so often is not to cost more each time. The newest are looked through first, for a few seconds.
   */
  find: async (wanted: string, limit: number, now: Date): Promise<FoundEntries> => {
    const named = await database.rows<FoundEntry>(`${FOUND} where ${NAMED} limit 1`, [wanted])
    if (named.length > 0) return { entries: named, since: null }
    const ofOutlet = await database.rows<FoundEntry>(
      `${FOUND} where outlet = any($1) order by found_at desc limit $2`,
      [[wanted, wanted.replace(/^www\./, '')], limit],
    )
    return ofOutlet.length > 0 ? { entries: ofOutlet, since: null } : findByPart(database, wanted, limit, now)
  },

  pages: (entryId: string) =>
    database.rows<FetchedPage>(
      `select page.id, page.round, page.url, page.status, page.headers, page.raw_hash as "rawHash", raw.length as bytes,
         page.fetched_at as "fetchedAt", page.cleaned_at as "cleanedAt", page.outcome
       from page join raw on raw.hash = page.raw_hash where page.entry_id = $1 order by page.fetched_at, page.round`,
      [entryId],
    ),

  revisions: async (entryId: string): Promise<KeptRevision[]> => {
    const rows = await database.rows<Omit<KeptRevision, 'dropped'> & { droppedAt: Date | null }>(
      `select id, page_id as "pageId", number, title, text, article, cleaned_at as "cleanedAt", dropped_at as "droppedAt"
       from revision where entry_id = $1 order by number`,
      [entryId],
    )
    return rows.map(({ droppedAt, ...kept }) => ({ ...kept, dropped: droppedAt && whyDropped('text', droppedAt) }))
  },
})

const DAY_MS = 86_400_000
/** So far back, one after the other. */
const STRETCHES_DAYS = [2, 30, null]
const PATIENCE_MS = 3000

async function findByPart(database: Database, wanted: string, limit: number, now: Date): Promise<FoundEntries> {
  const part = `%${wanted.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
  const giveUpAt = performance.now() + PATIENCE_MS
  const entries: FoundEntry[] = []
  let before: Date | null = null
  for (const days of STRETCHES_DAYS) {
    const from: Date | null = days === null ? null : new Date(now.getTime() - days * DAY_MS)
    const timeoutMs = Math.ceil(giveUpAt - performance.now())
    const more =
      timeoutMs <= 0 ? null : await findBetween(database, [part, from, before, limit - entries.length], timeoutMs)
    if (more === null) return { entries, since: before ?? now }
    entries.push(...more)
    before = from
    if (entries.length >= limit) break
  }
  return { entries, since: null }
}

/** Null where it took too long. */
const findBetween = (database: Database, values: [string, Date | null, Date | null, number], timeoutMs: number) =>
  database
    .transaction(
      (sql) =>
        sql.rows<FoundEntry>(
          `${FOUND} where found_at >= coalesce($2, '-infinity'::timestamptz) and found_at < coalesce($3, 'infinity'::timestamptz)
             and (canonical_url ilike $1 or title ilike $1) order by found_at desc limit $4`,
          values,
        ),
      { timeoutMs },
    )
    .catch((error: unknown) => {
      if (tookTooLong(error)) return null
      throw error
    })
