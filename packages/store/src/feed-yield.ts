import type { Database } from './database.ts'

/** What a feed announced: in all, and since the moment asked about. */
export type AnnouncedByFeed = { feedId: string; entries: number; lately: number }

/** An entry that a feed announced, and what came of it. `letters`: the length of its text, null where it has none. */
export type FeedEntrySummary = {
  id: string
  url: string
  title: string | null
  disposition: string
  reason: string | null
  firstSeenAt: Date
  publishedAt: Date | null
  letters: number | null
}

/**
 * What an outlet's pages give: the median length of its newest texts, and of those before, in bytes of UTF-8; `without`: of how many of its newest pages
 * on end came no text.
 */
export type OutletYield = {
  outlet: string
  recent: number | null
  recentTexts: number
  usual: number | null
  usualTexts: number
  without: number
}

const NEWEST = 10
const BEFORE = 100

/** What comes of feeds and outlets. */
export const feedYieldQueries = (database: Database) => ({
  announced: (since: Date) =>
    database.rows<AnnouncedByFeed>(
      `select feed_id as "feedId", count(*)::int as entries, (count(*) filter (where first_seen_at > $1))::int as lately from feed_entry group by feed_id`,
      [since],
    ),

  entries: (feedId: string, limit: number) =>
    database.rows<FeedEntrySummary>(
      `select entry.id, coalesce(entry.final_url, entry.canonical_url) as url, coalesce(revision.title, entry.title) as title, entry.disposition,
         entry.reason, link.first_seen_at as "firstSeenAt", entry.published_at as "publishedAt", length(revision.text) as letters
       from feed_entry link join entry on entry.id = link.entry_id left join revision on revision.id = entry.revision_id
       where link.feed_id = $1 order by link.first_seen_at desc, entry.published_at desc nulls last, entry.id limit $2`,
      [feedId, limit],
    ),

  /**
   * By outlets whose pages came in since then. A page that was not settled yet says nothing. How many bytes a text has stands beside it; how many
   * letters is only known by reading it, and these are all texts of days.
   */
  byOutlet: (since: Date) =>
    database.rows<OutletYield>(
      `with settled as (
         select entry.outlet, entry.disposition in ('stored', 'copy') as has_text, octet_length(revision.text) as bytes,
           row_number() over (partition by entry.outlet order by entry.found_at desc, entry.id) as place,
           row_number() over (partition by entry.outlet, revision.id is null order by entry.found_at desc, entry.id) as text_place
         from entry left join revision on revision.id = entry.revision_id
         where entry.found_at > $1 and entry.disposition <> 'pending')
       select outlet,
         percentile_cont(0.5) within group (order by bytes) filter (where bytes is not null and text_place <= ${NEWEST}) as recent,
         (count(*) filter (where bytes is not null and text_place <= ${NEWEST}))::int as "recentTexts",
         percentile_cont(0.5) within group (order by bytes) filter (where bytes is not null and text_place > ${NEWEST} and text_place <= ${NEWEST + BEFORE}) as usual,
         (count(*) filter (where bytes is not null and text_place > ${NEWEST} and text_place <= ${NEWEST + BEFORE}))::int as "usualTexts",
         (coalesce(min(place) filter (where has_text), max(place) + 1) - 1)::int as without
       from settled group by outlet`,
      [since],
    ),
})
