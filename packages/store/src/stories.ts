import type { Counted, Figure, Mention } from '@copydesk/news'
import { type Chosen, type Place, READING_MS, storiesChosen } from './chosen.ts'
import type { Database } from './database.ts'

export type StorySummary = {
  id: string
  headline: string | null
  firstAt: Date
  lastAt: Date
  changedAt: Date
  articles: number
  pages: number
  outlets: number
  origins: string[]
}

/** `counted`: null where it was grouped by an older program. */
export type StoryText = {
  id: string
  text: string
  publisher: string
  counted: Counted | null
  figures: Figure[]
  mentions: Mention[]
}

const SUMMARY = `select story.id, story.headline, story.first_at as "firstAt", story.last_at as "lastAt", story.changed_at as "changedAt",
    count(distinct article.id)::int as articles, count(copy.entry_id)::int as pages, count(distinct entry.outlet)::int as outlets,
    coalesce(array_agg(distinct article.origin->>'name') filter (where article.origin is not null), '{}') as origins
  from story join article on article.story_id = story.id and article.merged_into is null
    join copy on copy.article_id = article.id join entry on entry.id = copy.entry_id`

export const storyTable = (database: Database) => ({
  /** The last changed first, each with its place in the list: from after a place on, those that were chosen. */
  list: (limit: number, chosen: Chosen = {}, after: Place | null = null) => {
    const values: unknown[] = [limit, after?.at ?? 'infinity', after?.id ?? '']
    const wanted = storiesChosen(chosen, values)
    return database.transaction(
      (sql) =>
        sql.rows<StorySummary & { at: string }>(
          `with page as (
             select id from story where merged_into is null and (changed_at, id) < ($2::timestamptz, $3)${wanted}
             order by changed_at desc, id desc limit $1)
           select told.*, story.changed_at::text as at from story join (${SUMMARY} where story.id in (select id from page) group by story.id) told using (id)
           order by story.changed_at desc, id desc`,
          values,
        ),
      { timeoutMs: READING_MS },
    )
  },

  byId: (id: string) =>
    database.row<StorySummary>(
      `${SUMMARY} where story.id = (select coalesce(merged_into, id) from story where id = $1) group by story.id`,
      [id],
    ),

  /** What the articles of a story say, and which figures they state, and whom they name. */
  texts: (storyId: string) =>
    database.rows<StoryText>(
      `select article.id, revision.text, coalesce(revision.article->>'publisher', entry.outlet) as publisher, article.counted,
         coalesce(tagging.figures, '[]') as figures, coalesce(tagging.mentions, '[]') as mentions
       from article join revision on revision.id = article.revision_id join entry on entry.id = article.lead_entry_id
         left join tagging on tagging.article_id = article.id and tagging.revision_id = article.revision_id
       where article.merged_into is null and article.story_id = $1`,
      [storyId],
    ),
})
